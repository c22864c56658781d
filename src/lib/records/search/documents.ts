import type { ContextItem } from '$lib/core/context/context';
import type { AtlasData, AtlasRecord, Source } from '$lib/core/record/record';

/** What can be found, and the fields it is found by. Each field holds lines: one name, one place. */

export const GROUPS = ['records', 'regions', 'items', 'sources'] as const;
export type Group = (typeof GROUPS)[number];

export const FIELDS = ['name', 'place', 'ship', 'region', 'about', 'year', 'publisher'] as const;
export type Field = (typeof FIELDS)[number];

export interface Document {
  /** Unique over all groups. */
  key: string;
  /** Id of the record, region, dated item or source. */
  id: string;
  group: Group;
  /** Names by language where they are in several; a source has one, in its own language. */
  title: { en: string; ru?: string | undefined; zh?: string | undefined };
  /** Language of a source's title; absent where the title is in three languages. */
  lang?: string;
  /** Address of a source that may be linked, else absent. */
  url?: string;
  /** Records that cite a source. */
  citedBy?: string[];
  /** ISO dates of a record or an item. */
  dates?: Pick<AtlasRecord, 'start' | 'end' | 'datePrecision'>;
  lines: Partial<Record<Field, string[]>>;
}

export interface NamedRegion {
  id: string;
  name: { en: string; ru?: string | undefined; zh?: string | undefined };
}

/** All names of an id of a closed list or of a country, in every language known. */
export type NamesOf = (list: 'kind' | 'series' | 'practice' | 'country', id: string) => string[];

/** Records, regions, dated items and sources as documents, in the order of the data. Pure. */
export function documents(
  { records, sources }: Pick<AtlasData, 'records' | 'sources'>,
  regions: readonly NamedRegion[],
  namesOf: NamesOf,
  items: readonly ContextItem[] = [],
): Document[] {
  const regionNames = new Map(regions.map(({ id, name }) => [id, values(name)]));
  const citedBy = new Map<string, string[]>();
  for (const record of records) {
    for (const { id } of record.sources) citedBy.set(id, [...(citedBy.get(id) ?? []), record.id]);
  }
  return [
    ...records.map((record) => recordDocument(record, regionNames, namesOf)),
    ...regions.map((region) => regionDocument(region)),
    ...items.map((item) => itemDocument(item)),
    ...Object.values(sources).map((source) => sourceDocument(source, citedBy.get(source.id) ?? [])),
  ];
}

function recordDocument(
  record: AtlasRecord,
  regionNames: ReadonlyMap<string, string[]>,
  namesOf: NamesOf,
): Document {
  const sides = Object.values(record.forces.bySide ?? {});
  const regionIds = new Set([
    ...record.sites.map(({ region }) => region),
    ...Object.keys(record.track?.regionShare ?? {}),
  ]);
  return {
    key: `records/${record.id}`,
    id: record.id,
    group: 'records',
    title: record.name,
    dates: { start: record.start, end: record.end, datePrecision: record.datePrecision },
    lines: {
      name: values(record.name),
      place: record.sites.map(({ name }) => name),
      ship: sides.flatMap(({ notable }) => notable ?? []),
      region: [...regionIds].flatMap((id) => regionNames.get(id) ?? []),
      about: [
        ...namesOf('kind', record.kind),
        ...namesOf('series', record.series),
        ...record.practices.flatMap((id) => namesOf('practice', id)),
        ...record.participants.flatMap((id) => namesOf('country', id)),
      ],
      year: [...new Set([record.start.slice(0, 4), record.end.slice(0, 4)])],
    },
  };
}

function regionDocument({ id, name }: NamedRegion): Document {
  return { key: `regions/${id}`, id, group: 'regions', title: name, lines: { name: values(name) } };
}

/** Titles are English; the few that have short words in each language are found by these too. */
function itemDocument(item: ContextItem): Document {
  const { id, title, label, start, end, datePrecision, place, participants, deal } = item;
  return {
    ...{ key: `items/${id}`, id, group: 'items', title: { en: title }, lang: 'en' },
    dates: { start, end: end ?? start, datePrecision },
    lines: {
      name: [title, ...(label ? values(label) : [])],
      place: place ? [place.name] : [],
      about: [...(participants ?? []), ...(deal?.systems ?? [])],
      year: [start.slice(0, 4)],
    },
  };
}

function sourceDocument(source: Source, citedBy: string[]): Document {
  const publisher = [source.publisher, source['container-title']].filter((s) => s !== undefined);
  const year = source.issued?.['date-parts'][0][0];
  return {
    key: `sources/${source.id}`,
    id: source.id,
    group: 'sources',
    title: { en: source.title },
    lang: source.custom.titleTranslated ? 'en' : source.language,
    ...(source.URL ? { url: source.URL } : {}),
    citedBy,
    lines: {
      name: [source.title],
      publisher,
      year: year === undefined ? [] : [String(year)],
    },
  };
}

function values(name: Document['title']): string[] {
  return [name.en, name.ru, name.zh].filter((s) => s !== undefined);
}
