import { citationText } from '$lib/core/record/record';
import type { Source } from '$lib/core/record/schema';
import { formatDate } from './format';
import { m } from '$lib/paraglide/messages';

export function issuedLabel(source: Source) {
  const [year, month, day] = source.issued?.['date-parts'][0] ?? [];
  if (!year) return m.undated();
  const iso = [year, month ?? 1, day ?? 1].map((n) => String(n).padStart(2, '0')).join('-');
  if (day) return formatDate(iso);
  return formatDate(iso, month ? 'month' : 'year');
}

export const publisherLabel = (source: Source) =>
  source['container-title'] ?? source.publisher ?? source.title;

export const sourceLabel = (source: Source) =>
  publisherLabel(source) + m.comma() + issuedLabel(source);

export const sourceAnchor = (id: string) => `source-${id}`;

export function sourceText(source: Source) {
  return { text: citationText({ ...source, URL: undefined }), url: source.URL ?? null };
}
