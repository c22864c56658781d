import { loadPageTexts } from '$lib/site/network/page';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data, route }) => {
  await loadPageTexts(route.id);
  return data;
};
