/**
 * The only run-time import of MapLibre: it becomes a chunk of its own, loaded by MapView when the
 * map is wanted; what its canvas needs of its style sheet stands in app.css. MapLibre 6 is ESM-only and
 * finds its worker by URL, which a bundler must be told.
 */
import * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { SITE, siteFile } from './site-file';

maplibre.setWorkerUrl(workerUrl);
// The worker starts now, not when a map is made.
maplibre.prewarm();
maplibre.addProtocol(SITE.replace('://', ''), siteFile);

export { maplibre };
