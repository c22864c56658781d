import { BASE, byLanguage, TRANSLATIONS } from '$lib/core/record/languages';
import * as v from 'valibot';
import { foldLng } from '$lib/core/earth/sphere';
import { DOMAINS, type Position } from '$lib/core/record/model';
import { eventFile, placesFile, within, type EventFile } from '../../../../geodata/schema';
import type { OwnRecord } from '../import/own-record';

/** What a set holds otherwise than the reader's file, or not at all. */
export const LOSSES = [
  'ids',
  'regions',
  'bounds',
  'starts',
  'unsourced',
  'zeros',
  'names',
  'fields',
] as const;
export type Loss = (typeof LOSSES)[number];

/** What the records of one file share. */
interface Naming {
  recordIds: ReadonlyMap<string, string>;
  words: ReadonlyMap<string, string>;
  sourceId: (source: OwnRecord['sources'][number]) => string;
  /** The source of a record that names none. */
  fileSourceId: string;
  onLoss: (loss: Loss) => void;
}

const { entries } = eventFile;
type Site = EventFile['sites'][number];
/** As the schema has it. */
const MAX_LABEL = 16;
type Track = NonNullable<EventFile['track']>;

/** A reader's record as a file of `events/`: what the schema of a set does not admit is left out and counted. */
export function eventOf(record: OwnRecord, naming: Naming): EventFile {
  const { recordIds, words, onLoss } = naming;
  const keep = <Schema extends v.GenericSchema>(schema: Schema, value: unknown, loss: Loss) => {
    const parsed = v.safeParse(schema, value);
    if (!parsed.success) onLoss(loss);
    return parsed.success ? parsed.output : undefined;
  };
  const sourceIds = new Map(record.sources.map((source) => [source.id, naming.sourceId(source)]));
  const track = record.track && trackOf(record.track, sourceIds, keep);
  const sites = record.sites.map((site) => siteOf(site, keep));
  if (!sites.length && record.track) {
    onLoss('starts');
    sites.push(startOf(record.name[BASE], record.track));
  }
  const disputes = keep(entries.disputes, record.disputes ?? [], 'fields') ?? [];
  const cited = disputes.flatMap(({ values }) => values.flatMap(({ sources }) => sources));
  const isCited = cited.every((id) => sourceIds.has(id));
  const related = keep(entries.related, record.related ?? undefined, 'fields');
  const neighbours = related?.filter(({ id }) => recordIds.has(id)) ?? [];
  if (!isCited || neighbours.length < (related?.length ?? 0) || record.formerIds) onLoss('fields');
  const stages = keep(entries.stages, record.stages ?? undefined, 'fields');
  const texts = ['participantsPartial', 'weakParticipation', 'trackAbsent', 'notes'] as const;
  return {
    id: recordIds.get(record.id)!,
    name: keep(entries.name, record.name, 'names') ?? { [BASE]: record.name[BASE] },
    ours: keep(entries.ours, record.ours ?? undefined, 'fields'),
    series: words.get(record.series)!,
    kind: record.kind,
    scope: words.get(record.scope)!,
    framework: words.get(record.framework)!,
    domains: DOMAINS.filter((domain) => record.domains.includes(domain)),
    practices: sortedSet(record.practices.map((practice) => words.get(practice)!)),
    start: record.start,
    end: record.end,
    datePrecision: record.datePrecision,
    participants: sortedSet(record.participants),
    hosts: sortedSet(record.hosts),
    ...(stages?.every((stage) => stage.sites.every((i) => i < sites.length)) && { stages }),
    sites,
    track: track ?? null,
    forces: forcesOf(record.forces, onLoss),
    firsts: keep(entries.firsts, record.firsts ?? [], 'fields') ?? [],
    disputes: isCited ? citing(disputes, sourceIds) : [],
    ...(neighbours.length > 0 && {
      related: neighbours.map(({ id, note }) => ({ id: recordIds.get(id)!, note })),
    }),
    sources: citationsOf(record, naming),
    confidence: record.confidence,
    ...Object.fromEntries(
      texts.map((field) => [field, keep(entries[field], record[field] ?? undefined, 'fields')]),
    ),
  };
}

/** The names of places in further languages, by their first name. */
export function translatedPlaces(records: readonly OwnRecord[], onLoss: (loss: Loss) => void) {
  const places: v.InferOutput<typeof placesFile> = {};
  for (const site of records.flatMap(({ sites }) => sites)) {
    const names = byLanguage(TRANSLATIONS, (language) => site[`name_${language}`]);
    if (Object.values(names).every((name) => !name)) continue;
    const parsed = v.safeParse(placesFile, { [site.name]: names });
    const earlier = places[site.name];
    const isOther =
      earlier && TRANSLATIONS.some((language) => earlier[language] !== names[language]);
    if (!parsed.success || isOther) onLoss('names');
    else Object.assign(places, parsed.output);
  }
  return places;
}

type Keep = <Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  loss: Loss,
) => v.InferOutput<Schema> | undefined;

function siteOf(site: OwnRecord['sites'][number], keep: Keep): Site {
  const { name, role, position, precision, basis } = site;
  // A name that is short enough stands beside its sign, as on the page.
  const label = site.label ?? (name.length <= MAX_LABEL ? { [BASE]: name } : undefined);
  const bounds = site.within && keep(within, plainBounds(site.within), 'bounds');
  const plain = { name, role, position, precision, basis, ...(bounds && { within: bounds }) };
  if (!label) return plain;
  return keep(entries.sites, [{ ...plain, label }], 'fields')?.[0] ?? plain;
}

/** Regions of the file have no outlines; without them, a region bounds nothing. */
const plainBounds = ({ region: _, ...bounds }: NonNullable<Site['within']>) => bounds;

function trackOf(
  { craft, precision, basis, waypoints }: NonNullable<OwnRecord['track']>,
  sourceIds: ReadonlyMap<string, string>,
  keep: Keep,
): Track | undefined {
  // Longitudes of a set run to 360° at most, those of a file may run farther.
  const lngs = waypoints.map(({ position: [lng] }) => lng);
  const isFar = lngs.some((lng) => Math.abs(lng) > 360);
  const turns = isFar ? 360 * Math.round((Math.min(...lngs) + Math.max(...lngs)) / 720) : 0;
  const plain = waypoints.map(({ position: [lng, lat], status, within: bounds }) => ({
    position: [lng - turns, lat] as Position,
    status,
    ...(bounds && { within: keep(within, plainBounds(bounds), 'bounds') }),
  }));
  const shared = { craft, precision, basis };
  const detailed = waypoints.map(({ date, time, sources }, i) => ({
    ...plain[i],
    date,
    time,
    sources: Array.isArray(sources) ? sources.map((id: string) => sourceIds.get(id)) : undefined,
  }));
  const track = keep(entries.track, { ...shared, waypoints: detailed }, 'fields');
  return track ?? keep(entries.track, { ...shared, waypoints: plain }, 'fields') ?? undefined;
}

/** A record of a set has a place. One of role `transit` is measured nowhere: the track is. */
function startOf(name: string, { waypoints, precision }: NonNullable<OwnRecord['track']>): Site {
  const [lng, lat] = waypoints[0]!.position;
  return {
    name: `Start of ${name}`,
    role: 'transit',
    position: [foldLng(lng), lat],
    precision,
    basis: 'first waypoint of the track',
  };
}

/** A set says of zero that no number was published. */
function forcesOf(forces: OwnRecord['forces'], onLoss: (loss: Loss) => void): EventFile['forces'] {
  const text = JSON.stringify(forces, (_, value: unknown) => {
    if (value === 0) onLoss('zeros');
    return value === 0 ? undefined : value;
  });
  return JSON.parse(text) as EventFile['forces'];
}

function citationsOf(record: OwnRecord, naming: Naming): EventFile['sources'] {
  if (!record.sources.length) {
    naming.onLoss('unsourced');
    return [{ id: naming.fileSourceId, supports: ['dates', 'place'] }];
  }
  const supports = new Map<string, EventFile['sources'][number]['supports']>();
  for (const source of record.sources) {
    const id = naming.sourceId(source);
    supports.set(id, [...(supports.get(id) ?? []), ...source.supports]);
  }
  return [...supports].map(([id, fields]) => ({
    id,
    supports: fields.length ? [...new Set(fields)] : ['dates', 'place'],
  }));
}

const citing = (disputes: EventFile['disputes'], sourceIds: ReadonlyMap<string, string>) =>
  disputes.map(({ values, ...dispute }) => ({
    ...dispute,
    values: values.map((value) => ({
      ...value,
      sources: value.sources.map((id) => sourceIds.get(id)!),
    })),
  }));

const sortedSet = (values: readonly string[]): string[] => [...new Set(values)].sort();
