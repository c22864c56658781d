import type { Source } from './record';

/** A source in one line. An address that must not be linked is not in the data. */
export function citationText(source: Source, title = source.title): string {
  const parts = [
    source.author?.map(({ family, given }) => `${given} ${family}`).join(', '),
    source.publisher ?? source['container-title'],
    `“${title}”`,
    issuedText(source),
  ];
  if (source.language !== 'en') parts.push(`(${source.language})`);
  if (source.URL !== undefined) parts.push(source.URL);
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

/** `2016-09-12`, `2016-09`, `2016`, or `undated`. */
export function issuedText(source: Source): string {
  const parts = source.issued?.['date-parts'][0];
  return parts?.map((n) => String(n).padStart(2, '0')).join('-') ?? 'undated';
}
