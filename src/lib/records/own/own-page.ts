import { extent, union } from 'd3-array';
import { MARGIN_KM, NEAR, SECTORS, type Sector } from '$lib/core/reach/directions';
import { periodsAt } from '$lib/core/stall/proposed-periods';
import type { Names } from '$lib/core/record/model';
import { largestStrength } from '$lib/core/record/record';
import { yearOf } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import { formatCountry, formatDate, formatKm, formatList } from '$lib/site/format';
import type { AtlasPage, IndexRecord } from '$lib/view/atlas-index';
import { toOwnId } from './own-id';
import type { OwnData } from './own';
import { breakOf, limitOf } from './subject';

/** Names are in the language of the page, which makes them. */
const named = (text: string): Names => ({ en: text });
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const words = (ids: Iterable<string>) =>
  [...ids].sort().map((id) => ({ id, name: named(id.replaceAll('-', ' ')) }));

/** Ids are marked: a file may hold records of ours, changed or not. */
export const ownIndex = ({ records }: Pick<OwnData, 'records'>): IndexRecord[] =>
  records.map((record) => ({
    ...record,
    id: toOwnId(record.id),
    personnel: largestStrength(record.forces, ['personnel']),
    craft: largestStrength(record.forces, ['ships', 'aircraft']),
  }));

export const ownVersion = ({ file, date }: Pick<OwnData, 'file' | 'date'>) =>
  m.own_version({ file, date: formatDate(date) });

/** What no direction holds. */
export const nearText = ({ en: from }: Names) => m.own_near({ from, km: formatKm(MARGIN_KM) });

const isSector = (id: string): id is Sector => SECTORS.some((sector) => sector === id);

/** The sectors around the origin, unless a file brings regions, and those it brings. */
function directionsOf({ records, subject: { origin } }: OwnData): AtlasPage['index']['directions'] {
  const brought = union(records.flatMap(({ sites }) => sites.map(({ region }) => region)));
  const others = [...brought].filter((id) => id && id !== NEAR && !isSector(id)).sort();
  const from = m.own_origin_from({ name: origin.name });
  const isMixed = records.some(
    ({ sites, track }) => track || sites.some(({ region }) => isSector(region)),
  );
  return {
    origin: { position: origin.position, name: named(origin.name), from: named(from) },
    directions: [
      ...(others.length && !isMixed ? [] : SECTORS).map((sector) => ({
        id: sector,
        regions: [sector],
        name: named(capital(m.own_sector_where({ sector, from }))),
      })),
      ...words(others).map(({ id, name }) => ({ id, regions: [id], name })),
    ],
  };
}

/** The reader's records as what the atlas shows: a set of their own, with no home land. */
export function ownPage(data: OwnData): AtlasPage {
  const { subject, file } = data;
  const records = ownIndex(data);
  const years = records.flatMap(({ start, end }) => [yearOf(start), yearOf(end)]);
  const [from, to] = extent(years) as [number, number];
  const title = named(subject.title);
  const directions = directionsOf(data);
  const periods = periodsAt(records, breakOf(subject, data.records));
  const near = { id: NEAR, name: named(nearText(directions.origin.from!)) };
  const all = { id: 'all', name: named(m.own_rule()), where: {} };
  const together = {
    id: 'together',
    name: named(m.own_rule_together({ partners: formatList(subject.partners.map(formatCountry)) })),
    where: { participants: subject.partners },
  };
  const isNarrower = ({ participants }: IndexRecord) =>
    subject.partners.some((one) => !participants.includes(one));
  const rules = [all, ...(records.some(isNarrower) ? [together] : [])];
  return {
    index: {
      dataVersion: ownVersion(data),
      coverage: { from: `${from}-01`, to: `${to}-12`, lastDay: `${to}-12-31`, note: '' },
      ...{ firstYear: from, lastYear: to, records, directions },
    },
    rules: rules.map((rule) => ({ ...rule, definition: rule.name })),
    regions: [...directions.directions.map(({ id, name }) => ({ id, name })), near],
    ...{ curve: [], first: null, bands: [] },
    own: { file, coverage: m.own_credit({ file }), credits: m.own_credits_note() },
    set: {
      id: 'own',
      languages: ['en'],
      title,
      titleOf: title,
      short: title,
      together: 1,
      partners: subject.partners.map((id) => ({
        ...{ id, home: [], from: named(formatCountry(id)), labels: [], tone: 'blue' as const },
      })),
      newPlace: { km: limitOf(subject, data.records), why: named('') },
      ...(periods ? { periods } : null),
      ...{ has: [], searches: [], licence: '', citation: { authors: '', title: subject.title } },
      coverage: { from: `${from}-01`, to: `${to}-12` },
    },
    vocabulary: {
      ...{ series: [], scopes: [] },
      frameworks: words(union(records.map(({ framework }) => framework))),
      practices: words(union(records.flatMap(({ practices }) => practices))).map((word) => ({
        ...{ ...word, domain: 'any' as const },
      })),
    },
  };
}
