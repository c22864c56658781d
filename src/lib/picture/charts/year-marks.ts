import { range } from 'd3-array';
import { yearOf, type YearSpan } from '#core/record/time';
import type { Box } from '$lib/site/boxes';
import { SHORT_PX, labelledYears, pillText, pillWidth } from '$lib/view/year-axis';
import { lineMark, rectMark, type Mark } from '../marks';
import { tenths } from '../screen';
import { wordMark } from '../text-mark';
import { NUMBER_PX, WORDS_PX, type Chart } from './chart';
import { NAME_PX } from './chart-rows';

/** Chosen years, what is not covered, brackets of periods with contexts below, and the band of years. */
export function yearMarks(chart: Chart, chosen: YearSpan): Mark[] {
  const { rows, room, xOf } = chart;
  const { y, height } = rows.band;
  const top = rows.bracket.line + 4;
  const plot = { y: top, height: room.height - top - 4 };
  const x = xOf(chosen.from);
  const years = { x, width: tenths(xOf(chosen.to + 1) - x) };
  return [
    rectMark('chosen', { ...years, ...plot }, { fill: 'var(--accent-soft)', opacity: 0.6 }),
    ...chart.unknown.map((span) => hatchMark({ ...span, y0: top, y1: top + plot.height })),
    ...chart.brackets.flatMap((bracket) => bracketMarks(chart, bracket, chosen)),
    ...chart.contexts.flatMap((context) => contextMarks(context, chosen)),
    rectMark('band', { x: 0, y, width: room.width, height }, { fill: 'var(--raised)' }),
    rectMark('band', { ...years, y, height }, { fill: 'var(--accent)', opacity: 0.22 }),
    lineMark('band', `M0 ${y}h${room.width}m0 ${height}H0`, 'earlier'),
    ...labelMarks(chart, chosen),
  ];
}

/** Between lines, px. */
const HATCH_PX = 7;

/** Rising lines, cut at the edges. */
function hatchMark({ x0, x1, y0, y1 }: Box) {
  const lines = range(x0 - (y1 - y0), x1, HATCH_PX).map((x) => {
    const [start, end] = [Math.max(x, x0), Math.min(x + y1 - y0, x1)];
    return `M${tenths(start)} ${tenths(y1 - start + x)}L${tenths(end)} ${tenths(y1 - end + x)}`;
  });
  return lineMark('unknown', lines.join(''), 'border', 1.5, { opacity: 0.6 });
}

/** Outside the chosen years. */
const faded = (marks: readonly Mark[], isFaded: boolean) =>
  marks.map((mark) => (isFaded ? { ...mark, style: { ...mark.style, opacity: 0.42 } } : mark));

function bracketMarks(chart: Chart, bracket: Chart['brackets'][number], chosen: YearSpan): Mark[] {
  const { rows, kind, bracketText, xOf } = chart;
  const { from, to, number, text, shares } = bracket;
  const { line: y, text: baseline } = rows.bracket;
  const isStacked = bracketText === 'stacked';
  const x = xOf(from);
  const shareX = (share: number) => tenths(x + 0.99 * share * (xOf(to + 1) - x));
  const place = { x: x + 4, y: baseline, px: NAME_PX, fill: 'var(--ink)' };
  const beside = text && !isStacked ? [{ text, px: WORDS_PX }] : [];
  const px = NUMBER_PX[chart.isNarrow ? 'narrow' : 'wide'];
  const told = wordMark('bracket', '', { ...place, y: baseline - (isStacked ? 14 : 0) });
  const marks = [
    lineMark('bracket', `M${x + 3.5} ${y + 5}v-5H${shareX(1)}v5`, 'ink', 1.5),
    { ...told, spans: [{ text: number, weight: 700, px }, ...beside] },
  ];
  if (shares) {
    marks.push(
      lineMark('share', `M${x + 3} ${y}H${shareX(shares.observed)}`, kind, 5),
      lineMark('share', `M${shareX(shares.expected)} ${y - 2.5}v9`, 'ink', 3),
    );
  }
  if (isStacked) marks.push(wordMark('bracket', text, place));
  const dots = { 'stroke-dasharray': '1.5 3', opacity: 0.8 };
  const start = `M${x} ${y + 2}V${chart.room.height - 4}`;
  return [...faded(marks, from > chosen.to), lineMark('period', start, 'mute', 1, dots)];
}

function contextMarks(context: Chart['contexts'][number], chosen: YearSpan) {
  const { name, x0, x1, y, side, namePx, start, end, last } = context;
  const close = end ? `M${x1} ${y - 3}v6` : `M${x1 - 4} ${y - 3}l4 3l-4 3`;
  const line = `M${x0} ${y - 3}v6M${side === 'inside' ? x0 + namePx : x0} ${y}H${x1}${close}`;
  const x = { inside: x0 + 5, left: x0 - 5, right: x1 + 5 }[side];
  const anchor = side === 'left' ? 'end' : 'start';
  const place = { x, y: y + 4, px: NAME_PX, fill: 'var(--mute)', anchor } as const;
  const isFaded = yearOf(start) > chosen.to || yearOf(last) < chosen.from;
  return faded([lineMark('context', line, 'mute'), wordMark('context', name, place)], isFaded);
}

/** From the top of the band to the baseline of its years. */
const BASELINE = 14.5;

/** Those under a pill are left out. */
function labelMarks({ axis, rows, slot, centreOf }: Chart, { from, to }: YearSpan): Mark[] {
  const isUnderPill = (year: number, labelPx: number) =>
    [from, to].some(
      (end) => end !== year && Math.abs(end - year) * slot < (pillWidth(slot) + labelPx) / 2,
    );
  return labelledYears(axis, slot).flatMap(({ year, text, labelPx, short, fontSize: px }) => {
    const isShort = text !== short && isUnderPill(year, labelPx);
    if (isUnderPill(year, isShort ? SHORT_PX : labelPx)) return [];
    const isChosen = year >= from && year <= to;
    const look = { fill: `var(--${isChosen ? 'accent' : 'mute'})`, weight: isChosen ? 600 : 400 };
    const place = { x: centreOf(year), y: rows.band.y + BASELINE, anchor: 'middle' } as const;
    return wordMark('year', isShort ? short : text, { ...place, px, ...look });
  });
}

/** In place of the slider. */
export function pillMarks({ rows, slot, centreOf }: Chart, { from, to }: YearSpan): Mark[] {
  const { y, height } = rows.band;
  const width = pillWidth(slot);
  const look = { px: 12, weight: 700, fill: 'var(--paper)', anchor: 'middle' } as const;
  return [...new Set([from, to])].flatMap((year) => {
    const x = centreOf(year);
    const shape = { x: x - width / 2, y, width, height, rx: Math.min(10, width / 3) };
    return [
      rectMark('pill', shape, { fill: 'var(--accent)' }),
      wordMark('pill', pillText(year, slot), { x, y: y + BASELINE, ...look }),
    ];
  });
}
