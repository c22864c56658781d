import type { EmbeddedSource } from './selection';

/** Where in a file a record began, for messages. */
export interface At {
  unit: 'row' | 'feature' | 'record';
  /** Counted from 1, as an editor or a spreadsheet counts. */
  n: number;
}

/** A record as found: nothing is certain of it but that it is an object. */
export interface RawRecord {
  at: At;
  value: Record<string, unknown>;
  /** Column or property from which a field came, where the file calls it something else. */
  columns?: Readonly<Record<string, string>>;
}

/**
 * Fills in what a reader's own file need not say, so that a name, a date and a place are enough.
 * `onAssumed` is told each field that was filled; nothing that is given is changed.
 */
export function complete(raw: RawRecord, onAssumed: (field: string) => void): object {
  const { value, at } = raw;
  const assume = (field: string, given: unknown, fallback: unknown) => {
    if (!isMissing(given)) return given;
    onAssumed(field);
    return fallback;
  };
  const start = period(value.start);
  const end = period(value.end);
  const name = typeof value.name === 'string' ? { en: value.name } : value.name;
  const title = isObject(name) && typeof name.en === 'string' ? name.en : '';
  const participants = assume('participants', value.participants, ['CN', 'RU']);
  const track = isMissing(value.track) ? null : completeTrack(value.track, assume);
  const sites = isMissing(value.sites) ? [] : value.sites;
  return {
    ...value,
    id: isMissing(value.id) ? slug(title, at) : value.id,
    name,
    start: start?.from ?? value.start,
    end: (isMissing(value.end) ? start?.to : end?.to) ?? value.end,
    datePrecision: value.datePrecision ?? start?.precision ?? 'day',
    kind: assume('kind', value.kind, track ? 'patrol' : 'exercise'),
    scope: assume('scope', value.scope, 'core'),
    framework: assume('framework', value.framework, frameworkOf(participants)),
    series: assume('series', value.series, 'own'),
    confidence: assume('confidence', value.confidence, 'low'),
    participants,
    domains: value.domains ?? [],
    practices: value.practices ?? [],
    hosts: value.hosts ?? [],
    forces: value.forces ?? {},
    firsts: value.firsts ?? [],
    disputes: value.disputes ?? [],
    sources: value.sources ?? [],
    track,
    sites: Array.isArray(sites) ? sites.map((site) => completeSite(site, title, assume)) : sites,
  };
}

type Assume = (field: string, given: unknown, fallback: unknown) => unknown;

function completeSite(site: unknown, title: string, assume: Assume): unknown {
  if (!isObject(site)) return site;
  return {
    ...site,
    name: isMissing(site.name) ? title : site.name,
    role: assume('role', site.role, 'main'),
    precision: assume('precision', site.precision, 'area'),
    basis: site.basis ?? 'own file',
    region: site.region ?? '',
  };
}

function completeTrack(track: unknown, assume: Assume): unknown {
  if (!isObject(track)) return track;
  return {
    ...track,
    craft: assume('craft', track.craft, 'ship'),
    precision: assume('precision', track.precision, 'area'),
    basis: track.basis ?? 'own file',
    regionShare: track.regionShare ?? {},
  };
}

/** `2016`, `2016-09` or `2016-09-12` as its first and last day; null for anything else. */
export function period(
  value: unknown,
): { from: string; to: string; precision: 'year' | 'month' | 'day' } | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(String(value ?? '').trim());
  if (!parts) return null;
  const [text, year = '', month, day] = parts;
  if (day) return { from: text.trim(), to: text.trim(), precision: 'day' };
  if (!month) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}`, precision: 'month' };
}

function frameworkOf(participants: unknown): string {
  const n = Array.isArray(participants) ? participants.length : 2;
  return n <= 2 ? 'bilateral' : n === 3 ? 'trilateral' : 'multilateral';
}

function slug(title: string, { unit, n }: At): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `own-${words || unit}-${n}`;
}

/** A source given as one text, an address or a citation: `TASS, 2016 | https://…`. */
export function textSources(text: string, at: At): EmbeddedSource[] {
  return text
    .split(' | ')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part, i) => {
      const address = /https?:\/\/\S+/.exec(part)?.[0];
      return {
        id: `own-source-${at.n}-${i + 1}`,
        type: 'webpage',
        title: part,
        language: 'und',
        ...(address !== undefined && { URL: address }),
        custom: { sourceType: 'secondary', link: address !== undefined },
        supports: ['dates', 'place'],
      };
    });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
