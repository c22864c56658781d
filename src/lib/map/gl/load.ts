import { browser } from '$app/environment';
import { base } from '$app/paths';
import { hasWebgl } from './driver';
import { askEarly, landUrl } from './site-file';

const draws = browser && hasWebgl();
if (draws) askEarly(landUrl(`${base}/data`));
/** MapLibre, asked for while the page comes alive, not after it; null where it cannot draw or did not come. */
export const glMap = draws ? import('./GlMap.svelte').catch(() => null) : null;
