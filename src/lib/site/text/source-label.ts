import { issuedText } from '#core/record/record';
import type { Source } from '#core/record/schema';
import { formatDate } from './format';
import { m } from '$lib/paraglide/messages';

export function issuedLabel(source: Source) {
  const parts = source.issued?.['date-parts'][0] ?? [];
  const precision = (['year', 'month', 'day'] as const)[parts.length - 1];
  return precision ? formatDate(issuedText(source), precision) : m.undated();
}

export const seenTitle = (text: string) =>
  text.replaceAll('(Title not seen)', m.rec_title_not_seen());

export const publisherLabel = (source: Source) =>
  source['container-title'] ?? source.publisher ?? source.title;

export const sourceLabel = (source: Source) =>
  publisherLabel(source) + m.comma() + issuedLabel(source);

export const sourceAnchor = (id: string) => `source-${id}`;
