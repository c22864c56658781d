import { loadTexts } from 'virtual:texts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
  await loadTexts('record');
  return data;
};
