import { slugOf } from '#core/record/fields';
import { BASE } from '#core/record/languages';
import type { Domain, Kind, Position, Precision } from '#core/record/model';
import { dateOf } from '#core/record/record';
import * as v from 'valibot';
import { eventFile, source as sourceItem } from '#core/record/schema';
import type { EventFile, ReachRecord, SourcesFile } from '#core/record/schema';

export const EMPTY = {
  name: '',
  start: '',
  end: '',
  kind: 'exercise' as Kind,
  domains: [] as Domain[],
  /** Country codes, separated by commas or spaces. */
  participants: '',
  place: '',
  precision: 'area' as Precision,
  /** Of the source. */
  title: '',
  URL: '',
  issued: '',
};
export type Draft = typeof EMPTY;

/** `region` if no more is known. */
export interface DraftPlace {
  position: Position;
  region: string | null;
}

export type Like = Pick<ReachRecord, 'series' | 'scope' | 'framework' | 'name'>;

export function filesOf(draft: Draft, { position, region }: DraftPlace, like: Like, today: string) {
  const { name, start, end, kind, domains, place, precision } = draft;
  const { series, scope, framework } = like;
  const year = start.slice(0, 4);
  const slug = slugOf(name);
  const participants = draft.participants.split(/[\s,;，；]+/).filter(Boolean);
  const host = /^https?:\/\/(?:www\.)?([^/]+)/i.exec(draft.URL)?.[1] ?? 'source';
  const sourceId = slugOf(`${host} ${draft.issued || 'undated'}`);
  const event: EventFile = {
    id: slug.endsWith(year) ? slug : `${slug}-${year}`,
    name: { [BASE]: name },
    series,
    kind,
    scope,
    framework,
    domains,
    practices: [],
    start,
    end: end || start,
    datePrecision: 'day',
    participants: [...new Set(participants.map((code) => code.toUpperCase()))].sort(),
    hosts: [],
    sites: [
      {
        name: place,
        role: 'main',
        position,
        precision,
        ...(region && { within: { region } }),
        basis: `Placed on the map by hand, after “${draft.title}”`,
      },
    ],
    track: null,
    forces: {},
    firsts: [],
    disputes: [],
    sources: [{ id: sourceId, supports: ['dates', 'place'] }],
    confidence: 'low',
  };
  const source: SourcesFile[number] = {
    id: sourceId,
    type: 'webpage',
    title: draft.title,
    ...(draft.issued && { issued: dateOf(draft.issued) }),
    language: 'und',
    ...(draft.URL && { URL: draft.URL }),
    accessed: dateOf(today),
    custom: { sourceType: 'secondary', link: Boolean(draft.URL) },
  };
  return { event, source };
}

/** Where a field of the files has another name. */
const FIELDS: Record<string, keyof Draft> = { id: 'name', sites: 'place' };

export function faultsOf(draft: Draft, { event, source }: ReturnType<typeof filesOf>) {
  /** By field; undefined for a missing value. */
  const faults = new Map<keyof Draft, unknown>();
  const add = (name: string, value?: unknown) => {
    const field = FIELDS[name] ?? (name as keyof Draft);
    if (field in EMPTY && !faults.has(field)) faults.set(field, draft[field] ? value : undefined);
  };
  if (!draft.name) add('name');
  if (draft.domains.length === 0) add('domains');
  if (event.participants.length === 0) add('participants');
  const parsed = [v.safeParse(eventFile, event), v.safeParse(sourceItem, source)];
  for (const { path, input } of parsed.flatMap(({ issues = [] }) => [...issues]))
    add(String(path?.[0]?.key), input);
  if (faults.size === 0 && event.end < event.start) add('end', event.end);
  return faults;
}
