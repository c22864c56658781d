import { featureCollection, multiPolygon } from '@turf/turf';
import { minIndex, sort } from 'd3-array';
import { polygonsKm2, splitAt180, type Polygons } from '../earth/overlay';
import { SERIES_KINDS, type Position, type SeriesKind } from '../record/model';
import { yearOf } from '../record/time';
import { groundsFor, type ReachDataset } from './dataset';
import { groundBetween } from './ground';
import { roundKm2, roundPosition } from './round';

interface GroundProperties {
  kind: SeriesKind;
  year: number;
  part: 'reach' | 'new' | 'perhaps';
}

/** `ground.geojson` (RFC 7946): each year under the standard rule. */
export function groundFeatures(dataset: ReachDataset) {
  const grounds = groundsFor(dataset, {});
  const years = sort(new Set(dataset.records.map(({ start }) => yearOf(start))));
  const features = SERIES_KINDS.flatMap((kind) =>
    years.flatMap((year) => {
      const { steps, perhaps } = grounds[kind];
      const span = { from: year, to: year };
      const reach = steps.find((step) => step.year === year)?.reach ?? [];
      return [
        ...featureOf({ kind, year, part: 'reach' }, reach),
        ...featureOf({ kind, year, part: 'new' }, groundBetween({ steps }, span).added),
        ...featureOf({ kind, year, part: 'perhaps' }, perhaps(span)),
      ];
    }),
  );
  return featureCollection(features);
}

function featureOf(properties: GroundProperties, polygons: Polygons) {
  const km2 = roundKm2(polygonsKm2(polygons));
  const coordinates = withoutCusps(splitAt180(polygons));
  return coordinates.length > 0 ? [multiPolygon(coordinates, { ...properties, km2 })] : [];
}

/** Corners that change less of the area are dropped. */
const LEAST_CORNER_KM2 = 3;

const withoutCusps = (polygons: Polygons): Polygons =>
  polygons.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => smoothed(ring.map(roundPosition)));
    const isRing = ({ length }: Position[]) => length > 3;
    return isRing(outer!) ? [[outer!, ...holes.filter(isRing)]] : [];
  });

/** Where rims meet, a thin cusp may cross itself, since geodesics bulge. */
function smoothed(ring: readonly Position[]): Position[] {
  const corners = ring.slice(1);
  const cornerKm2 = (corner: Position, i: number) => {
    const before = corners.at(i - 1)!;
    return polygonsKm2([[[before, corner, corners[(i + 1) % corners.length]!, before]]]);
  };
  for (;;) {
    const areas = corners.map(cornerKm2);
    const flattest = minIndex(areas);
    if (corners.length < 3 || areas[flattest]! >= LEAST_CORNER_KM2) break;
    corners.splice(flattest, 1);
  }
  return [corners.at(-1)!, ...corners];
}
