/**
 * `npm run -s blind-sheet -- SEED`: thirty records drawn at random, as a CSV sheet to be coded by somebody who has not
 * seen ours. `npm run -s blind-sheet -- FILE`: how far a filled sheet agrees with the records, field by field.
 */
import { existsSync, readFileSync } from 'node:fs';
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
/** What one coder says and the other; of a list, a pair for each of its words. */
type Pair = readonly [ours: string, theirs: string];

const mainSite = ({ sites }: EventFile) => sites.find(({ role }) => role === 'main') ?? sites[0]!;
const strength = (of: 'personnel' | 'ships' | 'aircraft') => (event: EventFile) =>
  String(largestStrength(event.forces, [of]) ?? '');

/** What is compared as it is written. */
const FIELDS: Record<string, (event: EventFile) => string> = {
  ...{ kind: ({ kind }) => kind, scope: ({ scope }) => scope },
  ...{ start: ({ start }) => start, end: ({ end }) => end },
  precision: (event) => mainSite(event).precision,
  ...{ personnel: strength('personnel'), ships: strength('ships'), aircraft: strength('aircraft') },
};
const COLUMNS = [...Object.keys(FIELDS), 'lat', 'lng', 'practices'];

export function blindSheet({ events, sources }: Dataset, seed: number): string {
  const drawn = shuffle([...events], seededRandom(seed)).slice(0, SIZE);
  const rows = drawn.map(({ event: { id, name, start, sources: cited } }) => [
    ...[id, name.en, start.slice(0, 4)],
    cited
      .map((one) =>
        citationText(
          sources.find((s) => s.id === one.id)!,
          one.title,
        ),
      )
      .join(' | '),
    ...COLUMNS.map(() => ''),
  ]);
  const head = ['record_id', 'name', 'year', 'sources', ...COLUMNS];
  // The byte order mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${[head, ...rows].map(csvLine).join('\n')}`;
}

/** An empty cell is not compared. Kappa is null where both use one word throughout. */
export function agreement({ events, vocabulary }: Dataset, sheet: string) {
  const { data: rows } = Papa.parse<Row>(sheet, { header: true, skipEmptyLines: true });
  const pairs: Record<string, Pair[]> = {};
  for (const row of rows) {
    const event = events.find((one) => one.event.id === row.record_id)?.event;
    if (!event) throw new Error(`record_id is "${row.record_id}", expected the id of a record`);
    const add = (field: string, pair: Pair) => (pairs[field] ??= []).push(pair);
    for (const [field, of] of Object.entries(FIELDS))
      if (row[field]) add(field, [of(event), row[field].trim()]);
    if (row.lat && row.lng) add('place', ['near', isNear(event, row) ? 'near' : 'far']);
    const theirs = row.practices?.split(/[;,]/).map((word) => word.trim());
    if (row.practices)
      for (const { id } of vocabulary.practices)
        add('practices', [`${event.practices.includes(id)}`, `${theirs!.includes(id)}`]);
  }
  return Object.entries(pairs).map(([field, of]) => ({
    ...{ field, n: of.length, agree: shareOf(of, ([a, b]) => a === b) },
    kappa: kappaOf(of),
  }));
}

const isNear = ({ sites }: EventFile, { lat, lng, precision }: Row) =>
  sites.some(({ position, precision: ours }) => {
    const most = PRECISION_KM[ours] + (PRECISION_KM[precision as Precision] ?? 0);
    return arcKm(toUnit(position), toUnit([Number(lng), Number(lat)])) <= most;
  });

const shareOf = (pairs: readonly Pair[], kept: (pair: Pair) => boolean) =>
  pairs.filter(kept).length / pairs.length;

/** Cohen (1960): agreement beyond that of two coders who draw from their own words at random. */
export function kappaOf(pairs: readonly Pair[]): number | null {
  const byChance = [...new Set(pairs.flat())]
    .map((word) => shareOf(pairs, ([a]) => a === word) * shareOf(pairs, ([, b]) => b === word))
    .reduce((sum, share) => sum + share, 0);
  return byChance === 1 ? null : (shareOf(pairs, ([a, b]) => a === b) - byChance) / (1 - byChance);
}

if (process.argv[1]?.endsWith('blind.ts')) {
  const [given = '1'] = process.argv.slice(2);
  const problems: string[] = [];
  const dataset = readDataset(readFiles(), problems);
  if (!dataset) throw new Error(problems.join('\n'));
  if (existsSync(given)) console.table(agreement(dataset, readFileSync(given, 'utf8')));
  else console.log(blindSheet(dataset, Number(given)));
}
