import { browser } from '$app/environment';
import { hasWebgl } from './driver';

/** MapLibre, asked for while the page comes alive, not after it; null where it cannot draw or did not come. */
export const glMap = browser && hasWebgl() ? import('./GlMap.svelte').catch(() => null) : null;
