import { localizeHref } from '$lib/paraglide/runtime';
import type { Document } from './documents';

/**
 * Where a hit leads: the record's page; the atlas narrowed to a region over all years; the item
 * on the axis of the context; the source
 * itself, or, where it must not be linked, the record that cites it.
 */
export function hrefOf(document: Document): string {
  switch (document.group) {
    case 'records':
      return localizeHref(`/record/${document.id}`);
    case 'regions':
      return `${localizeHref('/')}?mode=all&region=${document.id}`;
    case 'items':
      return `${localizeHref('/context')}?item=${document.id}#lanes`;
    case 'sources':
      return document.url ?? localizeHref(`/record/${document.citedBy?.[0] ?? ''}`);
    default:
      return document.group satisfies never;
  }
}
