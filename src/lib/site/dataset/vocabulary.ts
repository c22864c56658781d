import raw from '$data/vocabulary.json';
import type { Vocabulary } from '#core/record/set';
import type { Locale } from '$lib/paraglide/runtime';
import { say } from './set';

/** In a module of its own, since few pages need it. */
export const vocabulary = raw as unknown as Vocabulary;

/** Unlisted ids, as in a reader's own record, are their own names. */
function wordFor(list: keyof Vocabulary, id: string, locale?: Locale) {
  const word = vocabulary[list].find((entry) => entry.id === id);
  return word ? say(word.name, locale) : id.replaceAll('-', ' ');
}

export const seriesName = (id: string, locale?: Locale) => wordFor('series', id, locale);
export const practiceName = (id: string, locale?: Locale) => wordFor('practices', id, locale);
export const frameworkLabel = (id: string) => wordFor('frameworks', id);
export const scopeLabel = (id: string) => wordFor('scopes', id);
/** Before a number of them. */
export const scopesLabel = (scope: Vocabulary['scopes'][number]) => say(scope.many ?? scope.name);
