import { max, range, ticks } from 'd3-array';
import { reachKind } from '#core/record/model';
import type { Curve } from '#core/stall/curve';
import type { Voice } from '#core/answer/voice';
import { inSizes, isWithin, overlap, type Box, type Size } from '$lib/site/boxes';
import { estimateTextPx, evenly, wrapped } from '$lib/site/text/text-width';
import { pathMark, type Mark } from '../marks';
import { tenths } from '../screen';
import { textMark } from '../text-mark';
import { curveWords, type CurveWords } from './curve-words';

/** For a page as wide as its text, half of it, and a phone. */
const SIZES = {
  wide: { width: 1120, height: 350 },
  middle: { width: 696, height: 288 },
  narrow: { width: 358, height: 280 },
};

export const curvePictures = (...curve: [Curve, limitKm: number, voice: Voice]) =>
  inSizes(SIZES, (size) => curvePicture(...curve, size));

/** Places reached so far as stairs on the band of random order, with labels instead of a key. */
export function curvePicture(curve: Curve, limitKm: number, voice: Voice, size: Size) {
  const words = curveWords(curve, limitKm, voice);
  const told = [words.by, words.since, words.band].filter((text) => text !== null);
  const marks = drawCurve(curve, words, size);
  return { ...size, title: words.title, description: told.join('; '), marks };
}

/** A narrower picture has smaller letters, a lower one a shorter title. */
const NARROW_PX = 500;
const LOW_PX = 250;
/** From this width on the label of the end stands beside the curve. */
const BESIDE_PX = 680;
const LINE_EM = 1.25;
/** Of bold letters, relative to what is estimated. */
const BOLD = 1.05;

type Frame = ReturnType<typeof frameOf>;

function frameOf({ years, atMost }: Curve, { title, limit }: CurveWords, size: Size) {
  const { width, height } = size;
  const px = width < NARROW_PX ? 11 : 12.5;
  const linePx = LINE_EM * px;
  const linesOf = (text: string) => wrapped(text.trim(), width / BOLD, px + 1);
  const both = linesOf(title + limit);
  const apart = height < LOW_PX ? linesOf(title) : [title, limit].flatMap(linesOf);
  const heading = both.length > 1 ? apart : both;
  const beside = width < BESIDE_PX ? 0 : Math.min(190, 0.2 * width);
  const most = atMost.at(-1)!;
  const left = estimateTextPx(String(most), px) + 6;
  const right = width - (beside || estimateTextPx('0000', px) / 2);
  const headingPx = heading.length * (linePx + LINE_EM);
  const top = headingPx + (beside ? 1 : 2.5) * linePx;
  const foot = height - 2 * linePx - 8;
  return {
    px,
    linePx,
    heading,
    beside,
    most,
    left,
    right,
    top,
    foot,
    /** For labels. */
    bounds: { x0: 0, y0: headingPx, x1: width, y1: foot },
    xOf: (i: number) => tenths(left + (i / (years.length - 1)) * (right - left)),
    yOf: (places: number) => tenths(foot - (places / most) * (foot - top)),
  };
}

function drawCurve(curve: Curve, words: CurveWords, size: Size): Mark[] {
  const frame = frameOf(curve, words, size);
  const { xOf, yOf, px, linePx, heading } = frame;
  const fill = `var(--${reachKind(curve.kind)})`;
  const points = (places: readonly number[]) => places.map((own, i) => `${xOf(i)},${yOf(own)}`);
  /** Up at each record, level to the next. */
  const stairs = (places: readonly number[]) =>
    places.flatMap((own, i) => [`${xOf(i)},${yOf(places[i - 1] ?? 0)}`, `${xOf(i)},${yOf(own)}`]);
  const between = (upper: readonly string[], lower: readonly string[]) =>
    `M${[...upper, ...lower.toReversed()].join('L')}Z`;
  const steps = stairs(curve.seen);
  const titles = heading.map((text, i) => {
    const line = { x: 0, y: (i + 0.8) * (linePx + LINE_EM), px: px + 1, weight: 600 };
    return textMark('curve-title', text, { ...line, fill: 'var(--ink)' });
  });
  return [
    curveMark('band', between(points(curve.high), points(curve.low)), { fill: 'var(--line)' }),
    ...gridMarks(frame),
    ...yearMarks(curve, words, frame),
    curveMark('mean', `M${points(curve.expected).join('L')}`, {
      stroke: 'var(--earlier)',
      'stroke-dasharray': '5 4',
    }),
    curveMark('perhaps', between(stairs(curve.atMost), steps), { fill, 'fill-opacity': 0.25 }),
    curveMark('seen', `M${steps.join('L')}`, { stroke: fill, 'stroke-width': px / 4 }),
    ...titles,
    ...labelMarks(curve, words, frame),
  ];
}

const curveMark = (id: string, d: string, style: Mark['style']) =>
  pathMark(`curve-${id}`, d, { fill: 'none', ...style });

const PX_PER_GRID_LINE = 45;

function gridMarks({ most, left, right, top, foot, px, yOf }: Frame): Mark[] {
  const lines = Math.max(1, Math.round((foot - top) / PX_PER_GRID_LINE));
  return ticks(0, most, lines)
    .filter(Number.isInteger)
    .flatMap((places) => {
      const y = yOf(places);
      const stroke = places === 0 ? 'var(--earlier)' : 'var(--line)';
      const number = { x: left - 6, y: y + 0.35 * px, px, fill: 'var(--mute)' };
      return [
        curveMark('grid', `M${left},${y}H${right}`, { stroke }),
        textMark('curve-places', String(places), { ...number, anchor: 'end' }),
      ];
    });
}

/** A tick at the first record of each year, its number where there is room; the last year's stays. */
function yearMarks({ years }: Curve, { across }: CurveWords, frame: Frame): Mark[] {
  const { left, right, foot, px, linePx, xOf } = frame;
  const gap = 1.3 * estimateTextPx('0000', px);
  const firsts = range(years.length).filter((i) => years[i] !== years[i - 1]);
  const last = xOf(firsts.at(-1)!);
  let taken = -Infinity;
  const named = firsts.filter((i) => {
    const hasRoom = xOf(i) >= taken + gap && (xOf(i) <= last - gap || xOf(i) === last);
    if (hasRoom) taken = xOf(i);
    return hasRoom;
  });
  const line = { px, fill: 'var(--mute)', anchor: 'middle' } as const;
  return [
    ...firsts.map((i) => curveMark('tick', `M${xOf(i)},${foot}v4`, { stroke: 'var(--earlier)' })),
    ...named.map((i) =>
      textMark('curve-year', String(years[i]), { ...line, x: xOf(i), y: foot + 4 + linePx }),
    ),
    textMark('curve-across', across, { ...line, x: (left + right) / 2, y: foot + 5 + 2 * linePx }),
  ];
}

type Anchor = 'start' | 'middle' | 'end';
const ANCHORS = { end: 1, middle: 0.5, start: 0 };

interface Label {
  id: string;
  text: string | null;
  fill: string;
  weight: number;
  /** Widths to try, px. */
  widths: readonly number[];
  spotsOf: (block: Size) => { anchor: Anchor; x: number; y: number }[];
}

/** Each where it touches neither the curve nor the band nor another; without room it is left out. */
function labelMarks(curve: Curve, words: CurveWords, frame: Frame): Mark[] {
  const { seen, atMost, expected, widest, kind } = curve;
  const { beside, left, right, foot, bounds, xOf, yOf } = frame;
  const shifts = range(0, foot, 3);
  const across = right - left;
  const x = xOf(widest.after - 1);
  const y = yOf(widest.seen);
  const isAbove = widest.seen >= expected[widest.after - 1]!;
  const top = yOf(atMost[widest.after - 1]!) - LEADER_PX;
  const end = yOf(atMost.at(-1)!);
  const middle = (end + yOf(seen.at(-1)!)) / 2;
  const weight = 600;
  const by: Label = {
    id: 'by',
    text: words.by,
    fill: 'var(--ink)',
    weight,
    widths: [across],
    spotsOf: ({ height }) =>
      shifts.flatMap((shift) => {
        const spotY = isAbove ? top - height - shift : y + LEADER_PX + shift;
        return (['end', 'middle', 'start'] as const).map((anchor) => ({ anchor, x, y: spotY }));
      }),
  };
  const since: Label = {
    id: 'since',
    text: words.since,
    fill: `var(--${reachKind(kind)})`,
    weight,
    widths: beside ? [beside - 12] : [0.5, 0.4, 0.7, 1].map((share) => share * across),
    spotsOf: ({ height }) =>
      beside
        ? [{ anchor: 'start', x: right + 12, y: Math.max(middle - height / 2, bounds.y0) }]
        : shifts.map((shift) => ({ anchor: 'end', x: bounds.x1, y: end - 4 - height - shift })),
  };
  const band: Label = {
    id: 'band-label',
    text: words.band,
    fill: 'var(--mute)',
    weight: 400,
    widths: [0.45, 0.35, 0.6].map((share) => share * across),
    // At the left where what is perhaps new covers all else.
    spotsOf: ({ width }) =>
      [right - width - 4, left + 8].flatMap((spotX) =>
        shifts.map((shift) => ({ anchor: 'start', x: spotX, y: end + shift })),
      ),
  };
  const taken = curveBoxes(curve, frame);
  const [byPlaced, ...others] = [by, since, band].map((label) => place(label, taken, frame));
  const from = byPlaced && (isAbove ? byPlaced.box.y1 : byPlaced.box.y0);
  const leader = curveMark('leader', `M${x},${from}V${isAbove ? y - 4 : y + 4}`, {
    stroke: 'var(--ink)',
  });
  const marks = others.flatMap((other) => other?.marks ?? []);
  return byPlaced ? [...byPlaced.marks, leader, ...marks] : marks;
}

const LEADER_PX = 12;

/** Where it is free, which is then taken; null without such a place. */
function place({ text, widths, spotsOf, id, ...style }: Label, taken: Box[], frame: Frame) {
  const { px, linePx, bounds } = frame;
  if (text === null) return null;
  for (const widthPx of widths) {
    const ownPx = style.weight > 400 ? BOLD * px : px;
    const lines = evenly(text, widthPx, ownPx);
    const width = max(lines, (line) => estimateTextPx(line, ownPx))!;
    const height = lines.length * linePx;
    for (const spot of spotsOf({ width, height })) {
      const x0 = spot.x - ANCHORS[spot.anchor] * width;
      const box = { x0, y0: spot.y, x1: x0 + width, y1: spot.y + height };
      if (!isWithin(box, bounds) || taken.some((other) => overlap(other, box))) continue;
      taken.push(box);
      const marks = lines.map((line, i) =>
        textMark(`curve-${id}`, line, { ...spot, ...style, px, y: spot.y + (i + 0.8) * linePx }),
      );
      return { box, marks };
    }
  }
  return null;
}

const CLEAR_PX = 5;

/** Of the stairs with what is perhaps new, and of the band, a step each. */
function curveBoxes({ seen, atMost, low, high }: Curve, { xOf, yOf }: Frame): Box[] {
  const boxesOf = (upper: readonly number[], lower: readonly number[]) =>
    range(seen.length - 1).map((i) => ({
      x0: xOf(i),
      x1: xOf(i + 1),
      y0: yOf(upper[i + 1]!) - CLEAR_PX,
      y1: yOf(lower[i]!) + CLEAR_PX,
    }));
  return [...boxesOf(atMost, seen), ...boxesOf(high, low)];
}
