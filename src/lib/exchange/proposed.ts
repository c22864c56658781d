import { max, min, rollups } from 'd3-array';
import { foldLng } from '#core/earth/sphere';
import { BASE } from '#core/record/languages';
import type { Position } from '#core/record/model';
import { inOrder } from '#core/record/time';
import type { AtlasRecord } from '#core/record/schema';

export const mentionsOf = (names: readonly string[]): [name: string, n: number][] =>
  rollups(names, ({ length }) => length, String);

export const participantsOf = (records: readonly AtlasRecord[]) =>
  mentionsOf(records.flatMap(({ participants }) => participants)).sort(
    ([country, n], [other, otherN]) => otherN - n || country.localeCompare(other),
  );

/** The two most frequent participants, and ties. */
export function proposedPartners(records: readonly AtlasRecord[]) {
  const counts = participantsOf(records);
  return counts.filter(([, n], i) => i < 2 || n === counts[0]![1]).map(([country]) => country);
}

/** Whole years: a file does not say up to which day anyone looked. */
export function coverageOf(records: readonly Pick<AtlasRecord, 'start' | 'end'>[]) {
  const first = min(records, ({ start }) => start)!.slice(0, 4);
  const last = max(records, ({ end }) => end)!.slice(0, 4);
  return { from: `${first}-01`, to: `${last}-12`, lastDay: `${last}-12-31` };
}

/** By name, in order of time; a track stands for its start. Empty without places. */
export function namedPlaces(records: readonly AtlasRecord[]): Map<string, Position> {
  const places = new Map<string, Position>();
  for (const record of inOrder(records)) {
    const starts = (record.track?.positions ?? []).slice(0, 1).map(([lng, lat]) => ({
      name: record.name[BASE],
      position: [foldLng(lng), lat] as const,
    }));
    for (const { name, position } of record.sites.length ? record.sites : starts)
      if (!places.has(name)) places.set(name, [position[0], position[1]]);
  }
  return places;
}
