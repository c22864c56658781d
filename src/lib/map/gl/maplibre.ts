/**
 * The only run-time import of MapLibre: it becomes a chunk of its own, loaded by MapView when the
 * map is wanted; what its canvas needs of its style sheet stands in app.css. MapLibre 6 is ESM-only and finds its worker by URL, which a bundler must be told.
 */
import * as maplibre from 'maplibre-gl';
import { SITE } from '../style';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

maplibre.setWorkerUrl(workerUrl);
// MapLibre takes a tile that is not there for an empty one, and no one would know that the land is missing.
maplibre.addProtocol(SITE.replace('://', ''), async ({ url }, { signal }) => {
  const response = await fetch(url.slice(SITE.length), { signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return { data: await response.arrayBuffer() };
});

export { maplibre };
