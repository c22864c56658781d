import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { polygonsKm2, splitAt180, type Polygons } from '../earth/overlay';
import { SERIES_KINDS, type Position, type SeriesKind } from '../record/model';
import { groundsFor, type ReachDataset } from './dataset';
import { groundBetween } from './ground';
import { roundKm2 } from './round';

interface GroundProperties {
  kind: SeriesKind;
  year: number;
  /** All that was reached in the year, or what of it was new. */
  part: 'reach' | 'new';
  km2: number;
}

/** `ground.geojson`: the ground of each year under the standard rule, as RFC 7946 asks, to 0.01°. */
export function groundFeatures(
  dataset: ReachDataset,
): FeatureCollection<MultiPolygon, GroundProperties> {
  const grounds = groundsFor(dataset, {});
  const features = SERIES_KINDS.flatMap((kind) =>
    grounds[kind].steps.flatMap(({ year, reach }) => {
      const { added } = groundBetween(grounds[kind], { from: year, to: year });
      return [
        ...featureOf({ kind, year, part: 'reach' }, reach),
        ...featureOf({ kind, year, part: 'new' }, added),
      ];
    }),
  );
  return { type: 'FeatureCollection', features };
}

function featureOf(
  properties: Omit<GroundProperties, 'km2'>,
  polygons: Polygons,
): Feature<MultiPolygon, GroundProperties>[] {
  const km2 = roundKm2(polygonsKm2(polygons));
  const coordinates = roundedRings(splitAt180(polygons));
  if (coordinates.length === 0) return [];
  return [
    {
      type: 'Feature',
      properties: { ...properties, km2 },
      geometry: { type: 'MultiPolygon', coordinates },
    },
  ];
}

/** Without what shrinks to a line: a ring needs three corners. */
const roundedRings = (polygons: Polygons): Polygons =>
  polygons.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => {
      const corners = ring.map(([lng, lat]): Position => [rounded(lng), rounded(lat)]);
      return corners.filter((corner, i) => i === 0 || `${corner}` !== `${corners[i - 1]}`);
    });
    const isRing = ({ length }: Position[]) => length > 3;
    return isRing(outer!) ? [[outer!, ...holes.filter(isRing)]] : [];
  });

const rounded = (degrees: number): number => Math.round(degrees * 100) / 100 + 0;
