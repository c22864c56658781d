import * as v from 'valibot';
import * as field from './fields';
import { BASE, fieldsOf, TRANSLATIONS } from './languages';
import { byKey } from './pick';
import * as model from './model';

const strengthNumbers = v.entriesFromList(model.STRENGTHS, v.optional(field.wholeNumber));

/** Bounds, where nothing closer was published. */
const within = v.pipe(
  v.strictObject({
    region: v.optional(field.slug),
    ring: v.optional(field.ring),
    account: v.optional(field.localized),
  }),
  v.check((bounds) => !bounds.region !== !bounds.ring, 'a region or a ring'),
);

export const MAX_LABEL = 20;
const short = v.pipe(field.text, v.maxLength(MAX_LABEL, `at most ${MAX_LABEL} characters`));

const site = v.strictObject({
  name: field.text,
  label: v.optional(
    v.strictObject({
      [BASE]: short,
      ...byKey(TRANSLATIONS, (language) =>
        v.optional(v.pipe(short, field.translated[language].wrapped)),
      ),
    }),
  ),
  role: v.picklist(model.SITE_ROLES),
  position: field.lngLat,
  precision: v.picklist(model.PRECISIONS),
  within: v.optional(within),
  basis: field.text,
});

const stage = v.strictObject({
  name: field.localized,
  start: field.day,
  end: field.day,
  host: v.optional(field.country),
  sites: v.array(field.naturalNumber),
});

const waypoint = v.strictObject({
  position: field.continuousPosition,
  status: v.picklist(model.WAYPOINT_STATUSES),
  within: v.optional(within),
  date: v.optional(field.day),
  time: v.optional(field.matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time in UTC written HH:MM')),
  sources: field.nonEmpty(field.slug, 'source'),
});

const track = v.strictObject({
  craft: v.picklist(model.CRAFTS),
  precision: v.picklist(model.PRECISIONS),
  basis: field.text,
  waypoints: v.pipe(v.array(waypoint), v.minLength(2, 'at least two waypoints')),
});

const dispute = v.strictObject({
  field: field.text,
  values: v.pipe(
    v.array(
      v.strictObject({
        value: field.text,
        /** For forces only: the source of their range. */
        number: v.optional(field.wholeNumber),
        side: v.optional(field.country),
        said: v.optional(v.picklist(['announced', 'observed'])),
        sources: v.array(field.slug),
        saidBy: v.optional(field.text),
      }),
    ),
    v.minLength(2, 'at least two values that differ'),
  ),
  note: v.optional(field.text),
});

const related = v.strictObject({ id: field.slug, note: field.text });

const citation = v.strictObject({
  id: field.slug,
  supports: field.listOf(v.picklist(model.SUPPORTS), 'thing it supports'),
  title: v.optional(field.text),
});

/** `events/<id>.json`, explained in CODEBOOK.md. */
export const eventFile = v.strictObject({
  id: field.slug,
  /** Ids of records merged into this one, which redirect here. */
  formerIds: field.nonEmpty(field.slug, 'id'),
  name: field.localized,
  /** Languages of which no source was seen: the name is our translation. */
  ours: field.nonEmpty(v.picklist(TRANSLATIONS), 'language'),
  series: field.word,
  kind: v.picklist(model.KINDS),
  scope: field.word,
  framework: field.word,
  domains: v.array(v.picklist(model.DOMAINS)),
  practices: v.array(field.word),
  start: field.day,
  end: field.day,
  datePrecision: v.picklist(model.DATE_PRECISIONS),
  participants: v.array(field.country),
  participantsPartial: v.optional(field.text),
  weakParticipation: v.optional(field.text),
  hosts: v.array(field.country),
  stages: v.optional(v.pipe(v.array(stage), v.minLength(2, 'two stages or more, or no list'))),
  sites: field.listOf(site, 'site'),
  track: v.nullable(track),
  trackAbsent: v.optional(field.text),
  forces: v.strictObject({
    total: v.optional(v.strictObject(strengthNumbers)),
    wholeExercise: v.optional(v.strictObject(strengthNumbers)),
    bySide: v.optional(
      v.record(
        field.country,
        v.strictObject({ ...strengthNumbers, notable: v.optional(v.array(field.text)) }),
      ),
    ),
  }),
  firsts: v.array(field.localized),
  disputes: v.array(dispute),
  related: field.nonEmpty(related, 'record'),
  sources: field.listOf(citation, 'source'),
  confidence: v.picklist(model.CONFIDENCES),
  notes: v.optional(field.text),
});
export type EventFile = v.InferOutput<typeof eventFile>;
/** Published numbers only: a missing one is unknown, not zero. */
export type Forces = EventFile['forces'];

const upTo = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limit));
const dateParts = v.union([
  v.strictTuple([field.year]),
  v.strictTuple([field.year, upTo(12)]),
  v.strictTuple([field.year, upTo(12), upTo(31)]),
]);
const date = v.strictObject(
  { 'date-parts': v.strictTuple([dateParts]) },
  'a date written {"date-parts": [[year, month, day]]}',
);

/** ISO 639-1, or `und` in a draft. */
export const SOURCE_LANGUAGES =
  'ar bg de en eo es fr hi hr hu id it ja kk ko mn mr pl pt ro ru sr tl tr und ur vi zh'.split(' ');

export const webAddress = v.pipe(
  v.string(),
  v.url('an address'),
  v.check((url) => /^https?:/i.test(url), 'an address of the web, https://…'),
);

/** A CSL-JSON item (https://citationstyles.org); `custom` has what CSL lacks. */
export const source = v.strictObject({
  id: field.slug,
  type: v.picklist(
    model.words(
      'article-journal article-newspaper book dataset entry-encyclopedia legislation post-weblog report thesis webpage',
    ),
  ),
  title: field.text,
  author: field.nonEmpty(v.strictObject({ family: field.text, given: field.text }), 'author'),
  'container-title': v.optional(field.text),
  publisher: v.optional(field.text),
  issued: v.optional(date),
  language: v.picklist(SOURCE_LANGUAGES),
  URL: v.optional(webAddress),
  accessed: date,
  note: v.optional(field.text),
  custom: v.pipe(
    v.strictObject({
      sourceType: v.picklist(model.SOURCE_TYPES),
      link: v.boolean(),
      titleTranslated: v.optional(v.literal(true)),
      archivedUrl: v.optional(webAddress),
      archivedAt: v.optional(field.day),
    }),
    v.check(
      ({ archivedUrl, archivedAt }) => !archivedUrl === !archivedAt,
      'archivedUrl and archivedAt, or neither',
    ),
  ),
});

/** `sources.json`: CSL-JSON items, sorted by id. */
export const sourcesFile = v.array(source);
export type SourcesFile = v.InferOutput<typeof sourcesFile>;

/** A reader's own may be of any type, read on an unknown day. */
export interface Source extends Omit<SourcesFile[number], 'type' | 'issued' | 'accessed'> {
  type: string;
  issued?: { 'date-parts': [number[]] } | undefined;
  accessed?: { 'date-parts': [number[]] } | undefined;
}

export const builtSite = v.strictObject({
  ...site.entries,
  region: v.string(),
  ...fieldsOf(
    'name',
    byKey(TRANSLATIONS, () => v.optional(field.text)),
  ),
});

export const builtTrack = v.strictObject({
  ...track.entries,
  /** Longitudes may run past ±180. */
  positions: v.array(v.strictTuple([v.number(), v.number()])),
  /** Of the length, summing to 1. */
  regionShare: v.record(field.text, v.number()),
  /** Waypoints known only within bounds, by index. */
  bounds: v.optional(v.array(v.strictObject({ at: v.number(), within }))),
  /** Drawn by us between reported ones, by index. */
  inferred: v.optional(v.array(v.number())),
});

export const builtRecord = v.strictObject({
  ...eventFile.entries,
  sites: v.pipe(v.array(builtSite), v.nonEmpty()),
  track: v.nullable(builtTrack),
});
/** Its file and what the build adds. */
export type AtlasRecord = v.InferOutput<typeof builtRecord>;

/** For those who read `joint-reach.json` or `events.json`. */
export const builtFile = v.object({
  dataVersion: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/)),
  coverage: v.object({
    from: field.text,
    to: field.text,
    lastDay: field.text,
    note: field.text,
  }),
  records: v.array(builtRecord),
  sources: v.record(field.text, source),
});
/** `static/data/events.json`; the year of `lastDay` is covered only in part. */
export interface AtlasData extends Omit<v.InferOutput<typeof builtFile>, 'sources'> {
  sources: Record<string, Source>;
  counts: { records: number; sites: number; tracks: number; citations: number; sources: number };
}

export type Within = v.InferOutput<typeof within>;
export type Site = Omit<v.InferOutput<typeof builtSite>, 'basis'>;
export type Track = Omit<v.InferOutput<typeof builtTrack>, 'basis' | 'waypoints'>;

export interface ReachRecord extends Pick<AtlasRecord, (typeof model.MEASURED_FIELDS)[number]> {
  sites: Site[];
  track: Track | null;
}
