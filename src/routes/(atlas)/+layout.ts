import raw from '../../../static/data/atlas.json?raw';
import type { AtlasPageData } from '$lib/view/atlas-index';

/** In a script of its own that all pages and languages share, not in the HTML of each. */
const atlas = JSON.parse(raw) as AtlasPageData;

export const load = () => atlas;
