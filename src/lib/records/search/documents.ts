import type { Claim } from '$lib/core/claims/claims';
import type { ContextItem } from '$lib/core/context/context';
import type { AtlasData, AtlasRecord, Source } from '$lib/core/record/record';
import { yearOf } from '$lib/core/record/time';
import { placeNames } from '$lib/site/format';
import { aroundPath } from '$lib/site/href';
import { practiceName, seriesName } from '$lib/site/vocabulary';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';
import type { Document, Group } from './search';

type Names = AtlasRecord['name'];

interface Searched extends Pick<AtlasData, 'records' | 'sources'> {
  regions: readonly { id: string; name: Names }[];
  items: readonly ContextItem[];
  claims: readonly Claim[];
  pages: readonly { path: string; name: Names; about: string[] }[];
}

export function documents(of: Searched): Document[] {
  const { records, sources, regions, items, claims, pages } = of;
  const regionNames = new Map(regions.map(({ id, name }) => [id, values(name)]));
  const firstYear = yearOf(records[0]!.start);
  return [
    ...records.map((record) => recordDocument(record, regionNames)),
    ...pages.map(({ path, name, about }) =>
      found('pages', path.slice(1), path, name, { name: values(name), about }),
    ),
    ...claims.map(({ id, short, text, translated }) => {
      const title = { en: text, ...translated };
      const lines = { name: [...values(title), id], about: values(short) };
      return found('claims', id, `/findings#${id}`, title, lines);
    }),
    ...regions.map(({ id, name }) =>
      found('regions', id, `/?mode=all&region=${id}`, name, { name: values(name) }),
    ),
    ...items.map((item) => itemDocument(item, firstYear)),
    ...Object.values(sources).map((source) => {
      const cites = ({ sources }: AtlasRecord) => sources.some(({ id }) => id === source.id);
      return sourceDocument(source, records.filter(cites));
    }),
  ];
}

const found = (
  group: Group,
  id: string,
  href: string,
  title: Names,
  lines: Document['lines'],
  more?: Pick<Document, 'lang' | 'citedBy' | 'dates'>,
): Document => ({ key: `${group}/${id}`, group, href, title, ...more, lines });

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
  const lines = {
    name: values(name),
    place: record.sites.flatMap((site) => values(placeNames(site))),
    ship: sides.flatMap(({ notable }) => notable ?? []),
    region: [...regionIds].flatMap((id) => regionNames.get(id) ?? []),
    about: [
      ...locales.flatMap((locale) => [
        m.kind({ kind: record.kind }, { locale }),
        seriesName(record.series, locale),
        ...record.practices.map((practice) => practiceName(practice, locale)),
      ]),
      ...record.participants.flatMap(countryNames),
    ],
    year: [...new Set([start.slice(0, 4), end.slice(0, 4)])],
  };
  const dates = { start, end, datePrecision };
  return found('records', id, `/record/${id}`, name, lines, { dates });
}

function itemDocument(item: ContextItem, firstYear: number): Document {
  const { id, title, label, start, end, datePrecision, place, participants, deal } = item;
  const lines = {
    name: [...values(title), ...(label ? values(label) : [])],
    place: place ? values(place.name) : [],
    about: [...(participants ?? []), ...(deal?.systems ?? [])],
    year: [start.slice(0, 4)],
  };
  const dates = { start, end: end ?? start, datePrecision };
  return found('items', id, aroundPath(start, firstYear), title, lines, { dates });
}

/** A source that must not be linked leads to the first record that cites it. */
function sourceDocument(source: Source, citing: readonly AtlasRecord[]): Document {
  const { id, title, URL, publisher, 'container-title': container } = source;
  const year = source.issued?.['date-parts'][0][0];
  const lines = {
    name: [title],
    publisher: [publisher, container].filter((name) => name !== undefined),
    year: year === undefined ? [] : [String(year)],
  };
  return found('sources', id, URL ?? `/record/${citing[0]?.id ?? ''}`, { en: title }, lines, {
    lang: source.custom.titleTranslated ? 'en' : source.language,
    citedBy: citing.map((record) => record.id),
  });
}

function values({ en, ru, zh }: Names): string[] {
  return [en, ru, zh].filter((name) => name !== undefined);
}
