import { describe, expect, it } from 'vitest';
import { monthTime } from '$lib/core/record/time';
import type { DatedItem } from './time-lane-items';
import { placeTimeLanes, timeLanesHeight, type TimeLane } from './time-lanes';

const bounds = { from: 12 * 2003, to: 12 * 2026 + 11 };
const day = (date: string, change: Partial<DatedItem> = {}): DatedItem => ({
  ...{ id: date, start: monthTime(date), end: monthTime(date), shape: 'moment' },
  ...{ inferred: false, label: `Meeting of ${date}`, text: `Meeting, ${date}`, ...change },
});
const items = (...list: DatedItem[]): TimeLane => ({
  ...{ id: 'l', label: 'Lane', kind: 'items', colour: 'ink', items: list },
});
const place = (lanes: TimeLane[], window = bounds, width = 964) =>
  placeTimeLanes(lanes, { width, window, bounds, formatTick: String });

describe('lanes over time', () => {
  it('put a date where the share of the months says, each year equally wide', () => {
    // 24 years in 960 px: 40 px a year; the middle of 2010 is 7.5 years after 2003.
    const { items: placed } = place([items(day('2010-07-01'))]);
    expect(placed[0]!.x + placed[0]!.width / 2).toBeCloseTo(2 + 7.5 * 40, 1);
  });

  it('never move when the window changes', () => {
    const lanes = [items(...Array.from({ length: 12 }, (_, i) => day(`2019-0${(i % 9) + 1}-15`)))];
    const all = place(lanes).lanes;
    const near = place(lanes, { from: 12 * 2019, to: 12 * 2019 + 5 }).lanes;
    expect(near).toEqual(all);
    expect(all.at(-1)!.bottom).toBeLessThan(timeLanesHeight(lanes, bounds));
  });

  it('keep what is outside the window out, and what goes on in', () => {
    const lanes = [
      items(
        day('2010-01-01'),
        day('2014-07-31', { shape: 'open', id: 'sanctions' }),
        day('2020-06-01', { shape: 'open', id: 'later' }),
        day('2019-03-02', { id: 'inside' }),
      ),
    ];
    const { items: placed, marks } = place(lanes, { from: 12 * 2019, to: 12 * 2019 + 11 });
    expect(placed.map(({ item }) => item.id)).toEqual(['sanctions', 'inside']);
    expect(marks.map(({ id }) => id)).toEqual(['sanctions', 'inside']);
    expect(placed[0]).toMatchObject({ shape: 'open', x: 2, width: 960 });
  });

  it('let what goes on make room for what comes after it in its row', () => {
    const going = Array.from({ length: 7 }, (_, i) =>
      day(`201${i}-03-01`, { shape: 'open', id: `open-${i}`, label: '' }),
    );
    const { items: placed } = place([items(...going)]);
    for (const { x, width, y } of placed) {
      const next = placed.find((other) => other.y === y && other.x > x);
      if (next) expect(x + width).toBeLessThanOrEqual(next.x - 3 + 1e-9);
      else expect(x + width).toBe(962);
    }
  });

  it('cut short what goes on only where no other row is free', () => {
    const lane = items(
      day('2012-05-01'),
      day('2014-07-31', { shape: 'open', id: 'embargo' }),
      day('2020-01-31', { id: 'closed' }),
      day('2022-02-24', { shape: 'open', id: 'war' }),
    );
    const widths = place([lane]).items.map(({ item, x, width }) => [item.id, x + width]);
    expect(Object.fromEntries(widths)).toMatchObject({ embargo: 962, war: 962 });
  });

  it('draw a date known by its year as that year, paler, and a day as a dot', () => {
    const year = day('2017-01-01', { end: monthTime('2018-01-01') });
    const [coarse] = place([items(year)]).items;
    expect(coarse).toMatchObject({ shape: 'coarse' });
    expect(coarse!.width).toBeCloseTo(40, 5);
    expect(place([items(day('2017-06-07'))]).items[0]!.shape).toBe('dot');
  });

  it('give a label only the room before the next item of the row', () => {
    const crowd = Array.from({ length: 60 }, (_, i) =>
      day(`20${10 + Math.floor(i / 6)}-${String(2 * (i % 6) + 1).padStart(2, '0')}-05`),
    );
    for (const window of [bounds, { from: 12 * 2014, to: 12 * 2015 + 11 }]) {
      const { items: placed } = place([items(...crowd)], window);
      for (const { label, y } of placed) {
        if (!label) continue;
        const next = placed.filter((other) => other.y === y && other.x > label.x)[0];
        const end = label.x + 0.5 * 12 * label.text.length;
        expect(end).toBeLessThanOrEqual((next?.x ?? 962) + 12);
      }
    }
    const [near] = place([items(...crowd)], { from: 12 * 2014, to: 12 * 2014 + 5 }).items;
    expect(near!.label).not.toBeNull();
  });

  it('name years from far and months from near, in the middle of each', () => {
    expect(place([items()]).ticks.map(({ text }) => text)).toContain('2014');
    const near = place([items()], { from: 12 * 2019 + 2, to: 12 * 2019 + 7 });
    expect(near.ticks.map(({ text }) => text)).toEqual(
      ['03', '04', '05', '06', '07', '08'].map((month) => `2019-${month}`),
    );
    expect(near.ticks[0]!.at).toBeCloseTo(2 + 80, 5);
  });

  it('stack the parts of a year and cut its column at the window', () => {
    const lane: TimeLane = {
      ...{ id: 'c', label: 'Records', kind: 'columns' },
      values: [
        {
          ...{ year: 2019, text: '2019: 4' },
          parts: [
            { id: 'exercise', value: 3, colour: 'exercise' },
            { id: 'patrol', value: 1, colour: 'patrol' },
          ],
        },
        { year: 2020, text: '2020: 2', parts: [{ id: 'exercise', value: 2, colour: 'exercise' }] },
      ],
    };
    const { columns, marks } = place([lane], { from: 12 * 2019 + 6, to: 12 * 2020 + 5 });
    expect(columns.map(({ height }) => height)).toEqual([30, 10, 20]);
    expect(columns[1]!.y + columns[1]!.height).toBeCloseTo(columns[0]!.y, 6);
    expect(columns[0]).toMatchObject({ x: 2, width: 479 });
    expect(marks.map(({ text }) => text)).toEqual(['2019: 4', '2020: 2']);
  });
});
