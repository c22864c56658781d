import { BASE } from './languages';
import { roleCounts } from './model';
import { inOrder } from './time';
import type { AtlasRecord, ReachRecord, Source } from './schema';

export const practicesSupported = ({ sources }: Pick<AtlasRecord, 'sources'>) =>
  sources.some(({ supports }) => supports.includes('practices'));

/** Of the places that count and of the track, `staging` with those of one partner's own movement. */
export function regionsOf({ sites, track }: Pick<ReachRecord, 'sites' | 'track'>, staging = false) {
  const counted = sites.filter(({ role }) => roleCounts(role, staging)).map(({ region }) => region);
  const shares = Object.entries(track?.regionShare ?? {});
  const crossed = shares.flatMap(([id, share]) => (share > 0 ? id : []));
  return [...new Set([...counted, ...crossed])].filter(Boolean);
}

export const touchesRegion = (record: ReachRecord, region: string, staging: boolean) =>
  regionsOf(record, staging).includes(region);

/** Where sources differ. */
export function rangeOf({ disputes }: Pick<AtlasRecord, 'disputes'>, field: string) {
  const numbers = disputes
    .filter((dispute) => dispute.field === field)
    .flatMap(({ values }) => values.flatMap(({ number }) => number ?? []));
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  return low < high ? { low, high } : null;
}

/** Its place in its series; it must be among the records. */
export function editionsOf<Edition extends Pick<ReachRecord, 'id' | 'series' | 'start'>>(
  records: readonly Edition[],
  { id, series }: Pick<Edition, 'id' | 'series'>,
) {
  const editions = inOrder(records.filter((other) => other.series === series));
  const i = editions.findIndex((other) => other.id === id);
  return {
    number: i + 1,
    of: editions.length,
    earlier: editions[i - 1] ?? null,
    later: editions[i + 1] ?? null,
  };
}

/** Never with an address that must not be linked. */
export function citationText(source: Source, title = source.title) {
  const parts = [
    source.author?.map((author) => `${author.given} ${author.family}`).join(', '),
    source.publisher ?? source['container-title'],
    `“${title}”`,
    issuedText(source),
  ];
  if (source.language !== BASE) parts.push(`(${source.language})`);
  if (source.URL !== undefined) parts.push(source.URL);
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

/** As CSL-JSON has a day. */
export function dateOf(day: string): { 'date-parts': [[number, number, number]] } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { 'date-parts': [[year, month, date]] };
}

/** `2001-09-12`, `2001-09`, `2001`, or `undated`. */
export function issuedText(source: Source) {
  const parts = source.issued?.['date-parts'][0];
  return parts?.map((n) => String(n).padStart(2, '0')).join('-') ?? 'undated';
}
