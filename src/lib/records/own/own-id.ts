import { pageHref } from '$lib/site/links/href';

const PREFIX = 'own:';

/** Marks ids as the reader's: their file may hold records of ours, changed or not. */
export const toOwnId = (id: string) => PREFIX + id;

export const isOwnId = (id: string) => id.startsWith(PREFIX);

export const OWN_SETS = ['own', 'ours'] as const;
export type OwnSet = (typeof OWN_SETS)[number];

/** Opens a record without a page in the atlas. */
export const withRecord = (query: string, id: string) =>
  `${query}${query ? '&' : '?'}record=${encodeURIComponent(id)}`;

export const recordHref = (id: string, query = '') =>
  isOwnId(id) ? pageHref('/') + withRecord(query, id) : pageHref(`/record/${id}`) + query;
