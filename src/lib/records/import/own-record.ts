import * as v from 'valibot';
import * as model from '$lib/core/record/model';
import type { Expected } from './own-file';

/*
 * Wider than geodata/schema.ts: any series and practice is a name, nothing has to be sourced, and what
 * neither map nor table shows is kept as it is.
 */

/** Fails to compile for a code that has no words. */
const code = (expected: Expected) => expected;

const text = v.pipe(v.string(code('text')), v.nonEmpty(code('text')));
const id = v.pipe(text, v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u, code('id')));
const country = v.pipe(text, v.regex(/^[A-Z]{2}$/, code('country')));
const date = v.pipe(
  v.string(code('date')),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, code('date')),
  v.check((s) => new Date(`${s}T00:00:00Z`).toJSON()?.slice(0, 10) === s, code('date')),
  v.check((s) => s >= '1900' && s < '2101', code('year')),
);
const between = (low: number, high: number, expected: Expected) =>
  v.pipe(v.number(expected), v.minValue(low, expected), v.maxValue(high, expected));
const whole = v.pipe(between(0, 1e9, 'whole-number'), v.integer(code('whole-number')));
const list = <T extends v.GenericSchema>(item: T) => v.array(item, code('list'));
const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values, code('one-of'));
const object = <T extends v.ObjectEntries>(entries: T) => v.object(entries, code('object'));
const position = (far: number, expected: Expected) =>
  v.tuple([between(-far, far, expected), between(-90, 90, 'latitude')], code('list'));
const kept = v.optional(v.unknown());

const within = object({
  region: v.optional(text),
  ring: v.optional(list(position(180, 'longitude'))),
  account: v.optional(object({ en: text, ru: text, zh: text })),
});

const site = object({
  ...{ name: text, name_ru: v.optional(text), name_zh: v.optional(text) },
  label: v.optional(object({ en: text, ru: v.optional(text), zh: v.optional(text) })),
  role: oneOf(model.SITE_ROLES),
  position: position(180, 'longitude'),
  precision: oneOf(model.PRECISIONS),
  within: v.optional(within),
  basis: text,
  region: v.string(code('text')),
});

const waypoint = v.looseObject(
  {
    ...{ position: position(540, 'track-longitude'), status: oneOf(model.WAYPOINT_STATUSES) },
    within: v.optional(within),
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
  v.transform((from) => {
    const bounds = from.waypoints.flatMap(({ within }, at) => (within ? [{ at, within }] : []));
    const positions = from.waypoints.map(({ position }) => position);
    return { ...from, positions, ...(bounds.length > 0 && { bounds }) };
  }),
);

const counted = v.optional(whole);
const numbers = { personnel: counted, ships: counted, aircraft: counted, vehicles: counted };
const ofSide = object({ ...numbers, notable: v.optional(list(text)) });

export const ownRecord = v.pipe(
  object({
    ...{ id, formerIds: kept, series: text, ours: kept },
    ...{ kind: oneOf(model.KINDS), scope: text },
    name: object({ en: text, ru: v.optional(text), zh: v.optional(text) }),
    ...{ framework: text, practices: list(text) },
    domains: list(oneOf(model.DOMAINS)),
    ...{ start: date, end: date, datePrecision: oneOf(model.DATE_PRECISIONS), stages: kept },
    ...{ participants: list(country), participantsPartial: kept, weakParticipation: kept },
    ...{ hosts: list(country), sites: list(site), track: v.nullable(track), trackAbsent: kept },
    forces: object({
      total: v.optional(object(numbers)),
      wholeExercise: v.optional(object(numbers)),
      bySide: v.optional(v.record(country, ofSide, code('object'))),
    }),
    ...{ firsts: kept, disputes: kept, related: kept, notes: kept },
    sources: list(object({ id, supports: list(oneOf(model.SUPPORTS)), title: v.optional(text) })),
    confidence: oneOf(model.CONFIDENCES),
  }),
  v.forward(
    v.check(({ start, end }) => start <= end, code('end-not-before-start')),
    ['end'],
  ),
  v.forward(
    v.check(({ sites, track }) => sites.length > 0 || track !== null, code('place')),
    ['sites'],
  ),
);
export type OwnRecord = v.InferOutput<typeof ownRecord>;

export function checkStored(stored: unknown): { records: OwnRecord[]; dropped: number } {
  const all: unknown[] = Array.isArray(stored) ? stored : [];
  const records = all.flatMap((one) => {
    const parsed = v.safeParse(ownRecord, one);
    return parsed.success ? [parsed.output] : [];
  });
  return { records, dropped: all.length - records.length };
}
