import { loadTexts } from 'virtual:texts';

type Texts = Parameters<typeof loadTexts>[0];
const TEXTS: Partial<Record<string, readonly Texts[]>> = {
  ...{ '': ['atlas'], embed: ['atlas'], record: ['atlas', 'record'] },
  ...{ findings: ['findings'], compare: ['compare'], data: ['data', 'own'] },
};

export const textsOf = (path: string): readonly Texts[] =>
  TEXTS[path.replace(/\(\w+\)\/?/, '').split('/')[1] ?? ''] ?? [];

export const loadPageTexts = (path: string) =>
  Promise.all(textsOf(path).map((texts) => loadTexts(texts)));
