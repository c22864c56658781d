import { loadTexts } from 'virtual:texts';

const OF_ONE = ['findings', 'compare', 'context', 'data'] as const;
const ATLAS = ['', 'record', 'embed'];

/** What a page says beside the common texts; by its path or its route: `/data/codebook`, `/(text)/data/codebook`. */
export function textsOf(path: string): 'atlas' | (typeof OF_ONE)[number] | null {
  const page = path.replace(/\(\w+\)\/?/, '').split('/')[1] ?? '';
  return ATLAS.includes(page) ? 'atlas' : (OF_ONE.find((name) => name === page) ?? null);
}

export async function loadPageTexts(path: string | null): Promise<void> {
  const group = path && textsOf(path);
  if (group) await loadTexts(group);
}
