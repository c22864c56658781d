import { rollups } from 'd3-array';
import * as v from 'valibot';
import { foldLng } from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import { inOrder } from '$lib/core/record/time';
import { proposedBreak, proposedNewPlaceKm } from '$lib/core/stall/proposed-periods';
import { formatCountry, formatList, formatPosition } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { OwnRecord } from '../import/own-record';
import { OWN_SETS } from './own';

const position = v.tuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
]);
const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const subject = v.object({
  title: text,
  partners: v.array(v.string()),
  origin: v.object({ name: text, position }),
  /** From how many km on a place is new, and the year at which two periods meet; proposed where absent. */
  newPlaceKm: v.optional(v.pipe(v.number(), v.minValue(10), v.maxValue(5000))),
  breakYear: v.optional(v.pipe(v.number(), v.integer())),
});
/** What the records are about, as the reader said: nothing of it is in their file. */
export type Subject = v.InferOutput<typeof subject>;

/** As the browser keeps it. */
const kept = v.object({
  file: text,
  /** Of the file; with its name the version of the data. */
  date: text,
  subject,
  /** Earlier versions also showed them beside the atlas: they are shown by themselves now. */
  set: v.pipe(
    v.picklist([...OWN_SETS, 'beside']),
    v.transform((set) => (set === 'beside' ? 'own' : set)),
  ),
  records: v.array(v.unknown()),
});
export type Kept = v.InferOutput<typeof kept>;

export function parseKept(stored: unknown): Kept | null {
  const parsed = v.safeParse(kept, stored);
  return parsed.success ? parsed.output : null;
}

/** How often each country takes part, most often first. */
export const participantsOf = (records: readonly OwnRecord[]): [country: string, n: number][] =>
  rollups(
    records.flatMap(({ participants }) => participants),
    (all) => all.length,
    (country) => country,
  ).sort(([a, n], [b, k]) => k - n || a.localeCompare(b));

/** Places of the records by name, in order of time. */
export function placesOf(records: readonly OwnRecord[]): Map<string, Position> {
  const places = new Map<string, Position>();
  for (const { name, sites, track } of inOrder(records)) {
    const [lng, lat] = track?.positions[0] ?? [0, 0];
    const all = sites.length ? sites : [{ name: name.en, position: [foldLng(lng), lat] as const }];
    for (const { name, position } of all)
      if (!places.has(name)) places.set(name, [position[0], position[1]]);
  }
  return places;
}

/** Any point, named by its place on the earth. */
export const originAt = (position: Position): Subject['origin'] => {
  return { name: formatPosition(position), position: [...position] };
};

/** As it is typed, `latitude, longitude`; null for what is no point. */
export function originIn(text: string): Subject['origin'] | null {
  const [lat = NaN, lng = NaN] =
    text
      .trim()
      .match(/[^,;\s]+/g)
      ?.map(Number) ?? [];
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? originAt([lng, lat]) : null;
}

/** Proposed to the reader, who confirms it: whoever takes part in most, and the first place. */
export function proposed(
  records: readonly OwnRecord[],
  file: string,
  said: Partial<Subject> = {},
): Subject {
  const found = participantsOf(records);
  const most = found.filter(([, n], i) => i < 2 || n === found[0]![1]);
  const partners = said.partners ?? most.map(([country]) => country);
  const [[name, position] = ['', [0, 0] as Position]] = placesOf(records);
  return { title: titleOf(partners, file), partners, origin: { name, position: [...position] } };
}

/** From how many km on a place is new: what the reader said, else what is proposed. */
export const limitOf = (
  { newPlaceKm }: Pick<Subject, 'newPlaceKm'>,
  records: readonly OwnRecord[],
): number => newPlaceKm ?? proposedNewPlaceKm(records);

/** The year at which two periods meet; null where none halves the records. */
export const breakOf = (
  { breakYear }: Pick<Subject, 'breakYear'>,
  records: readonly OwnRecord[],
): number | null => breakYear ?? proposedBreak(records);

export const titleOf = (partners: readonly string[], file: string): string =>
  partners.length
    ? m.own_title_of({ partners: formatList(partners.map(formatCountry)) })
    : file.replace(/\.[^.]*$/, '');
