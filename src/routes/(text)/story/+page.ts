import { loadTexts } from 'virtual:texts';
import type { PageLoad } from './$types';

/** A text: nothing on it needs script. */
export const csr = false;

export const load: PageLoad = async ({ data }) => {
  await loadTexts('story');
  return data;
};
