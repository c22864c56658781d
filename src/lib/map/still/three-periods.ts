import { geoAzimuthalEquidistant, geoCircle } from 'd3-geo';
import type { Visit } from '$lib/core/reach/new-places';
import type { Position } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { EARTH_RADIUS_KM, RADIANS } from '$lib/core/earth/sphere';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { Counts, PeriodCount } from '$lib/core/stall/verdict';
import { m } from '$lib/paraglide/messages';
import { formatCount, formatDecimal, formatKm, formatYears } from '$lib/site/format';
import { keyRows } from '../key';
import { NO_REFERENCE } from '../reference';
import { buildScene, type Home } from '../scene';
import { placesOf, signsOf } from '../signs';
import { estimateTextPx } from '$lib/site/text-width';
import type { Mark } from './marks';
import { Pen } from './pen';
import { drawLand, drawPicture, type Land, type PictureFrame } from './picture';

/**
 * The answer as a picture: a small map a period, azimuthal equidistant from the origin, so that every distance from
 * its cross is true. Exercises alone, which the sentence is about.
 */

/** One of the three maps, px, and where it begins under its words. */
export const PERIOD_MAP = { width: 368, height: 316 };
export const PERIOD_TOP = 64;
export const PERIOD_GAP = 16;
/** A quarter of the way round the earth and a little more, from Cape Town to the Chukchi Sea. */
const PX_PER_KM = 236 / 12_700;
const MIDDLE = { x: 0.735, y: 0.43 };
const RINGS_KM = [3000, 6000, 9000, 12_000];

export interface PeriodMap {
  /** What lies under all three alike: land and rings. */
  ground: Mark[];
  ringNames: { text: string; x: number; y: number }[];
  cross: { x: number; y: number };
  marks: Mark[];
}

export interface ThreeInput {
  records: readonly IndexRecord[];
  visits: readonly Visit[];
  origin: Position;
  homes: readonly Home[];
  nameOf: (visit: Visit) => string;
  land: Land;
  /** From the cross: "the mouth of a river". */
  originName: string;
  /** First and last year of the data, and the month that they end in. */
  firstYear: number;
  lastYear: number;
  coveredTo: string;
}

/** The periods in which something was counted, each with its map and its words; the key, and what is true of it. */
export function threePeriods(
  counts: Pick<Counts, 'earlier' | 'before' | 'since'>,
  input: ThreeInput,
) {
  const spans = [counts.earlier, counts.before, counts.since].filter(
    (span): span is PeriodCount => span !== null && span.n > 0,
  );
  const last = spans.at(-1)!;
  const compared = spans.length > 2 ? counts.before : null;
  const periods = spans.map((span, i) => ({
    years: formatYears(span.from, span.to, input.coveredTo),
    count: m.map_period_count({ k: formatCount(span.k), n: formatCount(span.n) }),
    words: periodWords(span, input.firstYear),
    perYear: m.map_period_year({ n: formatDecimal(span.newPerYear) }),
    map: periodMap(input, span, i === 2 ? counts.before : null),
  }));
  const exercises = input.visits.filter(({ kind }) => kind === 'exercise');
  const key = keyRows({
    signs: signsOf(placesOf(exercises), last, compared),
    chosen: last,
    compared,
    lastYear: input.lastYear,
  });
  const width = spans.length * (PERIOD_MAP.width + PERIOD_GAP) - PERIOD_GAP;
  const note = m.map_three_note({ from: input.originName });
  return { periods, key, note, size: { width, height: 440 } };
}

function periodWords({ from, k, n, atMost }: PeriodCount, firstYear: number): string {
  const back = formatCount(n - k);
  if (atMost > k) return m.map_period_perhaps({ least: formatCount(n - atMost), most: back });
  if (from === firstYear) return m.map_period_first();
  return m.map_period_words({ back });
}

export function equidistantFrame(
  [lng, lat]: Position,
  size = PERIOD_MAP,
  scale = 1,
): PictureFrame & { x: number; y: number } {
  const x = size.width * MIDDLE.x;
  const y = size.height * MIDDLE.y;
  const project = geoAzimuthalEquidistant()
    .rotate([-lng, -lat])
    .scale(EARTH_RADIUS_KM * PX_PER_KM * scale)
    .translate([x, y])
    .clipAngle(140)
    .clipExtent([
      [-2, -2],
      [size.width + 2, size.height + 2],
    ])
    .precision(0.3);
  return { project, size, limb: null, zoom: 0, covered: [], isSmall: true, x, y };
}

/** @param compared the period before, whose places are in the middle tone */
function periodMap(
  { records, visits, origin, homes, nameOf, land }: ThreeInput,
  { from, to }: YearSpan,
  compared: YearSpan | null,
): PeriodMap {
  const frame = equidistantFrame(origin);
  const { x, y } = frame;
  const pen = new Pen(frame.project, 0.5);
  const rings = RINGS_KM.map((km, i) => {
    const circle = geoCircle()
      .center(origin)
      .radius(km / EARTH_RADIUS_KM / RADIANS)();
    const r = km * PX_PER_KM;
    // South-west, where there is the most sea.
    const turn = 118 * RADIANS;
    const text = formatKm(km);
    return {
      mark: {
        layer: 'ring',
        tag: 'path' as const,
        at: { d: pen.path({ type: 'MultiLineString', coordinates: circle.coordinates }) },
        style: { fill: 'none', stroke: 'var(--border)' },
      },
      text: i < RINGS_KM.length - 1 ? text.replace(/[^\d,.\s].*$/, '').trim() : text,
      x: x + r * Math.cos(turn),
      y: y + r * Math.sin(turn),
    };
  }).filter((ring) => ring.y < PERIOD_MAP.height - 6);
  const covered = rings.map((ring) => {
    const half = estimateTextPx(ring.text, 11) / 2 + 2;
    return { x0: ring.x - half, x1: ring.x + half, y0: ring.y - 8, y1: ring.y + 8 };
  });
  const exercises = visits.filter(({ kind }) => kind === 'exercise');
  const scene = buildScene({
    ...{ records, visits: exercises, chosen: { from, to }, compared, homes, nameOf },
  });
  const { marks } = drawPicture({ ...scene, ...NO_REFERENCE }, ['sites', 'labels'], {
    ...frame,
    covered,
  });
  return {
    ground: [...drawLand(land, frame, 0.6, homes), ...rings.map(({ mark }) => mark)],
    ringNames: rings.map((ring) => ({ text: ring.text, x: ring.x, y: ring.y })),
    cross: { x, y },
    marks,
  };
}
