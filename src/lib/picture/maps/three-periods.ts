import { geoCircle } from 'd3-geo';
import type { GroundPiece } from '$lib/core/reach/ground';
import type { Visit } from '$lib/core/reach/new-places';
import type { Position } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { EARTH_RADIUS_KM, RADIANS } from '$lib/core/earth/sphere';
import { m } from '$lib/paraglide/messages';
import { formatKm } from '$lib/site/text/format';
import type { IndexRecord } from '$lib/view/atlas-index';
import { periodKeyRows } from '../key';
import { buildScene, type Home } from '../scene';
import type { Size } from '../screen';
import { placesOf, signsOf } from '../signs/signs';
import { estimateTextPx } from '$lib/site/text/text-width';
import type { Mark } from '../marks';
import { Pen } from '../pen';
import { originFrame, periodFrame } from '../frame';
import {
  PERIOD_MAP,
  periodMapsWidth,
  spansOf,
  wordsOf,
  type PeriodFrame,
  type PeriodCounts,
  type PeriodWords,
} from './periods';
import { drawLand, drawPicture, type Land } from '../picture';

interface PeriodMap {
  ground: Mark[];
  ringNames: { text: string; x: number; y: number }[];
  cross: { x: number; y: number };
  marks: Mark[];
}

interface ThreePeriodsInput {
  records: readonly IndexRecord[];
  visits: readonly Visit[];
  origin: Position;
  homes: readonly Home[];
  nameOf: (visit: Visit) => string;
  ground: readonly GroundPiece[];
  newPlaceKm: number;
  land: Land;
  /** After "from": "the mouth of a river". */
  originName: string;
  firstYear: number;
  lastYear: number;
  coveredTo: string;
}

export interface PeriodMapOptions {
  size?: Size;
  isWordless?: boolean;
}

export type Period = PeriodWords & { map: PeriodMap };

/**
 * The answer as a picture: a small map for each period with records, on which every distance from
 * the origin's cross is true. Only exercises, which the answer is about.
 */
export function threePeriods(
  counts: PeriodCounts,
  input: ThreePeriodsInput,
  options: PeriodMapOptions = {},
) {
  const { visits, firstYear, lastYear, coveredTo, originName } = input;
  const spans = spansOf(counts);
  const lastSpan = spans.at(-1)!;
  const comparedWith = (span: YearSpan) => (span === counts.since ? counts.before : null);
  const periods = spans.map((span): Period => ({
    ...wordsOf(span, { firstYear, to: coveredTo }),
    map: periodMap(input, span, comparedWith(span), options),
  }));
  const exercises = visits.filter(({ kind }) => kind === 'exercise');
  const compared = comparedWith(lastSpan);
  const key = periodKeyRows({
    signs: signsOf(placesOf(exercises), lastSpan, compared),
    chosen: lastSpan,
    compared,
    lastYear,
    ground: input.ground.length > 0 ? { kind: 'exercise', km: input.newPlaceKm } : null,
  });
  const note = m.map_three_note({ from: originName });
  return { periods, key, note, size: { width: periodMapsWidth(spans.length), height: 440 } };
}

/** @param compared the previous period, whose places have the middle tone */
function periodMap(
  { records, visits, origin, homes, nameOf, ground, land }: ThreePeriodsInput,
  chosen: YearSpan,
  compared: YearSpan | null,
  { size = PERIOD_MAP, isWordless = false }: PeriodMapOptions = {},
): PeriodMap {
  const exercises = visits.filter(({ kind }) => kind === 'exercise');
  const period = periodFrame(
    origin,
    exercises.map(({ position }) => position),
    size,
  );
  const frame = originFrame(period);
  const pen = new Pen(frame.projection, 0.5);
  const rings = period.rings
    .map((km) => {
      const circle = geoCircle()
        .center(origin)
        .radius(km / EARTH_RADIUS_KM / RADIANS)();
      const r = km * period.pxPerKm;
      // South-west, off the land of most sets.
      const turn = 118 * RADIANS;
      const text = formatKm(km);
      return {
        mark: {
          layer: 'ring',
          tag: 'path' as const,
          shape: { d: pen.path({ type: 'MultiLineString', coordinates: circle.coordinates }) },
          style: { fill: 'none', stroke: 'var(--border)' },
        },
        // Only the outermost ring names the unit.
        text: km === period.rings.at(-1) ? text : text.replace(/[^\d,.\s].*$/, '').trim(),
        x: period.x + r * Math.cos(turn),
        y: period.y + r * Math.sin(turn),
      };
    })
    .filter(({ y }) => y < size.height - 6);
  const covered = rings.map((ring) => {
    const half = estimateTextPx(ring.text, 11) / 2 + 2;
    return { x0: ring.x - half, x1: ring.x + half, y0: ring.y - 8, y1: ring.y + 8 };
  });
  const scene = buildScene({
    records,
    visits: exercises,
    chosen,
    compared,
    homes,
    nameOf,
    ground: ground.filter(({ kind }) => kind === 'exercise'),
  });
  const { marks } = drawPicture(
    scene,
    ['ground', 'sites', 'labels'],
    { ...frame, covered },
    { isWordless },
  );
  const { x, y } = period;
  return {
    ground: [...periodLand(period, land, homes), ...rings.map(({ mark }) => mark)],
    ringNames: rings.map((ring) => ({ text: ring.text, x: ring.x, y: ring.y })),
    cross: { x, y },
    marks,
  };
}

export const periodLand = (frame: PeriodFrame, land: Land, homes: readonly Home[]): Mark[] =>
  drawLand(land, originFrame(frame), 0.6, homes);
