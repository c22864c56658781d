import { sum } from 'd3-array';
import Papa from 'papaparse';
import { arcKm, toUnit } from '#core/earth/sphere';
import { PRECISION_KM, type Position, type Precision, type Strength } from '#core/record/model';
import { problem, type Dataset } from '../files/read';
import { regionsAt } from '#core/earth/regions';
import type { EventFile, Forces } from '#core/record/schema';

export type Agreement = ReturnType<typeof agreement>[number];

export const FILLED_SHEET = 'second-coder.csv';

type Pair = readonly [ours: string, theirs: string];

const mainSite = ({ sites }: EventFile) => sites.find(({ role }) => role === 'main') ?? sites[0]!;
const COUNTED = ['personnel', 'ships', 'aircraft'] as const;

/** Without a host's whole exercise, only partly joint. */
const largestStrength = ({ total, bySide = {} }: Forces, key: Strength) =>
  Math.max(
    total?.[key] ?? 0,
    sum(Object.values(bySide), (side) => side[key]),
  );

const FIELDS: Record<string, (event: EventFile) => string> = {
  kind: ({ kind }) => kind,
  scope: ({ scope }) => scope,
  start: ({ start }) => start,
  end: ({ end }) => end,
  precision: (event) => mainSite(event).precision,
  ...Object.fromEntries(
    COUNTED.map((strength) => [
      strength,
      ({ forces }: EventFile) => String(largestStrength(forces, strength) || ''),
    ]),
  ),
};
/** Only for closed lists can chance be told from the sheet. */
const LISTS = ['kind', 'scope', 'precision', 'region', 'practices'];

export const SHEET_COLUMNS = [...Object.keys(FIELDS), 'lat', 'lng', 'practices'];

export function agreement(
  { events, regions, vocabulary }: Pick<Dataset, 'events' | 'regions' | 'vocabulary'>,
  sheet: string,
  problems: string[],
) {
  const { data: rows } = Papa.parse<Record<string, string>>(sheet, {
    header: true,
    skipEmptyLines: true,
  });
  const pairsByField: Record<string, Pair[]> = {};
  const regionAt = (position: Position) => regionsAt(regions, position)[0] ?? '';
  for (const row of rows) {
    const event = events.find((entry) => entry.event.id === row.record_id)?.event;
    if (!event) {
      problems.push(problem(FILLED_SHEET, 'record_id', row.record_id, 'the id of a record'));
      continue;
    }
    const add = (field: string, pair: Pair) => (pairsByField[field] ??= []).push(pair);
    for (const [field, valueOf] of Object.entries(FIELDS))
      if (row[field]) add(field, [valueOf(event), row[field].trim()]);
    if (row.lat && row.lng) {
      const position: Position = [Number(row.lng), Number(row.lat)];
      add('place', ['near', isNear(event, position, row.precision) ? 'near' : 'far']);
      add('region', [regionAt(mainSite(event).position), regionAt(position)]);
    }
    if (!row.practices) continue;
    const theirs = row.practices.split(/[;,]/).map((word) => word.trim());
    for (const { id } of vocabulary.practices)
      add('practices', [`${event.practices.includes(id)}`, `${theirs.includes(id)}`]);
  }
  return Object.entries(pairsByField).map(([field, pairs]) => ({
    field,
    /** Records, for practices records by words. */
    n: pairs.length,
    agree: shareAgreed(pairs),
    /** Cohen's; null for open lists, or if both use a single word. */
    kappa: LISTS.includes(field) ? kappaOf(pairs) : null,
  }));
}

/** It may be one of our sites, given both precisions. */
const isNear = ({ sites }: EventFile, position: Position, precision: string | undefined) =>
  sites.some((site) => {
    const toleranceKm = PRECISION_KM[site.precision] + (PRECISION_KM[precision as Precision] ?? 0);
    return arcKm(toUnit(site.position), toUnit(position)) <= toleranceKm;
  });

const shareOf = (pairs: readonly Pair[], matches: (pair: Pair) => boolean) =>
  pairs.filter(matches).length / pairs.length;
const shareAgreed = (pairs: readonly Pair[]) => shareOf(pairs, ([ours, theirs]) => ours === theirs);

/** Cohen 1960, doi:10.1177/001316446002000104. */
function kappaOf(pairs: readonly Pair[]): number | null {
  const byChance = sum(
    new Set(pairs.flat()),
    (word) =>
      shareOf(pairs, ([ours]) => ours === word) * shareOf(pairs, ([, theirs]) => theirs === word),
  );
  return byChance === 1 ? null : (shareAgreed(pairs) - byChance) / (1 - byChance);
}
