import { byLanguage, BASE, TRANSLATIONS } from '../src/lib/core/record/languages';
import * as v from 'valibot';
import * as model from '../src/lib/core/record/model';
import {
  continuousPosition,
  count,
  country,
  isoDate,
  month,
  names,
  position,
  ring,
  slug,
  someOf,
  text,
  translated,
  wholeNumber,
  word,
  year,
} from './fields';

/* The shapes of the records and of what all of them share. */

/** `places.json`: the names of the records' sites in other languages, by the English name. */
export const placesFile = v.record(text, v.strictObject(translated));

const strengthNumbers = v.entriesFromList(model.STRENGTHS, v.optional(wholeNumber));

/** Bounds, where they are all that was published of where a place lies. */
export const within = v.pipe(
  v.strictObject({ region: v.optional(slug), ring: v.optional(ring), account: v.optional(names) }),
  v.check((bounds) => !bounds.region !== !bounds.ring, 'a region or a ring'),
);

const short = v.pipe(text, v.maxLength(16, 'at most 16 characters'));

const site = v.strictObject({
  name: text,
  /** Beside its sign on the map and in the chart. */
  label: v.optional(
    v.strictObject({
      [BASE]: short,
      ...byLanguage(TRANSLATIONS, (language) =>
        v.optional(v.pipe(short, translated[language].wrapped)),
      ),
    }),
  ),
  role: v.picklist(model.SITE_ROLES),
  position,
  precision: v.picklist(model.PRECISIONS),
  within: v.optional(within),
  basis: text,
});

const stage = v.strictObject({
  name: names,
  start: isoDate,
  end: isoDate,
  host: v.optional(country),
  sites: v.array(count),
});

const waypoint = v.strictObject({
  position: continuousPosition,
  status: v.picklist(model.WAYPOINT_STATUSES),
  within: v.optional(within),
  date: v.optional(isoDate),
  time: v.optional(
    v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time in UTC written HH:MM')),
  ),
  sources: someOf(slug, 'source'),
});

const track = v.strictObject({
  craft: v.picklist(model.CRAFTS),
  precision: v.picklist(model.PRECISIONS),
  basis: text,
  waypoints: v.pipe(v.array(waypoint), v.minLength(2, 'at least two waypoints')),
});

const dispute = v.strictObject({
  field: text,
  values: v.pipe(
    v.array(
      v.strictObject({
        value: text,
        /** Of forces: the range that sources give is taken from these. */
        number: v.optional(wholeNumber),
        /** The participant whose account it is. */
        side: v.optional(country),
        said: v.optional(v.picklist(['announced', 'observed'])),
        sources: v.array(slug),
        saidBy: v.optional(text),
      }),
    ),
    v.minLength(2, 'at least two values that differ'),
  ),
  note: v.optional(text),
});

const related = v.strictObject({ id: slug, note: text });

const citation = v.strictObject({
  id: slug,
  supports: v.pipe(
    v.array(v.picklist(model.SUPPORTS)),
    v.nonEmpty('at least one thing it supports'),
  ),
  title: v.optional(text),
});

/** `events/<id>.json`: one exercise or patrol. Fields are explained in CODEBOOK.md. */
export const eventFile = v.strictObject({
  id: slug,
  /** Ids of records that were merged into this one: their addresses lead on to it. */
  formerIds: someOf(slug, 'id'),
  name: names,
  /** Languages whose name is our translation, as we saw no source in that language. */
  ours: someOf(v.picklist(TRANSLATIONS), 'language'),
  series: word,
  kind: v.picklist(model.KINDS),
  scope: word,
  framework: word,
  domains: v.array(v.picklist(model.DOMAINS)),
  practices: v.array(word),
  start: isoDate,
  end: isoDate,
  datePrecision: v.picklist(model.DATE_PRECISIONS),
  participants: v.array(country),
  participantsPartial: v.optional(text),
  weakParticipation: v.optional(text),
  hosts: v.array(country),
  stages: v.optional(v.pipe(v.array(stage), v.minLength(2, 'two stages or more, or no list'))),
  sites: v.pipe(v.array(site), v.nonEmpty('at least one site')),
  track: v.nullable(track),
  trackAbsent: v.optional(text),
  forces: v.strictObject({
    total: v.optional(v.strictObject(strengthNumbers)),
    wholeExercise: v.optional(v.strictObject(strengthNumbers)),
    bySide: v.optional(
      v.record(country, v.strictObject({ ...strengthNumbers, notable: v.optional(v.array(text)) })),
    ),
  }),
  firsts: v.array(names),
  disputes: v.array(dispute),
  related: someOf(related, 'record'),
  sources: v.pipe(v.array(citation), v.nonEmpty('at least one source')),
  confidence: v.picklist(model.CONFIDENCES),
  notes: v.optional(text),
});
export type EventFile = v.InferOutput<typeof eventFile>;

const upTo = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limit));
const dateParts = v.union([
  v.strictTuple([year]),
  v.strictTuple([year, upTo(12)]),
  v.strictTuple([year, upTo(12), upTo(31)]),
]);
const date = v.strictObject(
  { 'date-parts': v.strictTuple([dateParts]) },
  'a date written {"date-parts": [[year, month, day]]}',
);

/** Languages in which sources were read, ISO 639-1, or `und` in a draft. A new one is added here first. */
export const SOURCE_LANGUAGES =
  'ar bg de en eo es fr hi hr hu id it ja kk ko mn mr pl pt ro ru sr tl tr und ur vi zh'.split(' ');

/** A source as a CSL-JSON item. */
export const source = v.strictObject({
  id: slug,
  type: v.picklist(
    model.words(
      'article-journal article-newspaper book dataset entry-encyclopedia legislation post-weblog report thesis webpage',
    ),
  ),
  title: text,
  author: someOf(v.strictObject({ family: text, given: text }), 'author'),
  'container-title': v.optional(text),
  publisher: v.optional(text),
  issued: v.optional(date),
  language: v.picklist(SOURCE_LANGUAGES),
  URL: v.optional(
    v.pipe(
      v.string(),
      v.url('an address'),
      v.check((url) => /^https?:/i.test(url), 'an address of the web, https://…'),
    ),
  ),
  /** When it was read. */
  accessed: date,
  /** What a reader should know before trusting it. */
  note: v.optional(text),
  custom: v.strictObject({
    sourceType: v.picklist(model.SOURCE_TYPES),
    link: v.boolean(),
    titleTranslated: v.optional(v.literal(true)),
  }),
});

/** `sources.json`: every source once, as CSL-JSON items in the order of their ids. */
export const sourcesFile = v.array(source);
export type SourcesFile = v.InferOutput<typeof sourcesFile>;

/** `regions.geojson`: the named theatres, cut at 180°, without a gap or overlap where there is a site. */
export const regionsFile = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      properties: v.object({ id: slug, name: names, order: v.number(), note: v.optional(text) }),
      geometry: v.variant('type', [
        v.object({ type: v.literal('Polygon'), coordinates: v.array(ring) }),
        v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(ring)) }),
      ]),
    }),
  ),
});
export type RegionsFile = v.InferOutput<typeof regionsFile>;

const filter = v.strictObject({
  scopes: v.optional(v.array(word)),
  frameworks: v.optional(v.array(word)),
  kinds: v.optional(v.array(v.picklist(model.KINDS))),
  series: v.optional(v.array(word)),
  notSeries: v.optional(v.array(word)),
  participants: v.optional(v.array(country)),
});

/** `rules.json`: named ways of counting, the standard one first. */
export const rulesFile = v.array(
  v.strictObject({
    id: slug,
    name: names,
    definition: names,
    where: filter,
    /** The page says whether the standard rule's verdict also holds under this one. */
    beside: v.optional(v.literal(true)),
    /** What the definition admits, part by part; a check finds records that none of them describes. */
    parts: v.optional(v.array(v.strictObject({ text, where: filter }))),
  }),
);
export type RulesFile = v.InferOutput<typeof rulesFile>;

/** `published.json`: how many others counted. */
export const publishedFile = v.array(
  v.strictObject({
    study: text,
    /** What it says it counts. */
    counts: text,
    /** What comes closest to that here. */
    where: filter,
    published: v.array(
      v.strictObject({
        count: wholeNumber,
        /** The study says "at least". */
        atLeast: v.boolean(),
        from: isoDate,
        to: isoDate,
        /** Why our count differs, in words: the numbers are computed. */
        why: text,
        source,
      }),
    ),
  }),
);
export type PublishedFile = v.InferOutput<typeof publishedFile>;

/** `coverage.json`: what was searched, which tells a zero from a gap. */
export const coverageFile = v.strictObject({
  from: month,
  to: month,
  /** The day after which nothing is covered. */
  lastDay: isoDate,
  note: text,
  method: names,
  notSearched: v.array(v.strictObject({ from: month, to: month, why: names })),
  limits: v.array(v.strictObject({ series: v.array(word), why: names })),
  /** Events that a reader may look for and that are no records. */
  leftOut: v.array(v.strictObject({ name: names, years: text, why: names })),
});
export type CoverageFile = v.InferOutput<typeof coverageFile>;
