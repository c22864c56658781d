import { loadTexts } from 'virtual:texts';

const OF_ONE = ['findings', 'compare', 'context', 'data'] as const;
const ATLAS = ['', 'record', 'embed'];

/** What a page says beside the common texts; by its path or its route: `/data/codebook`, `/(text)/data/codebook`. */
export async function loadPageTexts(path: string | null): Promise<void> {
  const page = path?.replace(/\(\w+\)\/?/, '').split('/')[1];
  if (page === undefined) return;
  const group = ATLAS.includes(page) ? 'atlas' : OF_ONE.find((name) => name === page);
  if (group) await loadTexts(group);
}
