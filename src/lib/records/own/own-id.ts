import { pageHref } from '$lib/site/links/href';

const PREFIX = 'own:';

/** Marks an id as the reader's, whose file may hold records of ours, changed or not. */
export const toOwnId = (id: string): string => PREFIX + id;

export const isOwnId = (id: string): boolean => id.startsWith(PREFIX);

/** Which set is shown: the reader's records or the atlas. */
export const OWN_SETS = ['own', 'ours'] as const;
export type OwnSet = (typeof OWN_SETS)[number];

/** The query with a record open in the atlas, for one that has no page. */
export const withRecord = (query: string, id: string) =>
  `${query}${query ? '&' : '?'}record=${encodeURIComponent(id)}`;

/** The page of a record; a reader's own has none and is opened in the atlas. */
export const recordHref = (id: string, query = '') =>
  isOwnId(id) ? pageHref('/') + withRecord(query, id) : pageHref(`/record/${id}`) + query;
