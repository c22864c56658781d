/**
 * The only run-time import of MapLibre, a chunk loaded after the page is painted. Its worker is
 * found by URL, and styles/map.css has what its canvas needs.
 */
import * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker-dev.mjs?worker&url';
import { SITE, siteFile } from './site-file';

maplibre.setWorkerUrl(workerUrl);
// Starts the worker now, not with the first map.
maplibre.prewarm();
maplibre.addProtocol(SITE.replace('://', ''), siteFile);

export { maplibre };
