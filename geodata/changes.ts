import { createHash } from 'node:crypto';
import { byCodeUnits } from './atlas';
import type { Check } from './checks/check';
import { problem } from './read';
import type { ChangesFile } from './set-schema';

/* Every change of a record: written down by `npm run add-record`, missed by the build where it was not. */

/** JSON without white space, keys sorted (RFC 8785, but for its way to write numbers). */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnits(a, b));
  return `{${entries.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join()}}`;
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

type Known = ReadonlyMap<string, unknown>;
type Change = ChangesFile['changes'][number];

/** Down to single values; a list of plain values, or one of another length, is one value. */
export function changedFields(
  before: unknown,
  after: unknown,
  field = '',
): Pick<Change, 'field' | 'before' | 'after'>[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return [];
  if (!hasParts(before) || !hasParts(after) || before.length !== after.length)
    return [{ field, before: before ?? null, after: after ?? null }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const path = Array.isArray(before) ? `${field}[${key}]` : field ? `${field}.${key}` : key;
    return changedFields(before[key], after[key], path);
  });
}

const hasParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (!Array.isArray(value) || value.some((one) => typeof one === 'object'));

/** Of records by id; one that was added or taken away is one change, of its id. */
export const changesBetween = (before: Known, after: Known) =>
  [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnits).flatMap((record) => {
    const [old, now] = [before, after].map((known) => known.get(record));
    const fields =
      old && now
        ? changedFields(old, now)
        : [{ field: 'id', before: old ? record : null, after: now ? record : null }];
    return fields.map((change) => ({ record, ...change }));
  });

export const statesOf = (records: Known) =>
  Object.fromEntries([...records].map(([id, record]) => [id, hashOf(canonical(record))]));

/** No record says something else than when the changes were last written down. */
export const changesTold: Check = ({ events, changes: { states } }) => {
  if (Object.keys(states).length === 0) return [];
  const now = statesOf(new Map(events.map(({ event }) => [event.id, event])));
  return Object.keys({ ...states, ...now }).flatMap((id) => {
    if (states[id] === now[id]) return [];
    const expected = `${now[id] ?? 'none'}: npm run add-record writes down what changed`;
    return [problem('changes.json', `states.${id}`, states[id], expected)];
  });
};

/** `static/data/changes.json`. A day's changes are of its last version. */
export const changesByVersion = ({ versions, changes }: ChangesFile, newest: string) =>
  changes.map(({ date, ...change }) => ({
    version: newest.startsWith(date) ? newest : versions[date],
    ...{ date, ...change },
  }));
