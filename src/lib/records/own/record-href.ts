import { pageHref } from '$lib/site/href';
import { isOwnId } from './own-id';

/** The query of a view in which a record is open that has no page. */
export const withRecord = (query: string, id: string) =>
  `${query}${query ? '&' : '?'}record=${encodeURIComponent(id)}`;

/** Of a reader's own record no page is built. */
export const recordHref = (id: string, query = '') =>
  isOwnId(id) ? pageHref('/') + withRecord(query, id) : pageHref(`/record/${id}`) + query;
