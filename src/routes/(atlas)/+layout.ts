import raw from '$data/atlas.json?raw';
import { loadPageTexts } from '$lib/site/network/page';
import { set } from '$lib/site/dataset/set';
import { vocabulary } from '$lib/site/dataset/vocabulary';
import type { AtlasPageData } from '$lib/view/atlas-index';
import type { LayoutLoad } from './$types';

/** In a script that all pages and languages share, not in each HTML. */
const atlas = JSON.parse(raw) as AtlasPageData;

export const load: LayoutLoad = async ({ route }) => {
  await loadPageTexts(route.id);
  return { ...atlas, set, vocabulary };
};
