import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';

/** Land for small pictures (Natural Earth 1:110m), each partner's and the rest. */

type Land = Feature<MultiPolygon | MultiLineString, { iso?: string; name?: string }>;

const { features } = JSON.parse(
  readFileSync('static/data/basemap-110m.geojson', 'utf8'),
) as FeatureCollection<MultiPolygon | MultiLineString, { iso?: string }>;

const RUSSIA = '643';
const CHINA = '156';

export const land = {
  russia: of(({ properties }) => properties.iso === RUSSIA),
  china: of(({ properties }) => properties.iso === CHINA),
  rest: of(({ properties: { iso } }) => iso !== RUSSIA && iso !== CHINA),
};

function of(wanted: (feature: Land) => boolean): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: features.flatMap((feature) =>
      feature.geometry.type === 'MultiPolygon' && wanted(feature)
        ? feature.geometry.coordinates
        : [],
    ),
  };
}
