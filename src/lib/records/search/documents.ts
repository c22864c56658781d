import type { Claim } from '$lib/core/claims/claims';
import type { ContextItem } from '$lib/core/context/context';
import type { AtlasData, AtlasRecord, Source } from '$lib/core/record/record';
import { yearOf } from '$lib/core/record/time';
import { placeNames } from '$lib/site/format';
import { aroundPath } from '$lib/site/href';
import { practiceIn, seriesIn } from '$lib/site/terms';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';

type Names = AtlasRecord['name'];

/** What can be found, and the fields it is found by. Each field holds lines: one name, one place. */

export const GROUPS = ['records', 'pages', 'claims', 'regions', 'items', 'sources'] as const;
export type Group = (typeof GROUPS)[number];

export const FIELDS = ['name', 'place', 'ship', 'region', 'about', 'year', 'publisher'] as const;
export type Field = (typeof FIELDS)[number];

export interface Document {
  key: string;
  group: Group;
  /** Where a hit leads: a path of this site without its language, or the address of a source. */
  href: string;
  /** Names by language where they are in several; a source has one, in its own language. */
  title: Names;
  lang?: string;
  citedBy?: string[];
  dates?: Pick<AtlasRecord, 'start' | 'end' | 'datePrecision'>;
  lines: Partial<Record<Field, string[]>>;
}

interface Searched extends Pick<AtlasData, 'records' | 'sources'> {
  regions: readonly { id: string; name: Names }[];
  items: readonly ContextItem[];
  claims: readonly Claim[];
  /** Pages and their sections by path, with a sentence about each in every language. */
  pages: readonly { path: string; name: Names; about: string[] }[];
}

export function documents(of: Searched): Document[] {
  const { records, sources, regions, items, claims, pages } = of;
  const regionNames = new Map(regions.map(({ id, name }) => [id, values(name)]));
  return [
    ...records.map((record) => recordDocument(record, regionNames)),
    ...pages.map(({ path, name, about }): Document => {
      const lines = { name: values(name), about };
      return { key: `pages${path}`, group: 'pages', href: path, title: name, lines };
    }),
    ...claims.map(claimDocument),
    ...regions.map(({ id, name }): Document => ({
      ...{ key: `regions/${id}`, group: 'regions', href: `/?mode=all&region=${id}` },
      ...{ title: name, lines: { name: values(name) } },
    })),
    ...items.map((item) => itemDocument(item, yearOf(records[0]!.start))),
    ...Object.values(sources).map((source) =>
      sourceDocument(
        source,
        records.filter((record) => record.sources.some(({ id }) => id === source.id)),
      ),
    ),
  ];
}

const countryNames = (iso: string) =>
  locales.flatMap(
    (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }).of(iso) ?? [],
  );

function recordDocument(record: AtlasRecord, regionNames: ReadonlyMap<string, string[]>): Document {
  const { id, name, start, end, datePrecision } = record;
  const sides = Object.values(record.forces.bySide ?? {});
  const regionIds = new Set([
    ...record.sites.map(({ region }) => region),
    ...Object.keys(record.track?.regionShare ?? {}),
  ]);
  return {
    ...{ key: `records/${id}`, group: 'records', href: `/record/${id}` },
    ...{ title: name, dates: { start, end, datePrecision } },
    lines: {
      name: values(name),
      place: record.sites.flatMap((site) => values(placeNames(site))),
      ship: sides.flatMap(({ notable }) => notable ?? []),
      region: [...regionIds].flatMap((id) => regionNames.get(id) ?? []),
      about: [
        ...locales.flatMap((locale) => [
          m.kind({ kind: record.kind }, { locale }),
          seriesIn(record.series, { locale }),
          ...record.practices.map((practice) => practiceIn(practice, { locale })),
        ]),
        ...record.participants.flatMap(countryNames),
      ],
      year: [...new Set([start.slice(0, 4), end.slice(0, 4)])],
    },
  };
}

function claimDocument({ id, text, translated, test }: Claim): Document {
  const title = { en: text, ...translated };
  const lines = { name: [...values(title), id], about: [test] };
  return { key: `claims/${id}`, group: 'claims', href: `/findings#${id}`, title, lines };
}

function itemDocument(item: ContextItem, firstYear: number): Document {
  const { id, title, label, start, end, datePrecision, place, participants, deal } = item;
  return {
    ...{ key: `items/${id}`, group: 'items', href: aroundPath(start, firstYear) },
    ...{ title, dates: { start, end: end ?? start, datePrecision } },
    lines: {
      name: [...values(title), ...(label ? values(label) : [])],
      place: place ? values(place.name) : [],
      about: [...(participants ?? []), ...(deal?.systems ?? [])],
      year: [start.slice(0, 4)],
    },
  };
}

/** A source that must not be linked leads to the first record that cites it. */
function sourceDocument(source: Source, citing: readonly AtlasRecord[]): Document {
  const year = source.issued?.['date-parts'][0][0];
  return {
    ...{ key: `sources/${source.id}`, group: 'sources', title: { en: source.title } },
    href: source.URL ?? `/record/${citing[0]?.id ?? ''}`,
    lang: source.custom.titleTranslated ? 'en' : source.language,
    citedBy: citing.map(({ id }) => id),
    lines: {
      name: [source.title],
      publisher: [source.publisher, source['container-title']].filter((s) => s !== undefined),
      year: year === undefined ? [] : [String(year)],
    },
  };
}

function values({ en, ru, zh }: Names): string[] {
  return [en, ru, zh].filter((name) => name !== undefined);
}
