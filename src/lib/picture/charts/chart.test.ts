import { describe, expect, it } from 'vitest';
import { tenths } from '../screen';
import { distanceTo } from '$lib/site/boxes';
import { chartOf, grownTo, type ChartInput } from './chart';
import { linkMarks, symbolMarks, stillMarks } from './chart-marks';
import { columnsOf, rowAt, yearFrame, type ChartRecord } from './chart-rows';

const axis = { from: 2003, to: 2026 };
let next = 0;
const record = (year: number, status: ChartRecord['status'], label: string | null = null) => {
  return { id: `r${next++}`, year, status, label };
};
const many = (n: number, year: number, status: ChartRecord['status']) =>
  Array.from({ length: n }, () => record(year, status));

const input = (records: ChartRecord[], more: Partial<ChartInput> = {}): ChartInput => ({
  kind: 'exercise',
  axis,
  records,
  coveredTo: '2026-06-30',
  brackets: [
    { from: 2014, to: 2019, number: '11 of 15', words: ' new, 4 back', short: ' new, 4 back' },
    { from: 2020, to: 2026, number: '3 of 17', words: ' new', short: ' new' },
  ],
  contexts: [],
  titlePx: 290,
  ...more,
});
const wide = { width: 1024, height: 218 };

it('a column stands up, perhaps new nearest to the years, then new, and hangs down: back, without a place', () => {
  const statuses = ['return', 'unknown', 'new', 'perhaps'] as const;
  const [column] = columnsOf(statuses.map((status) => record(2022, status)));
  expect(column!.up.map(({ status }) => status)).toEqual(['perhaps', 'new']);
  expect(column!.down.map(({ status }) => status)).toEqual(['return', 'unknown']);
});

describe('the rows of the chart', () => {
  it('keep everything within its height, nothing on the band or the brackets', () => {
    for (const height of [120, 150, 218, 230, 346])
      for (const n of [1, 4, 9, 20]) {
        const records = [...many(n, 2016, 'new'), ...many(n, 2023, 'return')];
        const { rows, columns } = chartOf(input(records), { width: 1024, height });
        const up = columns[0]!.up.length - 1;
        const down = columns.at(-1)!.down.length - 1;
        expect(rowAt(rows.main, 'up', up) - rows.main.r).toBeGreaterThan(rows.bracket.line);
        expect(rowAt(rows.main, 'up', 0) + rows.main.r).toBeLessThanOrEqual(rows.band.y);
        expect(rowAt(rows.main, 'down', 0) - rows.main.r).toBeGreaterThanOrEqual(rows.band.y + 20);
        expect(rowAt(rows.main, 'down', down) + rows.main.r).toBeLessThanOrEqual(height);
        const step = rowAt(rows.main, 'up', 0) - rowAt(rows.main, 'up', 1);
        expect(step).toBeGreaterThanOrEqual(2 * rows.main.r - 1e-9);
      }
  });

  it('have no names in a low window', () => {
    const low = { width: 1024, height: 150 };
    expect(chartOf(input([record(2014, 'new', 'Urals')]), low).rows.hasNames).toBe(false);
  });

  it('close up above eight and become bars above twenty', () => {
    const shape = (n: number) => chartOf(input(many(n, 2016, 'new')), wide).rows.main;
    expect(shape(8).r).toBeLessThan(shape(8).step / 2);
    expect(shape(9).r).toBe(shape(9).step / 2);
    expect([shape(20).isBar, shape(21).isBar]).toEqual([false, true]);
  });
});

describe('brackets', () => {
  const lineOf = (more: Partial<ChartInput>, width = 1024) =>
    chartOf(input([record(2014, 'new')], more), { width, height: 218 }).rows.bracket.line;

  it('stand beside the choice of the chart, or under it', () => {
    expect([lineOf({}), lineOf({ titlePx: 600 })]).toEqual([34, 53]);
  });

  it('have their words under their numbers where both have no room', () => {
    expect(lineOf({}, 360)).toBe(58);
  });
});

describe('names of new places', () => {
  const named = (records: ChartRecord[]) => chartOf(input(records), wide);

  it('are within 3 px of their own symbol, or have a line to it, off those of its year and others with a name, 12 px from the rest', () => {
    const labels = ['Baltic', 'Urals', 'Gulf of Oman', 'Sea of Okhotsk', 'Inner Mongolia'];
    const records = Array.from({ length: 40 }, (_, i) =>
      record(2003 + ((i * 7) % 24), 'new', labels[i % labels.length]!),
    ).filter((_, i) => i % 3 > 0);
    const { rows, names, columns, centreOf } = named(records);
    expect(names.length).toBeGreaterThan(3);
    const dots = columns.flatMap(({ year, up }) =>
      up.map(({ id }, row) => {
        return { id, year, x: centreOf(year), y: rowAt(rows.main, 'up', row) };
      }),
    );
    for (const { id, year, box, leader } of names) {
      for (const dot of dots) {
        const gap = distanceTo(box, dot) - rows.main.r;
        if (dot.id === id) expect(gap).toBeLessThanOrEqual(leader ? 15.001 : 3.001);
        else {
          const isNamed = names.some((name) => name.id === dot.id);
          expect(gap).toBeGreaterThanOrEqual(dot.year === year || isNamed ? 2.99 : 12);
        }
      }
    }
  });

  it('stand higher, with a line to their symbol, where they would be read as of another year', () => {
    const records = [record(2010, 'new'), record(2011, 'new', 'Tajikistan'), record(2012, 'new')];
    const { names, rows } = named(records);
    const from = rowAt(rows.main, 'up', 0) - rows.main.r;
    expect(names).toMatchObject([{ leader: { from, to: from - 15 } }]);
  });

  it('cross no start of a period, and stand above their symbol where there is no room beside it', () => {
    const chart = named([
      record(2019, 'new', 'Gulf of Oman'),
      record(2020, 'new', 'Astrakhan'),
      record(2021, 'new', 'Ningxia'),
    ]);
    const texts = chart.names.map(({ text }) => text).toSorted();
    expect(texts).toEqual(['Astrakhan', 'Gulf of Oman', 'Ningxia']);
    const start = chart.xOf(2020);
    expect(chart.names.filter(({ box }) => box.x0 < start && box.x1 > start)).toEqual([]);
  });

  it('of the years since the break come first', () => {
    const records = [record(2019, 'new', 'Gulf of Oman'), record(2021, 'new', 'Ningxia')];
    // Between both there is room for one name.
    const { names } = named([record(2017, 'new'), ...records, record(2023, 'new')]);
    expect(names[0]?.text).toBe('Ningxia');
  });
});

it('what stood in the way is drawn above the symbols, or left out', () => {
  const contexts = [{ id: 'war', name: { en: 'War' }, start: '2022-02-24' }];
  const drawn = (n: number) =>
    chartOf(input([...many(n, 2024, 'new'), record(2005, 'return')], { contexts }), wide).contexts;
  expect([drawn(1).length, drawn(6).length]).toEqual([1, 0]);
});

describe('marks', () => {
  it('are a symbol of each record, up to a year those until then, and a link', () => {
    const records = [record(2010, 'new'), ...many(3, 2014, 'new'), record(2014, 'unknown')];
    const chart = chartOf(input([...records, record(2020, 'perhaps')]), wide);
    const counts = (until: number) =>
      symbolMarks({ ...grownTo(chart, until), words: [] }).map(
        ({ shape }) => String(shape.d).split('M').length - 1,
      );
    // New, without a place, and a disc with its filled half.
    expect([2020, 2014, 2013].map(counts)).toEqual([[4, 1, 1, 1], [4, 1], [1]]);
    const links = linkMarks(chart).map(({ shape: { x, y } }) => `${x} ${y}`);
    expect(new Set(links).size).toBe(records.length + 1);
  });

  it('have pills where the slider has them, beside which no year has room', () => {
    const slim = chartOf(input([]), { width: 640, height: 218 });
    const texts = stillMarks(slim, { from: 2014, to: 2014 })
      .filter(({ layer, spans }) => ['year', 'pill'].includes(layer) && spans)
      .map(({ spans, shape }) => `${spans![0]!.text} ${shape.x}`);
    expect(texts.at(-1)).toBe(`2014 ${slim.centreOf(2014)}`);
    expect(texts.join()).toMatch(/’12 [\d.]+,’14 [\d.]+,’16 /);
  });

  it('of ground are bars on the band and below it on one scale', () => {
    const year = { text: '', isHollow: false };
    const bars = [
      { ...year, year: 2016, value: 1, below: 2 },
      { ...year, year: 2017, value: 2, below: 0 },
    ];
    const ground = chartOf(input([], { bars }), wide);
    const { y, height } = ground.rows.band;
    const px = ground.bars![0]!.value;
    const rects = symbolMarks(ground).filter(({ layer }) => layer === 'bar');
    const expected = [y - px, px, y + height, 2 * px, y - 2 * px, 2 * px].map(tenths);
    expect(rects.flatMap(({ shape }) => [shape.y, shape.height])).toEqual(expected);
    expect(y - 2 * px).toBeGreaterThan(ground.rows.bracket.line);
    expect(y + height + 2 * px).toBeLessThanOrEqual(wide.height);
  });
});

it('a year of equal months has its middle in the middle of its slot', () => {
  const { dayOf, centreOf } = yearFrame(axis, wide);
  expect([dayOf('2003-01-01'), dayOf('2003-07-01')]).toEqual([0, centreOf(2003)]);
  expect(dayOf('2003-02-30')).toBeNaN();
});
