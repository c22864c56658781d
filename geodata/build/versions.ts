import { group, groups } from 'd3-array';
import type { HomeRings } from '#core/earth/area';
import { visitsFor } from '#core/reach/dataset';
import type { EventFile } from '#core/record/schema';
import type { SeriesKind } from '#core/record/model';
import { countsOf, type Counts } from '#core/stall/counts';
import { changesByVersion } from '../files/changes';
import type { Dataset } from '../files/read';
import { builtData, measuredBy } from './atlas';

type Change = ReturnType<typeof changesByVersion>[number];
type Events = ReadonlyMap<string, EventFile>;

export interface DataVersion {
  /** `2026-11-30.e588cf64`: a day and a hash. */
  version: string;
  /** Null if one was removed later: only its id is known. */
  records: number | null;
  /** New, and held after the day of the previous version. */
  happened: string[];
  /** New, but held earlier. */
  learned: string[];
  changed: string[];
  removed: string[];
  /** By the standard rule; null as for `records`. */
  counts: (Pick<Counts, 'before' | 'since'> & { kind: SeriesKind })[] | null;
}

/** `static/data/versions.json`, oldest first, by today's rules. */
export function versionHistory(dataset: Dataset, newest: string, home: HomeRings): DataVersion[] {
  const changes = group(changesByVersion(dataset.changes, newest), ({ version }) => version!);
  const versions = [...changes.keys()].filter((version) => version !== newest);
  let events: Events | null = new Map(dataset.events.map(({ event }) => [event.id, event]));
  const history: DataVersion[] = [];
  // Backwards from today's records: a change has the previous value.
  for (const version of [newest, ...versions.reverse()]) {
    const own = changes.get(version) ?? [];
    const previous = versions[versions.indexOf(version) + 1]?.slice(0, 10) ?? null;
    history.unshift({
      version,
      records: events && events.size,
      ...idsOf(own, previous, events),
      counts: events && countsAt(dataset, [...events.values()], version, home),
    });
    events = events && eventsBefore(events, own);
  }
  return history;
}

function idsOf(changes: readonly Change[], previous: string | null, events: Events | null) {
  const ids = [...new Set(changes.map(({ record }) => record))];
  const ofId = changes.filter(({ field }) => field === 'id');
  const added = ofId.filter(({ before }) => before === null).map(({ record }) => record);
  const removed = ofId.filter(({ after }) => after === null).map(({ record }) => record);
  const isLater = (id: string) => previous !== null && (events?.get(id)?.start ?? '') > previous;
  return {
    happened: added.filter(isLater),
    learned: added.filter((id) => !isLater(id)),
    changed: ids.filter((id) => !added.includes(id) && !removed.includes(id)),
    removed,
  };
}

/** Null if a record was removed. */
function eventsBefore(events: Events, changes: readonly Change[]): Events | null {
  const earlier = new Map([...events].map(([id, event]) => [id, structuredClone(event)]));
  for (const { record, field, before } of [...changes].reverse()) {
    if (field !== 'id') setAt(earlier.get(record), field, before);
    else if (before === null) earlier.delete(record);
    else return null;
  }
  return earlier;
}

/** @param field as in `changedFields`: `sites[2].position` */
function setAt(object: unknown, field: string, value: unknown) {
  const keys = field.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop()!;
  const parent = keys.reduce<unknown>((node, key) => Reflect.get(node as object, key), object);
  if (value === null) Reflect.deleteProperty(parent as object, last);
  else Reflect.set(parent as object, last, value);
}

function countsAt(
  dataset: Dataset,
  events: readonly EventFile[],
  version: string,
  home: HomeRings,
): DataVersion['counts'] {
  const { periods } = dataset.set;
  if (!periods) return [];
  const files = events.map((event) => ({ file: `events/${event.id}.json`, event }));
  const reach = measuredBy(builtData({ ...dataset, events: files }, version), dataset, home);
  const { newPlaceKm: limitKm, coveredTo } = reach;
  const input = { periods, limitKm, coveredTo, year: Number(dataset.coverage.to.slice(0, 4)) };
  return groups(visitsFor(reach, {}), ({ kind }) => kind).map(([kind, visits]) => {
    const { before, since } = countsOf(visits, input);
    return { kind, before, since };
  });
}
