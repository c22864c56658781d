import * as v from 'valibot';
import {
  CONFIDENCES,
  CRAFTS,
  DATE_PRECISIONS,
  DOMAINS,
  FRAMEWORKS,
  KINDS,
  PRECISIONS,
  SCOPES,
  SITE_ROLES,
  SOURCE_TYPES,
  SUPPORTS,
  WAYPOINT_STATUSES,
} from '$lib/core/record/model';

/*
 * What a record must look like to stand beside ours. Wider than geodata/schema.ts, which holds our
 * own files to more: here any series and practice is a name, and nothing has to be sourced. Messages
 * are codes of EXPECTED; the page says them in the reader's language.
 */

export const EXPECTED = [
  'text',
  'id',
  'unique-id',
  'date',
  'end-not-before-start',
  'country',
  'whole-number',
  'longitude',
  'latitude',
  'track-longitude',
  'address',
  'list',
  'object',
  'place',
  'two-waypoints',
  'site-index',
  'json',
  'geometry',
  'columns',
  'features',
  'file-type',
  'file-size',
  'record-count',
  'one-of',
  'given',
  'yes-or-no',
] as const;
export type Expected = (typeof EXPECTED)[number];

/** Names what is expected, and fails to compile for a code that has no words. */
const code = (expected: Expected) => expected;

const text = v.pipe(v.string(code('text')), v.nonEmpty(code('text')));
const id = v.pipe(text, v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u, code('id')));
const country = v.pipe(text, v.regex(/^[A-Z]{2}$/, code('country')));
const date = v.pipe(
  v.string(code('date')),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, code('date')),
  v.check((s) => new Date(`${s}T00:00:00Z`).toJSON()?.slice(0, 10) === s, code('date')),
);
const whole = v.pipe(
  v.number(code('whole-number')),
  v.integer(code('whole-number')),
  v.minValue(0, code('whole-number')),
);
const between = (low: number, high: number, expected: Expected) =>
  v.pipe(
    v.number(code(expected)),
    v.minValue(low, code(expected)),
    v.maxValue(high, code(expected)),
  );
const latitude = between(-90, 90, 'latitude');
const list = <T extends v.GenericSchema>(item: T) => v.array(item, code('list'));
const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values, code('one-of'));
const object = <T extends v.ObjectEntries>(entries: T) => v.object(entries, code('object'));

const names = object({ en: text, ru: v.optional(text), zh: v.optional(text) });

const site = object({
  name: text,
  role: oneOf(SITE_ROLES),
  position: v.tuple([between(-180, 180, 'longitude'), latitude], code('list')),
  precision: oneOf(PRECISIONS),
  basis: text,
  region: v.string(code('text')),
});

const waypoint = object({
  position: v.tuple([between(-540, 540, 'track-longitude'), latitude], code('list')),
  status: oneOf(WAYPOINT_STATUSES),
  date: v.optional(date),
  time: v.optional(text),
  sources: v.optional(list(id)),
});

const track = v.pipe(
  object({
    craft: oneOf(CRAFTS),
    precision: oneOf(PRECISIONS),
    basis: text,
    waypoints: v.pipe(list(waypoint), v.minLength(2, code('two-waypoints'))),
    regionShare: v.record(v.string(), v.number(), code('object')),
  }),
  v.transform((from) => ({ ...from, positions: from.waypoints.map(({ position }) => position) })),
);

const numbers = {
  personnel: v.optional(whole),
  ships: v.optional(whole),
  aircraft: v.optional(whole),
  vehicles: v.optional(whole),
};

export const ownRecord = v.pipe(
  object({
    id,
    name: names,
    ours: v.optional(list(oneOf(['ru', 'zh']))),
    series: text,
    kind: oneOf(KINDS),
    scope: oneOf(SCOPES),
    framework: oneOf(FRAMEWORKS),
    domains: list(oneOf(DOMAINS)),
    practices: list(text),
    start: date,
    end: date,
    datePrecision: oneOf(DATE_PRECISIONS),
    participants: list(country),
    participantsPartial: v.optional(text),
    weakParticipation: v.optional(text),
    hosts: list(country),
    stages: v.optional(
      list(
        object({
          name: text,
          start: date,
          end: date,
          host: v.optional(country),
          sites: list(whole),
        }),
      ),
    ),
    sites: list(site),
    track: v.nullable(track),
    trackAbsent: v.optional(text),
    forces: object({
      total: v.optional(object(numbers)),
      wholeExercise: v.optional(object(numbers)),
      bySide: v.optional(
        v.record(country, object({ ...numbers, notable: v.optional(list(text)) }), code('object')),
      ),
    }),
    firsts: list(text),
    disputes: list(
      object({
        field: text,
        values: list(object({ value: text, sources: list(id), saidBy: v.optional(text) })),
        note: v.optional(text),
      }),
    ),
    sources: list(object({ id, supports: list(oneOf(SUPPORTS)), title: v.optional(text) })),
    related: v.optional(list(object({ id, note: text }))),
    confidence: oneOf(CONFIDENCES),
    notes: v.optional(text),
  }),
  v.forward(
    v.check(({ start, end }) => start <= end, code('end-not-before-start')),
    ['end'],
  ),
  v.forward(
    v.check(({ sites, track }) => sites.length > 0 || track !== null, code('place')),
    ['sites'],
  ),
  v.forward(
    v.check(
      ({ stages, sites }) =>
        (stages ?? []).every((stage) => stage.sites.every((index) => index < sites.length)),
      code('site-index'),
    ),
    ['stages'],
  ),
);
export type OwnRecord = v.InferOutput<typeof ownRecord>;

/** CSL-JSON has many more fields; they are kept as they are. */
export const ownSource = v.looseObject(
  {
    id,
    type: text,
    title: text,
    author: v.optional(list(object({ family: text, given: v.string(code('text')) }))),
    'container-title': v.optional(text),
    publisher: v.optional(text),
    issued: v.optional(object({ 'date-parts': v.tuple([list(whole)], code('list')) })),
    language: text,
    // Anything but the web (javascript:, file:) must never become a link.
    URL: v.optional(
      v.pipe(v.string(code('address')), v.regex(/^https?:\/\/\S+$/i, code('address'))),
    ),
    note: v.optional(text),
    custom: object({
      sourceType: oneOf(SOURCE_TYPES),
      link: v.boolean(code('yes-or-no')),
      titleTranslated: v.optional(v.literal(true, code('yes-or-no'))),
    }),
  },
  code('object'),
);
