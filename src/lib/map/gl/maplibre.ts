/**
 * The only run-time import of MapLibre, a chunk loaded after the page is painted. styles/map.css has
 * what its canvas needs of its style sheet. Version 6 finds its worker by URL, which Vite gives.
 */
import * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { SITE, siteFile } from './site-file';

maplibre.setWorkerUrl(workerUrl);
// Starts the worker now, not with the first map.
maplibre.prewarm();
maplibre.addProtocol(SITE.replace('://', ''), siteFile);

export { maplibre };
