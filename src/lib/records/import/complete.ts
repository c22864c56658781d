import type { Citation } from '$lib/core/record/record';
import { period, type DateOrder } from './values';

/** Where in a file a record began, for messages. */
export interface At {
  unit: 'line' | 'row' | 'feature' | 'record';
  /** Counted from 1, as an editor or a spreadsheet counts. */
  n: number;
}

/** A record as found: nothing is certain of it but that it is an object. */
export interface RawRecord {
  at: At;
  /** All rows that it was read from, where there are several. */
  rows?: readonly At[];
  value: Record<string, unknown>;
  /** Column or property from which a field came, where the file calls it something else. */
  columns?: Readonly<Record<string, string>>;
}

/**
 * Fills in what a reader's own file need not say, so that a name, a date and a place are enough.
 * `onAssumed` is told each field that was filled; nothing that is given is changed.
 */
export function complete(
  { value, at }: RawRecord,
  onAssumed: (field: string) => void,
  order?: DateOrder,
): object {
  const filled = (given: Record<string, unknown>, defaults: Record<string, unknown>) => {
    const missing = Object.keys(defaults).filter((field) => isMissing(given[field]));
    missing.forEach(onAssumed);
    return { ...given, ...Object.fromEntries(missing.map((field) => [field, defaults[field]])) };
  };
  const [start, end] = [period(value.start, order), period(value.end, order)];
  const name = typeof value.name === 'string' ? { en: value.name } : value.name;
  const title = isObject(name) && typeof name.en === 'string' ? name.en : '';
  const track = isObject(value.track)
    ? {
        ...{ basis: 'own file', regionShare: {} },
        ...filled(value.track, { craft: 'ship', precision: 'area' }),
      }
    : (value.track ?? null);
  const site = (one: unknown) =>
    isObject(one)
      ? {
          ...{ basis: 'own file', region: '' },
          ...filled(one, { role: 'main', precision: 'area' }),
          name: isMissing(one.name) ? title : one.name,
        }
      : one;
  const { participants } = value;
  const partners = Array.isArray(participants) ? participants.length : 2;
  const sites = value.sites ?? [];
  return {
    ...{ domains: [], practices: [], hosts: [], forces: {}, firsts: [], disputes: [] },
    ...filled(value, {
      kind: track ? 'patrol' : 'exercise',
      framework: partners <= 2 ? 'bilateral' : partners === 3 ? 'trilateral' : 'multilateral',
      ...{ scope: 'core', series: 'own', confidence: 'low', participants: ['CN', 'RU'] },
    }),
    id: isMissing(value.id) ? slug(title, at) : value.id,
    ...{ name, track },
    start: start?.from ?? value.start,
    end: (isMissing(value.end) ? start?.to : end?.to) ?? value.end,
    datePrecision: value.datePrecision ?? start?.precision ?? 'day',
    sources: Array.isArray(value.sources) ? value.sources.flatMap(citation) : (value.sources ?? []),
    sites: Array.isArray(sites) ? sites.map(site) : sites,
  };
}

function slug(title: string, { unit, n }: At): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `own-${words || unit}-${n}`;
}

/** Of a source written out in a row or a feature, the citation; only others name it without one. */
function citation(given: unknown): unknown[] {
  if (!isObject(given) || !('custom' in given)) return [given];
  const { id, supports, citedAs } = given;
  if (!Array.isArray(supports) || !supports.length) return [];
  return [{ id, supports, ...(citedAs !== undefined && { title: citedAs }) }];
}

/** Sources given as one text, addresses or citations: `TASS, 2016 | https://…`. */
export function textSources(text: string, at: At): Citation[] {
  const parts = text.split(' | ').map((part) => part.trim());
  return parts.filter(Boolean).map((title, i) => {
    return { id: `own-source-${at.n}-${i + 1}`, supports: ['dates', 'place'], title };
  });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/**
 * As `JSON.parse`; throws also for what is nested so deeply that it could neither be told nor sent to
 * the page.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  try {
    JSON.stringify(value);
  } catch {
    throw new RangeError('nested too deeply');
  }
  return value;
}

/** Any value as a text, also an object that cannot be turned into one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
