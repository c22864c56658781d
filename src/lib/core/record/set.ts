import { LANGUAGES, RULES, type Language, type Names } from './languages';
import { byKey } from './pick';
import type { SetFile, VocabularyFile } from './set-file';

type Words<List extends readonly unknown[]> = Omit<List[number], 'means'>[];

/** `vocabulary.json` as built. */
export type Vocabulary = { [List in keyof VocabularyFile]: Words<VocabularyFile[List]> };

/** Besides them each layer from a file of its own. */
type SetPart =
  | 'claims'
  | 'indicators'
  | 'candidates'
  | 'context'
  | 'scale'
  | 'watch-zones'
  | 'published'
  | 'patrols'
  | 'tracks';

/** `method.json`. */
export interface MethodData extends NonNullable<SetFile['method']> {
  /** Published counts and ours, in Markdown. */
  published: string;
}

/** `set.json` as built. */
export interface SetData extends Omit<SetFile, 'method' | 'licence'> {
  /** Empty for a reader's own records. */
  licence: string;
  has: SetPart[];
  coverage: { from: string; to: string; lastDay: string };
}

/** "A and B", by default from the partners' names. */
export function whoseOf({ whose, partners }: Pick<SetData, 'whose' | 'partners'>): Names {
  const listIn = (language: Language) => {
    const names = partners.flatMap(({ from }) => from[language] ?? []);
    if (names.length < partners.length) return;
    return new Intl.ListFormat(RULES[language].tag, { type: 'conjunction' }).format(names);
  };
  return whose ?? (byKey(LANGUAGES, listIn) as Names);
}
