import { loadTexts } from 'virtual:texts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => {
  await loadTexts('pages');
  return data;
};
