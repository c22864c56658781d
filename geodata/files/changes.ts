import { createHash } from 'node:crypto';
import { ascending, sort, union } from 'd3-array';
import { fieldAt, problem, type Dataset } from './read';
import { eventFile, type AtlasRecord } from '#core/record/schema';
import type { ChangesFile } from '#core/record/set-file';

/** JSON without white space, keys sorted (RFC 8785, except for numbers). */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => ascending(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join()}}`;
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

const onlyIn = (entries: object, part: object) =>
  Object.fromEntries(Object.entries(part).filter(([field]) => field in entries));

/** Undoes `atlasRecord` of build/atlas.ts. */
export const fileOf = ({ sites, track, ...record }: AtlasRecord) => ({
  ...record,
  sites: sites.map((site) => onlyIn(eventFile.entries.sites.item.entries, site)),
  track: track && onlyIn(eventFile.entries.track.wrapped.entries, track),
});

type RecordsById = ReadonlyMap<string, unknown>;
type Change = ChangesFile['changes'][number];

/** A list of plain values, or one whose length changed, counts as one value. */
export function changedFields(
  before: unknown,
  after: unknown,
  field = '',
): Pick<Change, 'field' | 'before' | 'after'>[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return [];
  if (!hasParts(before) || !hasParts(after) || before.length !== after.length)
    return [{ field, before: before ?? null, after: after ?? null }];
  return [...union(Object.keys(before), Object.keys(after))].flatMap((key) => {
    const inner = fieldAt(field, Array.isArray(before) ? Number(key) : key);
    return changedFields(before[key], after[key], inner);
  });
}

const hasParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (!Array.isArray(value) || value.some((element) => typeof element === 'object'));

export const changesBetween = (before: RecordsById, after: RecordsById) =>
  sort(union(before.keys(), after.keys())).flatMap((record) => {
    const [earlier, later] = [before.get(record), after.get(record)];
    const fields =
      earlier && later
        ? changedFields(earlier, later)
        : [{ field: 'id', before: earlier ? record : null, after: later ? record : null }];
    return fields.map((change) => ({ record, ...change }));
  });

export const statesOf = (records: RecordsById) =>
  Object.fromEntries([...records].map(([id, record]) => [id, hashOf(canonical(record))]));

/** Each record still says what it said when its changes were last written down. */
export const changesTold = ({ events, changes: { states }, set }: Dataset): string[] => {
  if (Object.keys(states).length === 0) return [];
  const now = statesOf(new Map(events.map(({ event }) => [event.id, event])));
  return Object.keys({ ...states, ...now }).flatMap((id) => {
    if (states[id] === now[id]) return [];
    const expected = `${now[id] ?? 'none'}: SET=${set.id} npm run add-record -- "Why." writes down what changed`;
    return [problem('changes.json', `states.${id}`, states[id], expected)];
  });
};

export const changesByVersion = ({ versions, changes }: ChangesFile, newest: string) =>
  changes.map((change) => ({
    version: newest.startsWith(change.date) ? newest : versions[change.date],
    ...change,
  }));
