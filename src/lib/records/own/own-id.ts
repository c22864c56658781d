import { pageHref } from '$lib/site/links/href';

const PREFIX = 'own:';

export const isOwnId = (id: string) => id.startsWith(PREFIX);

/** Marked as the reader's: their file may hold records of ours, changed or not. */
export const withOwnIds = <R extends { id: string }>(records: readonly R[]): R[] =>
  records.map((record) => (isOwnId(record.id) ? record : { ...record, id: PREFIX + record.id }));

export const OWN_SETS = ['own', 'ours'] as const;
export type OwnSet = (typeof OWN_SETS)[number];

/** Opens a record without a page in the atlas. */
export const withRecord = (query: string, id: string) =>
  `${query}${query ? '&' : '?'}record=${encodeURIComponent(id)}`;

export const recordHref = (id: string, query = '') =>
  isOwnId(id) ? pageHref('/') + withRecord(query, id) : pageHref(`/record/${id}`) + query;
