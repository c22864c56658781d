import { greatest, max, range } from 'd3-array';
import { medianIn, namesOfKind, inKm, type Voice } from '#core/answer/voice';
import type { Visit } from '#core/reach/new-places';
import { reachKind, type SeriesKind } from '#core/record/model';
import { monthTime, yearsOf, type YearSpan } from '#core/record/time';
import type { Counts, PeriodCount } from '#core/stall/counts';
import { boxAround, distanceTo, inSizes, type Point, type Size } from '$lib/site/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';
import { lineMark, pathMark, rectMark, type Mark } from '../marks';
import { tenths } from '../screen';
import { halfPath, signPath } from '../signs/signs';
import { textMark } from '../text-mark';

/** How far each record was from the nearest earlier one, by date, and what is typical of a period. */
export interface StripInput {
  kind: SeriesKind;
  /** Of that kind. */
  visits: readonly Visit[];
  counts: Pick<Counts, 'before' | 'since' | 'limitKm'>;
  axis: YearSpan;
  voice: Voice;
}

/** For a page as wide as its text, half of it, and a phone. */
const SIZES = {
  wide: { width: 1120, height: 250 },
  middle: { width: 696, height: 236 },
  narrow: { width: 358, height: 236 },
};

export const stripPictures = (input: StripInput) =>
  inSizes(SIZES, (size) => stripPicture(input, size));

export function stripPicture(input: StripInput, size: Size) {
  const { words, marks } = drawStrip(input, size);
  return { ...size, title: words.title, description: words.medians.join('; '), marks };
}

function wordsOf({ voice, kind, counts: { before, since, limitKm } }: StripInput) {
  const names = namesOfKind(voice, kind);
  const median = (form: 'before' | 'since', count: PeriodCount | null) =>
    count && count.medianKm !== null && count.n > 0
      ? [voice.say('figure_strip_median', { form, km: medianIn(voice, count) })]
      : [];
  return {
    title: voice.say('figure_strip_title', names),
    above: voice.say('figure_strip_above', { km: inKm(voice, limitKm) }),
    below: voice.say('figure_strip_below'),
    medians: [...median('before', before), ...median('since', since)],
  };
}

/** The least and the greatest height, km; half the circumference of the earth is the farthest. */
const FOOT_KM = 10;
const GRID_KM = [FOOT_KM, 100, 1000, 10_000];
/** A narrower strip has smaller letters and signs. */
const NARROW_PX = 500;
/** Width of a year for four digits, and for an apostrophe and two. */
const YEAR_PX = { full: 27, short: 17 };

function frameOf({ visits, counts, axis }: StripInput, { width, height }: Size) {
  const isNarrow = width < NARROW_PX;
  const px = isNarrow ? 10.5 : 12;
  const r = isNarrow ? 4.2 : 5.5;
  const left = estimateTextPx('10,000', px) + 8;
  const top = 1.6 * px + r;
  const foot = height - 1.7 * px - r;
  const topKm = Math.max(
    2 * counts.limitKm,
    max(visits, ({ km }) => km ?? 0)!,
  );
  const decades = Math.log10(topKm / FOOT_KM);
  const slotPx = (width - left) / (axis.to - axis.from + 1);
  return {
    px,
    r,
    left,
    right: width,
    foot,
    slotPx,
    xOf: (year: number) => tenths(left + (year - axis.from) * slotPx),
    yOf: (km: number) =>
      tenths(foot - ((foot - top) * Math.log10(Math.max(km, FOOT_KM) / FOOT_KM)) / decades),
    grid: GRID_KM.filter((km) => km <= topKm),
  };
}
type Frame = ReturnType<typeof frameOf>;

export function drawStrip(input: StripInput, size: Size) {
  const frame = frameOf(input, size);
  const { px, left, right, foot, slotPx, xOf, yOf, grid } = frame;
  const { axis, voice, counts } = input;
  const words = wordsOf(input);
  const limitY = yOf(counts.limitKm);
  const signs = signsOf(input, frame);
  const numbers = new Intl.NumberFormat(voice.language);
  const yearText = (year: number) => {
    const digits = String(year).slice(-2);
    if (slotPx >= YEAR_PX.full) return String(year);
    return slotPx >= YEAR_PX.short ? `’${digits}` : digits;
  };
  const line = { px, fill: 'var(--mute)' };
  const marks: Mark[] = [
    ...periodMarks(input, frame, size),
    ...grid.map((km) => lineMark('strip-grid', `M${left},${yOf(km)}H${right}`, 'line')),
    lineMark('strip-limit', `M${left},${limitY}H${right}`, 'accent', 1.5),
    ...signs.flatMap((sign) => sign.marks),
    ...grid.map((km) =>
      textMark('strip-km', (km === FOOT_KM ? '0–' : '') + numbers.format(km), {
        ...line,
        x: left - 6,
        y: yOf(km) + 0.35 * px,
        anchor: 'end',
      }),
    ),
    ...yearsOf(axis).map((year) =>
      textMark('strip-year', yearText(year), {
        ...line,
        x: xOf(year + 0.5),
        y: size.height - 0.4 * px,
        anchor: 'middle',
      }),
    ),
    textMark('strip-title', words.title, { ...line, x: 0, y: px, fill: 'var(--ink)', weight: 600 }),
    textMark('strip-above', words.above, {
      ...line,
      x: left + 4,
      y: limitY - 5,
      fill: 'var(--accent)',
      weight: 600,
    }),
    ...(limitY + 1.2 * px < foot - px
      ? [textMark('strip-below', words.below, { ...line, x: left + 4, y: limitY + 1.2 * px })]
      : []),
    ...medianMarks(input, words.medians, signs, frame),
  ];
  return { words, marks };
}

/** Perhaps new stands on the limit, which its distances span: a bar from the least to the greatest. */
function signsOf({ visits, kind, counts }: StripInput, { r, foot, xOf, yOf }: Frame) {
  const reach = reachKind(kind);
  const colour = `var(--${reach})`;
  const stem = (d: string, opacity: number, width: number) =>
    lineMark('strip-stem', d, reach, width, { 'stroke-opacity': opacity });
  const order = ['return', 'perhaps', 'new'];
  return visits
    .filter(({ km }) => km !== null)
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
    .map(({ status, start, km, leastKm, mostKm }) => {
      const isPerhaps = status === 'perhaps';
      const x = xOf(monthTime(start) / 12);
      const y = yOf(isPerhaps ? counts.limitKm : km!);
      const d = signPath(reach, r, x, y);
      const fill = status === 'new' ? colour : 'var(--halo)';
      const rim = status === 'new' ? 'var(--halo)' : colour;
      const sign = { fill, stroke: rim, 'stroke-width': status === 'new' ? 1 : 1.6 };
      const marks: Mark[] = [
        isPerhaps
          ? stem(`M${x},${yOf(leastKm!)}V${yOf(mostKm!)}`, 0.45, 3)
          : stem(`M${x},${foot}V${y}`, 0.35, 1),
        pathMark('strip-sign', d, sign),
        ...(isPerhaps ? [pathMark('strip-sign', halfPath(reach, r, x, y), { fill: colour })] : []),
      ];
      return { x, y, marks };
    });
}

const spansOf = ({ counts: { before, since } }: StripInput) =>
  [before, since].filter((span) => span !== null && span.n > 0) as PeriodCount[];

function periodMarks(input: StripInput, { left, foot, slotPx, xOf, px }: Frame, { height }: Size) {
  const top = 1.5 * px;
  return spansOf(input).map(({ from, to }, i) => {
    const x = xOf(from);
    const width = tenths(Math.min((to - from + 1) * slotPx, xOf(to + 1) - left));
    const shape = { x, y: top, width, height: tenths(Math.min(foot + px / 2, height) - top) };
    const fill = `var(--${i === 0 ? 'line' : 'accent-soft'})`;
    return rectMark('strip-period', shape, { fill, 'fill-opacity': 0.5 });
  });
}

const MEDIAN_SCALE = 1.25;
/** From the line to the middle of its text, best first. */
const LINES_AWAY = [-0.8, 0.85, -1.9, 2];
const CLEAR_PX = 3;

/** Above or below its line, where signs leave most room. */
function medianMarks(
  input: StripInput,
  texts: readonly string[],
  signs: readonly Point[],
  { px, r, foot, xOf, yOf }: Frame,
): Mark[] {
  const fill = `var(--${reachKind(input.kind)})`;
  const ownPx = MEDIAN_SCALE * px;
  const told = spansOf(input).filter(({ medianKm }) => medianKm !== null);
  const limitY = yOf(input.counts.limitKm);
  return told.flatMap(({ from, to, medianKm }, i) => {
    const text = texts[i]!;
    const y = yOf(medianKm!);
    const [start, end] = [xOf(from), xOf(to + 1)];
    const half = (1.05 * estimateTextPx(text, ownPx)) / 2;
    const gapOf = (middle: Point) =>
      Math.min(...signs.map((sign) => distanceTo(boxAround(middle, half, ownPx / 2), sign) - r));
    const heights = LINES_AWAY.map((lines) => y + lines * ownPx).filter(
      (spotY) => Math.abs(spotY - limitY) > 0.8 * ownPx && spotY > 2 * px && spotY < foot,
    );
    const spots = heights.flatMap((spotY) =>
      range(end - half - 3, Math.min(start + half, end - half - 4), -4).map((x) => ({
        x,
        y: spotY,
      })),
    );
    const spot = greatest(spots, (candidate) => Math.min(gapOf(candidate), CLEAR_PX))!;
    return [
      lineMark('strip-median', `M${start},${y}H${end}`, reachKind(input.kind), 2.5, {
        'stroke-dasharray': '7 4',
      }),
      textMark('strip-median', text, {
        x: spot.x,
        y: spot.y + 0.35 * ownPx,
        px: ownPx,
        fill,
        weight: 700,
        anchor: 'middle',
      }),
    ];
  });
}
