/** The built files that a GIS, a script or another tool may want, in the order they are listed. */
export const LAYERS = [
  'exercises.geojson',
  'patrols.geojson',
  'exercises.csv',
  'regions.geojson',
  'watch-zones.geojson',
  'straits.geojson',
  'events.json',
  'context.json',
  'claims.json',
  'scale.json',
  'coverage.json',
  'rules.json',
] as const;
export type LayerFile = (typeof LAYERS)[number];
