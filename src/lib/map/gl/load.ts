import { browser } from '$app/environment';
import { base } from '$app/paths';
import { hasWebgl } from './driver';
import { askFor, landUrl } from './site-file';

const draws = browser && hasWebgl();
// What does not come is told when the map wants it.
if (draws) askFor(landUrl(`${base}/data`)).catch(() => {});
/** MapLibre, asked for while the page comes alive, not after it; null where it cannot draw or did not come. */
export const glMap = draws ? import('./GlMap.svelte').catch(() => null) : null;
