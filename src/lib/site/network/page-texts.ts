import { loadTexts } from 'virtual:texts';

type Texts = Parameters<typeof loadTexts>[0];
const OF: Partial<Record<string, readonly Texts[]>> = {
  ...{ '': ['atlas'], embed: ['atlas'], record: ['atlas', 'record'] },
  ...{ findings: ['findings'], compare: ['compare'], data: ['data'] },
};

/** What a page says beside the common texts; by its path or its route: `/data/codebook`, `/(text)/data/codebook`. */
export const textsOf = (path: string): readonly Texts[] =>
  OF[path.replace(/\(\w+\)\/?/, '').split('/')[1] ?? ''] ?? [];

export const loadPageTexts = (path: string) =>
  Promise.all(textsOf(path).map((texts) => loadTexts(texts)));
