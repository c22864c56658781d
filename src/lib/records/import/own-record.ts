import { fieldsOf, BASE, LANGUAGES, TRANSLATIONS, byLanguage } from '$lib/core/record/languages';
import * as v from 'valibot';
import { withRegions } from '$lib/core/earth/regions';
import { NEAR, SECTORS, sectorLookup } from '$lib/core/reach/origin';
import * as model from '$lib/core/record/model';
import type { m } from '$lib/paraglide/messages';

/*
 * A reader's record. Wider than geodata/schema.ts: series and practices are free names, nothing has to be
 * sourced, and what neither map nor table shows is kept unchecked. Messages are codes of `Expected`.
 */

/** What was expected of a value: the code of a message. */
export type Expected = Parameters<typeof m.own_expected>[0]['expected'];

/** Makes the compiler reject a code that has no message. */
const code = (expected: Expected) => expected;

/** Longer ones are no names or citations, and a page could not lay them out. */
const MAX_LENGTH = 5000;
const text = v.pipe(
  v.string(code('text')),
  v.nonEmpty(code('text')),
  v.maxLength(MAX_LENGTH, code('text-length')),
);
const id = v.pipe(text, v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u, code('id')));
const country = v.pipe(text, v.regex(/^[A-Z]{2}$/, code('country')));
const date = v.pipe(
  v.string(code('date')),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, code('date')),
  v.check((s) => new Date(`${s}T00:00:00Z`).toJSON()?.slice(0, 10) === s, code('date')),
  v.check((s) => s >= '1900' && s < '2101', code('year')),
);
const between = (min: number, max: number, expected: Expected) =>
  v.pipe(v.number(expected), v.minValue(min, expected), v.maxValue(max, expected));
const whole = v.pipe(between(0, 1e9, 'whole-number'), v.integer(code('whole-number')));
const list = <T extends v.GenericSchema>(item: T) => v.array(item, code('list'));
const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values, code('one-of'));
const object = <T extends v.ObjectEntries>(entries: T) => v.object(entries, code('object'));
/** Longitudes of a track are continuous: they may run past 180°. */
const positionWithin = (maxLng: number, expected: Expected) =>
  v.tuple([between(-maxLng, maxLng, expected), between(-90, 90, 'latitude')], code('list'));
const unchecked = v.optional(v.unknown());
const optionalText = v.optional(text);

const bounds = object({
  region: optionalText,
  ring: v.optional(list(positionWithin(180, 'longitude'))),
  account: v.optional(object(byLanguage(LANGUAGES, () => text))),
});

const names = object({ [BASE]: text, ...byLanguage(TRANSLATIONS, () => optionalText) });

const site = object({
  name: text,
  ...fieldsOf(
    'name',
    byLanguage(TRANSLATIONS, () => optionalText),
  ),
  label: v.optional(names),
  role: oneOf(model.SITE_ROLES),
  position: positionWithin(180, 'longitude'),
  precision: oneOf(model.PRECISIONS),
  within: v.optional(bounds),
  basis: text,
  region: v.string(code('text')),
});

const waypoint = v.looseObject(
  {
    position: positionWithin(540, 'track-longitude'),
    status: oneOf(model.WAYPOINT_STATUSES),
    within: v.optional(bounds),
  },
  code('object'),
);

const track = v.pipe(
  object({
    craft: oneOf(model.CRAFTS),
    precision: oneOf(model.PRECISIONS),
    basis: text,
    waypoints: v.pipe(list(waypoint), v.minLength(2, code('two-waypoints'))),
    regionShare: v.record(v.string(), v.number(), code('object')),
  }),
  // As geodata/build.ts adds them: positions for drawing, and the waypoints known only within bounds.
  v.transform((input) => {
    const uncertain = input.waypoints.flatMap(({ within }, index) =>
      within ? [{ at: index, within }] : [],
    );
    return {
      ...input,
      positions: input.waypoints.map((point) => point.position),
      ...(uncertain.length > 0 && { bounds: uncertain }),
    };
  }),
);

const counted = v.optional(whole);
const strengths = { personnel: counted, ships: counted, aircraft: counted, vehicles: counted };
const sideForces = object({ ...strengths, notable: v.optional(list(text)) });

export const ownRecord = v.pipe(
  object({
    id,
    formerIds: unchecked,
    series: text,
    ours: unchecked,
    kind: oneOf(model.KINDS),
    scope: text,
    name: names,
    framework: text,
    practices: list(text),
    domains: list(oneOf(model.DOMAINS)),
    start: date,
    end: date,
    datePrecision: oneOf(model.DATE_PRECISIONS),
    stages: unchecked,
    participants: list(country),
    participantsPartial: unchecked,
    weakParticipation: unchecked,
    hosts: list(country),
    sites: list(site),
    track: v.nullable(track),
    trackAbsent: unchecked,
    forces: object({
      total: v.optional(object(strengths)),
      wholeExercise: v.optional(object(strengths)),
      bySide: v.optional(v.record(country, sideForces, code('object'))),
    }),
    firsts: unchecked,
    disputes: unchecked,
    related: unchecked,
    notes: unchecked,
    sources: list(object({ id, supports: list(oneOf(model.SUPPORTS)), title: optionalText })),
    confidence: oneOf(model.CONFIDENCES),
  }),
  v.forward(
    v.check(({ start, end }) => start <= end, code('end-not-before-start')),
    ['end'],
  ),
  v.forward(
    v.check((record) => record.sites.length > 0 || record.track !== null, code('place')),
    ['sites'],
  ),
);
export type OwnRecord = v.InferOutput<typeof ownRecord>;

/** Records that the browser kept; `dropped` are those of an earlier format, or of something else. */
export function checkStored(stored: unknown): { records: OwnRecord[]; dropped: number } {
  const values: unknown[] = Array.isArray(stored) ? stored : [];
  const records = values.flatMap((value) => {
    const parsed = v.safeParse(ownRecord, value);
    return parsed.success ? [parsed.output] : [];
  });
  return { records, dropped: values.length - records.length };
}

/** The records with the sector around the origin in which each place lies, or the region that the file names. */
export function assignRegions(records: readonly OwnRecord[], origin: model.Position): OwnRecord[] {
  const regionAt = sectorLookup(origin);
  // Sectors may be those of an earlier origin; any other region is the file's own.
  const isSector = (region: string) =>
    region === NEAR || SECTORS.some((sector) => sector === region);
  return records.map((record) => {
    const sites = record.sites.map((place) =>
      isSector(place.region) ? { ...place, region: '' } : place,
    );
    const lines = record.track && { ...record.track, regionShare: {} };
    return withRegions({ ...record, sites, track: lines }, regionAt);
  });
}
