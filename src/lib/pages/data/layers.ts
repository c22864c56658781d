/** The built files that a GIS, a script or another tool may want, in the order they are listed. */
export const LAYERS = [
  'directions.geojson',
  'first-reached.geojson',
  'regions.geojson',
  'watch-zones.geojson',
  'straits.geojson',
  'events.json',
  'record-numbers.json',
  'context.json',
  'claims.json',
  'scale.json',
  'coverage.json',
  'rules.json',
] as const;
export type LayerFile = (typeof LAYERS)[number];
