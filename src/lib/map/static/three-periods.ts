import { geoCircle } from 'd3-geo';
import type { Visit } from '$lib/core/reach/new-places';
import type { Position } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { EARTH_RADIUS_KM, RADIANS } from '$lib/core/earth/sphere';
import { m } from '$lib/paraglide/messages';
import { formatKm } from '$lib/site/text/format';
import type { IndexRecord } from '$lib/view/atlas-index';
import { periodKeyRows } from '../key';
import { NO_REFERENCE } from '../reference';
import { buildScene, type Home } from '../scene';
import type { Size } from '../screen';
import { placesOf, signsOf } from '../signs';
import { estimateTextPx } from '$lib/site/text/text-width';
import type { Mark } from './marks';
import { Pen } from './pen';
import { periodFrame } from './period-frame';
import {
  PERIOD_GAP,
  PERIOD_MAP,
  spansOf,
  wordsOf,
  type Periods,
  type PeriodWords,
} from './periods';
import { periodLand, pictureFrame } from './period-land';
import { drawPicture, type Land } from './picture';

/**
 * The answer as a picture: a small map a period, azimuthal equidistant from the origin, so that every distance from
 * its cross is true. Exercises alone, which the sentence is about.
 */

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

export interface PeriodMapOptions {
  size?: Size;
  isWordless?: boolean;
}

/** A period of the three: its years, its counts in words, its map. */
export type Period = PeriodWords & { map: PeriodMap };

/** The periods in which something was counted, each with its map and its words; the key, and what is true of it. */
export function threePeriods(counts: Periods, input: ThreeInput, options: PeriodMapOptions = {}) {
  const { visits, firstYear, lastYear, coveredTo, originName } = input;
  const spans = spansOf(counts);
  const last = spans.at(-1)!;
  const comparedWith = (span: YearSpan) => (span === counts.since ? counts.before : null);
  const periods = spans.map((span): Period => ({
    ...wordsOf(span, { firstYear, to: coveredTo }),
    map: periodMap(input, span, comparedWith(span), options),
  }));
  const exercises = visits.filter(({ kind }) => kind === 'exercise');
  const compared = comparedWith(last);
  const key = periodKeyRows({
    signs: signsOf(placesOf(exercises), last, compared),
    chosen: last,
    compared,
    lastYear,
  });
  const width = spans.length * (PERIOD_MAP.width + PERIOD_GAP) - PERIOD_GAP;
  const note = m.map_three_note({ from: originName });
  return { periods, key, note, size: { width, height: 440 } };
}

/** @param compared the period before, whose places are in the middle tone */
function periodMap(
  { records, visits, origin, homes, nameOf, land }: ThreeInput,
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
  const frame = pictureFrame(period);
  const pen = new Pen(frame.project, 0.5);
  const last = period.rings.at(-1);
  const rings = period.rings
    .map((km) => {
      const circle = geoCircle()
        .center(origin)
        .radius(km / EARTH_RADIUS_KM / RADIANS)();
      const r = km * period.pxPerKm;
      // South-west of the origin, off the land of most sets.
      const turn = 118 * RADIANS;
      const text = formatKm(km);
      return {
        mark: {
          layer: 'ring',
          tag: 'path' as const,
          at: { d: pen.path({ type: 'MultiLineString', coordinates: circle.coordinates }) },
          style: { fill: 'none', stroke: 'var(--border)' },
        },
        text: km === last ? text : text.replace(/[^\d,.\s].*$/, '').trim(),
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
    ...{ records, visits: exercises, chosen, compared, homes, nameOf },
  });
  const { marks } = drawPicture(
    { ...scene, ...NO_REFERENCE },
    ['sites', 'labels'],
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
