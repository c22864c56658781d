import * as v from 'valibot';
import { lngLat } from '#core/record/fields';
import type { Position } from '#core/record/model';
import type { AtlasRecord } from '#core/record/schema';
import { proposedBreak, proposedNewPlaceKm } from '#core/stall/proposed-periods';
import { formatCountry, formatList } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { namedPlaces, proposedPartners } from '$lib/exchange/proposed';
import { OWN_SETS } from './own-id';

const nonEmptyText = v.pipe(v.string(), v.trim(), v.nonEmpty());
const subjectSchema = v.object({
  title: nonEmptyText,
  partners: v.array(v.string()),
  origin: v.object({ name: nonEmptyText, position: lngLat }),
  newPlaceKm: v.optional(v.pipe(v.number(), v.minValue(10), v.maxValue(5000))),
  breakYear: v.optional(v.pipe(v.number(), v.integer())),
});
/** No file states it: the reader confirms it. */
export type Subject = v.InferOutput<typeof subjectSchema>;

const keptSchema = v.object({
  file: nonEmptyText,
  date: nonEmptyText,
  subject: subjectSchema,
  set: v.fallback(v.picklist(OWN_SETS), 'own'),
  records: v.array(v.unknown()),
});
type Kept = v.InferOutput<typeof keptSchema>;
/** Kept in this browser until removed; never sent anywhere, nor in any link. */
export interface OwnData extends Omit<Kept, 'records'> {
  records: readonly AtlasRecord[];
}

export function parseKept(stored: unknown): Kept | null {
  const parsed = v.safeParse(keptSchema, stored);
  return parsed.success ? parsed.output : null;
}

export function proposed(
  records: readonly AtlasRecord[],
  file: string,
  partners: readonly string[] = proposedPartners(records),
): Subject {
  const [[name, position] = ['–', [0, 0] as Position]] = namedPlaces(records);
  const title = partners.length
    ? m.own_title_of({ partners: formatList(partners.map(formatCountry)) })
    : file.replace(/\.[^.]*$/, '');
  return { title, partners: [...partners], origin: { name, position: [...position] } };
}

/** As chosen, else as proposed; `breakYear` is null if no year halves the records. */
export const numbersOf = ({ newPlaceKm, breakYear }: Subject, records: readonly AtlasRecord[]) => ({
  newPlaceKm: newPlaceKm ?? proposedNewPlaceKm(records),
  breakYear: breakYear ?? proposedBreak(records),
});
