import type { EventFile, SourcesFile } from '../../../../geodata/schema';
import { BASE, type Translated } from './languages';
import type { Position, Precision, ReachRecord, Site, SiteRole, Track } from './model';

/** A record as the page reads it from `events.json`: its file (geodata/schema.ts) and what the build adds. */
export interface AtlasRecord extends Omit<EventFile, 'sites' | 'track'> {
  sites: (EventFile['sites'][number] & Pick<Site, 'region'> & Translated<'name'>)[];
  track: (NonNullable<EventFile['track']> & Measured) | null;
}

interface Measured extends Pick<Track, 'bounds' | 'inferred' | 'regionShare'> {
  /** The positions of the waypoints; their longitudes are continuous and may run past ±180. */
  positions: Position[];
}

/** Published numbers only. A missing number means that none was published, not zero. */
export type Forces = EventFile['forces'];
type StrengthNumbers = NonNullable<Forces['total']>;

export const practicesSupported = ({ sources }: Pick<AtlasRecord, 'sources'>) =>
  sources.some(({ supports }) => supports.includes('practices'));

/** A source as a CSL-JSON item (https://citationstyles.org); `custom` has what CSL has no word for. */
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
  /** Nothing is covered after `lastDay`; its year is covered in part. */
  coverage: { from: string; to: string; lastDay: string; note: string };
  records: AtlasRecord[];
  sources: Record<string, Source>;
}

/** The properties of a feature of the GeoJSON layers, the same in the page and in downloads. */
export interface FeatureProperties
  extends
    Pick<ReachRecord, 'kind' | 'scope' | 'framework' | 'series' | 'start' | 'end'>,
    Translated<'place'> {
  recordId: string;
  name: string;
  role: SiteRole | 'track';
  precision: Precision;
  /** For a track the region that holds most of its length. */
  region: string;
  /** Absent for a track. */
  place?: string;
}

/** The least and the most that sources give for a number of forces, where they differ. */
export function rangeOf({ disputes }: Pick<AtlasRecord, 'disputes'>, field: string) {
  const numbers = disputes
    .filter((dispute) => dispute.field === field)
    .flatMap(({ values }) => values.flatMap(({ number }) => number ?? []));
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  return low < high ? { low, high } : null;
}

/**
 * The largest sum published for some kinds of forces: the total, or all sides added up. A host's whole exercise is
 * left out, because not all who took part in it acted together.
 */
export function largestStrength(
  forces: Pick<AtlasRecord['forces'], 'total' | 'bySide'>,
  keys: readonly ('personnel' | 'ships' | 'aircraft')[],
): number | null {
  const strengthOf = (numbers: StrengthNumbers | undefined) =>
    keys.reduce((total, key) => total + (numbers?.[key] ?? 0), 0);
  const sides = Object.values(forces.bySide ?? {}).reduce(
    (total, side) => total + strengthOf(side),
    0,
  );
  return Math.max(strengthOf(forces.total), sides) || null;
}

/** Where a record stands in its series, by start, then id; it must be among the records. */
export function editionsOf<Edition extends Pick<ReachRecord, 'id' | 'series' | 'start'>>(
  records: readonly Edition[],
  { id, series }: Pick<Edition, 'id' | 'series'>,
) {
  const editions = records
    .filter((other) => other.series === series)
    .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
  const i = editions.findIndex((other) => other.id === id);
  return {
    number: i + 1,
    of: editions.length,
    earlier: editions[i - 1] ?? null,
    later: editions[i + 1] ?? null,
  };
}

/** A source in one line. The data hold no address that must not be linked. */
export function citationText(source: Source, title = source.title): string {
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

/** `2001-09-12`, `2001-09`, `2001`, or `undated`. */
export function issuedText(source: Source): string {
  const parts = source.issued?.['date-parts'][0];
  return parts?.map((n) => String(n).padStart(2, '0')).join('-') ?? 'undated';
}
