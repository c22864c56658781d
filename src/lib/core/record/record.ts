import type { EventFile, SourcesFile } from '../../../../geodata/schema';
import type { Position, Precision, ReachRecord, Site, SiteRole, Track } from './model';

/** A record as the page reads it from `events.json`: its file (geodata/schema.ts) and what the build adds. */
export interface AtlasRecord extends Omit<EventFile, 'sites' | 'track'> {
  sites: (EventFile['sites'][number] & Pick<Site, 'region' | 'name_ru' | 'name_zh'>)[];
  track: (NonNullable<EventFile['track']> & Measured) | null;
}

interface Measured extends Pick<Track, 'bounds' | 'regionShare'> {
  /** Of the waypoints, longitudes continuous (may run past ±180). */
  positions: Position[];
}

/** Published numbers only. A missing number means that none was published, not zero. */
export type Forces = EventFile['forces'];
export type StrengthNumbers = NonNullable<Forces['total']>;
export type Citation = EventFile['sources'][number];

export const practicesSupported = ({ sources }: Pick<AtlasRecord, 'sources'>) =>
  sources.some(({ supports }) => supports.includes('practices'));

/** A source as a CSL-JSON item (https://citationstyles.org); what CSL has no word for is in `custom`. */
export interface Source extends Omit<SourcesFile[number], 'type' | 'issued' | 'accessed'> {
  type: string;
  issued?: { 'date-parts': [number[]] } | undefined;
  accessed?: { 'date-parts': [number[]] } | undefined;
}

/** `static/data/events.json`. */
export interface AtlasData {
  /** Date of the newest change and a hash of the content: `2001-09-12.1a2b3c4d`. */
  dataVersion: string;
  counts: { records: number; sites: number; tracks: number; citations: number; sources: number };
  /** Nothing is covered after `lastDay`: a year that holds it is one in part. */
  coverage: { from: string; to: string; lastDay: string; note: string };
  records: AtlasRecord[];
  sources: Record<string, Source>;
}

/** What a feature of the GeoJSON layers says of itself; the same in the page and in downloads. */
export interface FeatureProperties extends Pick<
  ReachRecord,
  'kind' | 'scope' | 'framework' | 'series' | 'start' | 'end'
> {
  recordId: string;
  name: string;
  role: SiteRole | 'track';
  precision: Precision;
  /** For a track the one that holds most of its length. */
  region: string;
  /** Absent for a track. */
  place?: string;
  place_ru?: string;
  place_zh?: string;
}

/** The least and the most that sources give for a number of forces, where they differ. */
export function rangeOf({ disputes }: Pick<AtlasRecord, 'disputes'>, field: string) {
  const values = disputes.filter((one) => one.field === field).flatMap((one) => one.values);
  const numbers = values.flatMap(({ number }) => number ?? []);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return low < high ? { low, high } : null;
}

/** A host's whole exercise is left out: not all who took part in it were together. */
export function largestStrength(
  forces: Pick<AtlasRecord['forces'], 'total' | 'bySide'>,
  keys: readonly ('personnel' | 'ships' | 'aircraft')[],
): number | null {
  const sum = (from: StrengthNumbers | undefined) =>
    keys.reduce((total, key) => total + (from?.[key] ?? 0), 0);
  const sides = Object.values(forces.bySide ?? {}).reduce((n, side) => n + sum(side), 0);
  return Math.max(sum(forces.total), sides) || null;
}

/** The record must be among the records. Two of one day are in order of id. */
export function editionsOf<Edition extends Pick<ReachRecord, 'id' | 'series' | 'start'>>(
  records: readonly Edition[],
  { id, series }: Pick<Edition, 'id' | 'series'>,
) {
  const all = records
    .filter((other) => other.series === series)
    .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
  const i = all.findIndex((other) => other.id === id);
  return {
    number: i + 1,
    of: all.length,
    earlier: all[i - 1] ?? null,
    later: all[i + 1] ?? null,
  };
}

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

/** `2001-09-12`, `2001-09`, `2001`, or `undated`. */
export function issuedText(source: Source): string {
  const parts = source.issued?.['date-parts'][0];
  return parts?.map((n) => String(n).padStart(2, '0')).join('-') ?? 'undated';
}
