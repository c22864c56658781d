import { loadTexts } from 'virtual:texts';

type TextGroup = Parameters<typeof loadTexts>[0];

const GROUPS: Partial<Record<string, readonly TextGroup[]>> = {
  '': ['atlas'],
  embed: ['atlas'],
  record: ['atlas', 'record'],
  findings: ['findings'],
  compare: ['compare'],
  data: ['data', 'own'],
};

/** By path or route id, which may begin with a group in brackets. */
export const textsOf = (path: string): readonly TextGroup[] =>
  GROUPS[path.replace(/\(\w+\)\/?/, '').split('/')[1] ?? ''] ?? ['common'];

export async function loadPageTexts(path: string) {
  await Promise.all(textsOf(path).map((group) => loadTexts(group)));
}
