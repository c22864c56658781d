/**
 * `npm run -s blind-sheet -- SEED`: thirty records drawn at random, as a CSV sheet for a coder who has not seen ours.
 * `npm run -s blind-sheet -- FILE`: how far a filled sheet agrees with the records, field by field.
 */
import { BASE } from '../src/lib/core/record/languages';
import { existsSync, readFileSync } from 'node:fs';
import { sum } from 'd3-array';
import Papa from 'papaparse';
import { arcKm, toUnit } from '../src/lib/core/earth/sphere';
import { PRECISION_KM, type Precision } from '../src/lib/core/record/model';
import { citationText, largestStrength } from '../src/lib/core/record/record';
import { csvLine } from '../src/lib/core/record/spreadsheet-text';
import { seededRandom, shuffle } from '../src/lib/core/statistics/random';
import { readFiles } from './disk';
import { readDataset, type Dataset } from './read';
import type { EventFile } from './schema';

const SIZE = 30;
type Row = Record<string, string>;
/** What the two coders say of one thing. */
type Pair = readonly [ours: string, theirs: string];

const mainSite = ({ sites }: EventFile) => sites.find(({ role }) => role === 'main') ?? sites[0]!;
const strengthOf = (event: EventFile, strength: 'personnel' | 'ships' | 'aircraft') =>
  String(largestStrength(event.forces, [strength]) ?? '');

/** Fields that are compared as they are written. */
const FIELDS: Record<string, (event: EventFile) => string> = {
  kind: ({ kind }) => kind,
  scope: ({ scope }) => scope,
  start: ({ start }) => start,
  end: ({ end }) => end,
  precision: (event) => mainSite(event).precision,
  personnel: (event) => strengthOf(event, 'personnel'),
  ships: (event) => strengthOf(event, 'ships'),
  aircraft: (event) => strengthOf(event, 'aircraft'),
};
const COLUMNS = [...Object.keys(FIELDS), 'lat', 'lng', 'practices'];

export function blindSheet({ events, sources }: Dataset, seed: number): string {
  const sourcesById = new Map(sources.map((source) => [source.id, source]));
  const drawn = shuffle([...events], seededRandom(seed)).slice(0, SIZE);
  const rows = drawn.map(({ event }) => {
    const cited = event.sources.map(({ id, title }) => citationText(sourcesById.get(id)!, title));
    const empty = COLUMNS.map(() => '');
    return [event.id, event.name[BASE], event.start.slice(0, 4), cited.join(' | '), ...empty];
  });
  const head = ['record_id', 'name', 'year', 'sources', ...COLUMNS];
  // The byte order mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${[head, ...rows].map(csvLine).join('\n')}`;
}

/** By field. An empty cell is not compared; of practices, each word of the vocabulary is a pair. */
export function agreement({ events, vocabulary }: Dataset, sheet: string) {
  const { data: rows } = Papa.parse<Row>(sheet, { header: true, skipEmptyLines: true });
  const pairsByField: Record<string, Pair[]> = {};
  for (const row of rows) {
    const event = events.find((entry) => entry.event.id === row.record_id)?.event;
    if (!event) throw new Error(`record_id is "${row.record_id}", expected the id of a record`);
    const add = (field: string, pair: Pair) => (pairsByField[field] ??= []).push(pair);
    for (const [field, valueOf] of Object.entries(FIELDS))
      if (row[field]) add(field, [valueOf(event), row[field].trim()]);
    if (row.lat && row.lng) add('place', ['near', isNear(event, row) ? 'near' : 'far']);
    if (!row.practices) continue;
    const theirs = row.practices.split(/[;,]/).map((word) => word.trim());
    for (const { id } of vocabulary.practices)
      add('practices', [`${event.practices.includes(id)}`, `${theirs.includes(id)}`]);
  }
  return Object.entries(pairsByField).map(([field, pairs]) => ({
    field,
    n: pairs.length,
    agree: shareAgreed(pairs),
    kappa: kappaOf(pairs),
  }));
}

/** Whether the coder's place and a site of ours may be the same, as exact as each of the two is. */
const isNear = ({ sites }: EventFile, { lat, lng, precision }: Row) =>
  sites.some((site) => {
    const toleranceKm = PRECISION_KM[site.precision] + (PRECISION_KM[precision as Precision] ?? 0);
    return arcKm(toUnit(site.position), toUnit([Number(lng), Number(lat)])) <= toleranceKm;
  });

const shareOf = (pairs: readonly Pair[], matches: (pair: Pair) => boolean) =>
  pairs.filter(matches).length / pairs.length;
const shareAgreed = (pairs: readonly Pair[]) => shareOf(pairs, ([ours, theirs]) => ours === theirs);

/**
 * Cohen's kappa (1960): agreement beyond that of two coders who draw from their own words at random. Null
 * where both use one word throughout.
 */
export function kappaOf(pairs: readonly Pair[]): number | null {
  const byChance = sum(
    new Set(pairs.flat()),
    (word) =>
      shareOf(pairs, ([ours]) => ours === word) * shareOf(pairs, ([, theirs]) => theirs === word),
  );
  return byChance === 1 ? null : (shareAgreed(pairs) - byChance) / (1 - byChance);
}

if (process.argv[1]?.endsWith('blind.ts')) {
  const [seedOrFile = '1'] = process.argv.slice(2);
  const problems: string[] = [];
  const dataset = readDataset(readFiles(), problems);
  if (!dataset) throw new Error(problems.join('\n'));
  if (existsSync(seedOrFile)) console.table(agreement(dataset, readFileSync(seedOrFile, 'utf8')));
  else console.log(blindSheet(dataset, Number(seedOrFile)));
}
