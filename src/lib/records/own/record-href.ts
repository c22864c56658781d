import { pageHref } from '$lib/site/links/href';
import { isOwnId } from './own-id';

/** The query with a record open in the atlas, for one that has no page. */
export const withRecord = (query: string, id: string) =>
  `${query}${query ? '&' : '?'}record=${encodeURIComponent(id)}`;

/** The page of a record; a reader's own has none and is opened in the atlas. */
export const recordHref = (id: string, query = '') =>
  isOwnId(id) ? pageHref('/') + withRecord(query, id) : pageHref(`/record/${id}`) + query;
