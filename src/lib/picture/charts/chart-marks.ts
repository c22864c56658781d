import type { YearSpan } from '#core/record/time';
import { toneOf } from '$lib/view/tone';
import { lineMark, rectMark, type Mark } from '../marks';
import { tenths } from '../screen';
import { columnMarks, columns } from '../signs/columns';
import { PLAIN_R, plainSigns } from '../signs/plain-signs';
import { wordMark } from '../text-mark';
import type { Chart } from './chart';
import { NAME_PX, SIDES } from './chart-rows';
import { pillMarks, yearMarks } from './year-marks';

/**
 * The years as marks, laid out by `chartOf` for a room, for page, story, saved pictures and film alike.
 * The page draws `yearMarks`, `symbolMarks` and `nameMarks` apart, so that a step of the year draws no
 * sign anew, with `linkMarks` below the signs and its slider on the band, of which a still has the pills.
 */
export const stillMarks = (chart: Chart, chosen: YearSpan): Mark[] => [
  ...yearMarks(chart, chosen),
  ...symbolMarks(chart),
  ...nameMarks(chart, chosen),
  ...pillMarks(chart, chosen),
];

/** Columns of records with what they mean, or bars. */
export function symbolMarks(chart: Chart): Mark[] {
  const { kind, rows, words, isNarrow } = chart;
  if (chart.bars) return groundMarks(chart);
  const r = Math.min(rows.main.r, 0.46 * chart.slot);
  const signs = rows.main.isBar ? columnBars(chart) : columnMarks(symbolsOf(chart), r);
  const meanings = words.flatMap(({ word, text, x, y }) => {
    const isUnknown = word === 'unknown';
    const look = { fill: `var(--${isUnknown ? 'mute' : kind})`, weight: isUnknown ? 400 : 600 };
    const signR = PLAIN_R[isNarrow ? 'narrowWord' : 'word'];
    return [
      ...plainSigns({ kind, status: word }, signR, [{ x: x - 9, y }], isUnknown),
      wordMark('word', text, { x, y: y + 4.3, px: chart.wordPx, ...look }),
    ];
  });
  return [...signs, ...meanings];
}

const symbolsOf = ({ kind, columns: years, rows: { main }, centreOf }: Chart) =>
  columns(
    years.flatMap(({ year, ...column }) =>
      SIDES.map((side) => ({
        x: centreOf(year),
        ...(side === 'up'
          ? { y: main.above, line: -main.step }
          : { y: main.below, line: main.step }),
        signs: column[side].map(({ id, status }) => ({ id, kind, status })),
      })),
    ),
  );

const filled = (kind: string) => ({ fill: `var(--${kind})` });
const hollow = (kind: string) => {
  return { fill: 'var(--paper)', stroke: `var(--${kind})`, 'stroke-width': 1.5 };
};

/** In px, `value` above the band and `below` it. */
function barMarks(
  { rows: { main }, kind, centreOf }: Chart,
  bars: readonly {
    year: number;
    value: number;
    below: number;
    isHollow?: boolean;
    /** Of a bar below it. */
    foot?: number;
  }[],
  width: number,
  belowLook: Mark['style'],
) {
  const shapeOf = (year: number, y: number, height: number) => {
    return { x: tenths(centreOf(year) - width / 2), y: tenths(y), width, height: tenths(height) };
  };
  return bars.flatMap(({ year, value, below, isHollow, foot = 0 }) => {
    const look = isHollow ? hollow(kind) : filled(kind);
    return [
      ...(value ? [rectMark('bar', shapeOf(year, main.above - foot - value, value), look)] : []),
      ...(below ? [rectMark('bar', shapeOf(year, main.below, below), belowLook)] : []),
    ];
  });
}

/** Columns too high to tell symbols apart. */
function columnBars(chart: Chart) {
  const { step } = chart.rows.main;
  const bars = chart.columns.flatMap(({ year, up, down }) => {
    const perhaps = up.filter(({ status }) => status === 'perhaps').length * step;
    return [
      { year, value: perhaps, below: down.length * step, isHollow: true },
      { year, value: up.length * step - perhaps, below: 0, foot: perhaps },
    ];
  });
  return barMarks(chart, bars, tenths(2 * Math.min(10, chart.slot / 3)), hollow(chart.kind));
}

/** New ground stands on the band, known ground hangs below. */
function groundMarks(chart: Chart): Mark[] {
  const { rows, kind, wordPx: px, slot } = chart;
  const belowLook = { ...filled(kind), 'fill-opacity': 0.4 };
  const places = [
    { y: rows.bracket.line + 16, ...filled(kind) },
    { y: rows.main.below + 16, ...filled('mute') },
  ];
  return [
    ...chart.barTitles.map((title, i) =>
      wordMark('title', title, { ...places[i]!, x: 2, px, weight: 600 }),
    ),
    ...barMarks(chart, chart.bars!, tenths(Math.min(26, 0.6 * slot)), belowLook),
  ];
}

/** Narrower bars have no number, nor lower ones. */
const NUMBERED_PX = { width: 24, height: 12 };

/** Names of places, bold in the chosen years, higher ones with a line to their symbol; or numbers of bars. */
export function nameMarks(chart: Chart, chosen: YearSpan): Mark[] {
  const bars = chart.slot < NUMBERED_PX.width ? null : chart.bars;
  const numbers = (bars ?? [])
    .filter(({ value }) => value >= NUMBERED_PX.height)
    .map(({ year, value, text }) => {
      return { year, text, dx: 0, y: chart.rows.band.y - value - 7, anchor: 'middle' as const };
    });
  const leaders = chart.names.flatMap(({ year, leader }) => {
    if (!leader) return [];
    const x = tenths(chart.centreOf(year));
    return lineMark('leader', `M${x} ${tenths(leader.from)}V${tenths(leader.to)}`, 'mute');
  });
  const names = [...chart.names, ...numbers].map(({ year, text, dx, y, anchor }) => {
    const isStrong = toneOf(year, chosen) === 'strong';
    const look = { ...filled(isStrong ? 'ink' : 'mute'), weight: isStrong && !bars ? 600 : 400 };
    const place = { x: chart.centreOf(year) + dx, y: y + 4, px: NAME_PX, anchor };
    return wordMark('name', text, { ...place, ...look });
  });
  return [...leaders, ...names];
}

/** Around each symbol, which lies above and lets the pointer through. */
export function linkMarks(chart: Chart): Mark[] {
  const { step, isBar } = chart.rows.main;
  if (chart.bars || isBar) return [];
  const height = tenths(step);
  const width = tenths(Math.max(height, Math.min(chart.slot, 24)));
  const style = { fill: 'transparent' };
  return symbolsOf(chart).map(({ id, x, y }) => {
    const shape = { x: tenths(x - width / 2), y: tenths(y - height / 2), width, height };
    return {
      ...rectMark('link', shape, style),
      hovered: { fill: 'color-mix(in oklab, var(--accent) 30%, transparent)' },
      selected: { ...style, stroke: 'var(--accent)', 'stroke-width': 2 },
      key: id,
      recordId: id,
    };
  });
}
