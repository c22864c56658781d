import { geoAzimuthalEquidistant, geoCircle } from 'd3-geo';
import type { Visit } from '$lib/core/reach/new-places';
import type { Counts, PeriodCount } from '$lib/core/stall/verdict';
import type { Position } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { EARTH_RADIUS_KM, RADIANS } from '$lib/core/earth/sphere';
import { m } from '$lib/paraglide/messages';
import { formatCount, formatDecimal, formatKm, formatYears } from '$lib/site/format';
import type { IndexRecord } from '$lib/view/atlas-index';
import { NO_REFERENCE } from '../reference';
import { buildScene, type Home } from '../scene';
import type { Size } from '../screen';
import { estimateTextPx } from '$lib/site/text-width';
import type { Mark } from './marks';
import { Pen } from './pen';
import { drawLand, drawPicture, type Land, type PictureFrame } from './picture';

/**
 * The answer as a picture: a small map a period, azimuthal equidistant from the origin, so that every distance from
 * its cross is true. Exercises alone, which the sentence is about.
 */

/** One of the three maps, px. */
export const PERIOD_MAP = { width: 368, height: 316 };
/** A quarter of the way round the earth and a little more, from Cape Town to the Chukchi Sea. */
const PX_PER_KM = 236 / 12_700;
const MIDDLE = { x: 0.735, y: 0.43 };
const RINGS_KM = [3000, 6000, 9000, 12_000];

export interface PeriodMap {
  land: Mark[];
  rings: { d: string; text: string; x: number; y: number }[];
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
}

export interface PeriodMapOptions {
  size?: Size;
  isWordless?: boolean;
}

/** What a verdict compares. */
type Periods = Pick<Counts, 'earlier' | 'before' | 'since'>;

/** A period of the three: its years, its counts in words, its map. */
export interface Period {
  years: string;
  count: string;
  words: string;
  perYear: string;
  map: PeriodMap;
}

/**
 * The periods that the verdict compares, and what was before them, as far as they hold exercises.
 *
 * @param covered the first year of the set, whose first exercise has none before it, and up to when it reaches
 */
export function threePeriods(
  input: ThreeInput,
  verdict: Periods,
  covered: { firstYear: number; to: string },
  options: PeriodMapOptions = {},
): Period[] {
  return spansOf(verdict).map((span) => ({
    years: formatYears(span.from, span.to, covered.to),
    count: m.map_period_count({ k: formatCount(span.k), n: formatCount(span.n) }),
    words: countWords(span, span.from === covered.firstYear),
    perYear: m.map_period_year({ n: formatDecimal(span.newPerYear) }),
    map: periodMap(input, span, span === verdict.since ? verdict.before : null, options),
  }));
}

export const spansOf = ({ earlier, before, since }: Periods): PeriodCount[] =>
  [earlier, before, since].filter((span): span is PeriodCount => span !== null && span.n > 0);

function countWords({ k, atMost, n }: PeriodCount, isFirst: boolean): string {
  if (atMost > k) return m.map_period_perhaps({ most: formatCount(atMost) });
  return isFirst ? m.map_period_first() : m.map_period_words({ back: formatCount(n - k) });
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
  return { project, size, limb: null, zoom: 0, covered: [], isSmall: false, x, y };
}

/** @param compared the period before, whose places are in the middle tone */
export function periodMap(
  { records, visits, origin, homes, nameOf, land }: ThreeInput,
  chosen: YearSpan,
  compared: YearSpan | null,
  { size = PERIOD_MAP, isWordless = false }: PeriodMapOptions = {},
): PeriodMap {
  const scale = size.width / PERIOD_MAP.width;
  const frame = equidistantFrame(origin, size, scale);
  const { x, y } = frame;
  const pen = new Pen(frame.project, 0.5);
  const rings = RINGS_KM.map((km, i) => {
    const circle = geoCircle()
      .center(origin)
      .radius(km / EARTH_RADIUS_KM / RADIANS)();
    const r = km * PX_PER_KM * scale;
    // South-west, where there is the most sea.
    const turn = 118 * RADIANS;
    const text = formatKm(km);
    return {
      d: pen.path({ type: 'MultiLineString', coordinates: circle.coordinates }),
      text: i < RINGS_KM.length - 1 ? text.replace(/[^\d,.\s].*$/, '').trim() : text,
      x: x + r * Math.cos(turn),
      y: y + r * Math.sin(turn),
    };
  }).filter((ring) => ring.y < size.height - 6);
  const covered = rings.map((ring) => {
    const half = estimateTextPx(ring.text, 11) / 2 + 2;
    return { x0: ring.x - half, x1: ring.x + half, y0: ring.y - 8, y1: ring.y + 8 };
  });
  const exercises = visits.filter(({ kind }) => kind === 'exercise');
  const scene = buildScene({
    ...{ records, visits: exercises, chosen, compared, homes, nameOf },
  });
  const { marks } = drawPicture(
    { ...scene, ...NO_REFERENCE },
    ['sites', 'labels'],
    { ...frame, covered },
    { isWordless },
  );
  return { land: drawLand(land, frame, 0.6, homes), rings, cross: { x, y }, marks };
}
