import { BASE, LANGUAGES, siteNames, type Names } from '#core/record/languages';
import type { Claim } from '#core/context/claims';
import type { ContextItem } from '#core/context/context';
import { regionsOf } from '#core/record/record';
import type { AtlasData, AtlasRecord, Source } from '#core/record/schema';
import { yearOf } from '#core/record/time';
import { aroundPath } from '$lib/site/links/href';
import { practiceName, seriesName } from '$lib/site/dataset/vocabulary';
import { m } from '$lib/paraglide/messages';
import { locales, type Locale } from '$lib/paraglide/runtime';
import type { Document, Group } from './search';

interface Searched extends Pick<AtlasData, 'records' | 'sources'> {
  regions: readonly { id: string; name: Names }[];
  items: readonly ContextItem[];
  claims: readonly Claim[];
  pages: readonly { path: string; name: Names; about: string[] }[];
}

export function documents(searched: Searched): Document[] {
  const { records, sources, regions, items, claims, pages } = searched;
  const regionNames = new Map(regions.map(({ id, name }) => [id, namesIn(name)]));
  const firstYear = yearOf(records[0]!.start);
  const lastYear = yearOf(records.at(-1)!.start);
  return [
    ...records.map((record) =>
      recordDocument(record, `/record/${record.id}`, locales, regionNames),
    ),
    ...pages.map(({ path, name, about }) =>
      documentOf('pages', path.slice(1), path, name, { name: namesIn(name), about }),
    ),
    ...claims.map(({ id, short, text, translated }) => {
      const title = { [BASE]: text, ...translated };
      const lines = { name: [...namesIn(title), id], about: namesIn(short) };
      return documentOf('claims', id, `/findings#${id}`, title, lines);
    }),
    ...regions.map(({ id, name }) =>
      documentOf('regions', id, `/?to=${lastYear}&region=${id}`, name, { name: namesIn(name) }),
    ),
    ...items.map((item) => itemDocument(item, firstYear)),
    ...Object.values(sources).map((source) => {
      const isCited = (record: AtlasRecord) => record.sources.some(({ id }) => id === source.id);
      return sourceDocument(source, records.filter(isCited));
    }),
  ];
}

const documentOf = (
  group: Group,
  id: string,
  href: string,
  title: Names,
  lines: Document['lines'],
  more?: Pick<Document, 'lang' | 'citedBy' | 'dates' | 'positions'>,
): Document => ({ key: `${group}/${id}`, group, href, title, ...more, lines });

const countryName = (iso: string, locale: Locale) =>
  new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }).of(iso) ?? [];

/** A reader's own is found in the page's language alone, and is in no region of ours. */
export function recordDocument(
  record: AtlasRecord,
  href: string,
  languages: readonly Locale[],
  regionNames?: ReadonlyMap<string, string[]>,
) {
  const { id, name, start, end, datePrecision } = record;
  const sides = Object.values(record.forces.bySide ?? {});
  const lines = {
    name: namesIn(name),
    place: record.sites.flatMap((site) => namesIn(siteNames(site))),
    ship: sides.flatMap(({ notable }) => notable ?? []),
    region: regionsOf(record).flatMap((region) => regionNames?.get(region) ?? []),
    about: [
      ...languages.flatMap((locale) => [
        m.kind({ kind: record.kind }, { locale }),
        seriesName(record.series, locale),
        ...record.practices.map((practice) => practiceName(practice, locale)),
        ...record.participants.flatMap((iso) => countryName(iso, locale)),
      ]),
    ],
    year: [...new Set([start.slice(0, 4), end.slice(0, 4)])],
  };
  const dates = { start, end, datePrecision };
  const positions = record.sites.flatMap((site) =>
    namesIn(siteNames(site)).map(() => (site.role === 'unpublished' ? null : site.position)),
  );
  return documentOf('records', id, href, name, lines, { dates, positions });
}

function itemDocument(item: ContextItem, firstYear: number) {
  const { id, title, label, start, end, datePrecision, place, participants, deal } = item;
  const lines = {
    name: [...namesIn(title), ...(label ? namesIn(label) : [])],
    place: place ? namesIn(place.name) : [],
    about: [...(participants ?? []), ...(deal?.systems ?? [])],
    year: [start.slice(0, 4)],
  };
  const dates = { start, end: end ?? start, datePrecision };
  return documentOf('items', id, aroundPath(start, firstYear), title, lines, { dates });
}

/** Without an address it leads to the first record that cites it. */
function sourceDocument(source: Source, citing: readonly AtlasRecord[]) {
  const { id, title, URL, publisher, 'container-title': container } = source;
  const year = source.issued?.['date-parts'][0][0];
  const lines = {
    name: [title],
    publisher: [publisher, container].filter((name) => name !== undefined),
    year: year === undefined ? [] : [String(year)],
  };
  const href = URL ?? `/record/${citing[0]?.id ?? ''}`;
  const lang = source.custom.titleTranslated ? BASE : source.language;
  const citedBy = citing.map((record) => record.id);
  return documentOf('sources', id, href, { [BASE]: title }, lines, { lang, citedBy });
}

const namesIn = (names: Names) => LANGUAGES.flatMap((language) => names[language] ?? []);
