import { BASE } from '$lib/core/record/languages';
import { rollups } from 'd3-array';
import * as v from 'valibot';
import { foldLng } from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import { inOrder } from '$lib/core/record/time';
import { proposedBreak, proposedNewPlaceKm } from '$lib/core/stall/proposed-periods';
import { formatCountry, formatList, formatPosition } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import type { OwnRecord } from '../import/own-record';
import { OWN_SETS } from './own-id';

const positionSchema = v.tuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
]);
const nonEmptyText = v.pipe(v.string(), v.trim(), v.nonEmpty());
const subjectSchema = v.object({
  title: nonEmptyText,
  partners: v.array(v.string()),
  origin: v.object({ name: nonEmptyText, position: positionSchema }),
  /** Km beyond which a place is new; proposed where absent. */
  newPlaceKm: v.optional(v.pipe(v.number(), v.minValue(10), v.maxValue(5000))),
  /** The first year of the second period; proposed where absent. */
  breakYear: v.optional(v.pipe(v.number(), v.integer())),
});
/** What the records are about, which no file says: the reader confirms it. */
export type Subject = v.InferOutput<typeof subjectSchema>;

/** As the browser keeps it. */
const keptSchema = v.object({
  /** With the date of the file, the version of the data. */
  file: nonEmptyText,
  date: nonEmptyText,
  subject: subjectSchema,
  /** Earlier versions could also show them beside the atlas. */
  set: v.pipe(
    v.picklist([...OWN_SETS, 'beside']),
    v.transform((set) => (set === 'beside' ? 'own' : set)),
  ),
  records: v.array(v.unknown()),
});
export type Kept = v.InferOutput<typeof keptSchema>;

/** Null for what is of an unknown format. */
export function parseKept(stored: unknown): Kept | null {
  const parsed = v.safeParse(keptSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** How many records each country takes part in, most first. */
export const participantsOf = (records: readonly OwnRecord[]): [country: string, n: number][] =>
  rollups(
    records.flatMap(({ participants }) => participants),
    (mentions) => mentions.length,
    (country) => country,
  ).sort(([country, n], [other, otherN]) => otherN - n || country.localeCompare(other));

/** The position of each place by its name, in order of time; a track stands for its start. */
export function placesOf(records: readonly OwnRecord[]): Map<string, Position> {
  const places = new Map<string, Position>();
  for (const record of inOrder(records)) {
    const [lng, lat] = record.track?.positions[0] ?? [0, 0];
    const start = { name: record.name[BASE], position: [foldLng(lng), lat] as const };
    for (const { name, position } of record.sites.length ? record.sites : [start])
      if (!places.has(name)) places.set(name, [position[0], position[1]]);
  }
  return places;
}

/** An origin named by its coordinates. */
export const originAt = (position: Position): Subject['origin'] => ({
  name: formatPosition(position),
  position: [...position],
});

/** Reads `latitude, longitude`; null for what is no point of the earth. */
export function originIn(text: string): Subject['origin'] | null {
  const numbers = text.match(/[^,;\s]+/g)?.map(Number) ?? [];
  const [lat = NaN, lng = NaN] = numbers;
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? originAt([lng, lat]) : null;
}

/** What the reader is asked to confirm: the two most frequent participants (and their equals), and the first place. */
export function proposed(
  records: readonly OwnRecord[],
  file: string,
  chosenPartners?: readonly string[],
): Subject {
  const counts = participantsOf(records);
  const frequent = counts.filter(([, n], i) => i < 2 || n === counts[0]![1]);
  const partners = chosenPartners ?? frequent.map(([country]) => country);
  const [[name, position] = ['', [0, 0] as Position]] = placesOf(records);
  return {
    title: titleOf(partners, file),
    partners: [...partners],
    origin: { name, position: [...position] },
  };
}

/** Km beyond which a place is new: as the reader chose, else as proposed. */
export const limitOf = (
  { newPlaceKm }: Pick<Subject, 'newPlaceKm'>,
  records: readonly OwnRecord[],
): number => newPlaceKm ?? proposedNewPlaceKm(records);

/** The first year of the second period, as the reader chose, else as proposed; null where none halves the records. */
export const breakOf = (
  { breakYear }: Pick<Subject, 'breakYear'>,
  records: readonly OwnRecord[],
): number | null => breakYear ?? proposedBreak(records);

const titleOf = (partners: readonly string[], file: string): string =>
  partners.length
    ? m.own_title_of({ partners: formatList(partners.map(formatCountry)) })
    : file.replace(/\.[^.]*$/, '');
