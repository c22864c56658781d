import { range, sort } from 'd3-array';
import type { Agreement } from '../second-coder/agreement';
import { KINDS, SUPPORTS, type Kind } from '../../src/lib/core/record/model';
import {
  countsByYear,
  monthNumber,
  monthText,
  yearOf,
  yearsOf,
} from '../../src/lib/core/record/time';
import { touchesRegion } from '../../src/lib/core/record/record';
import type { AtlasData, AtlasRecord, Source } from '../../src/lib/core/record/schema';
import type { CoverageFile, RegionsFile } from '../files/dataset';

/** `static/data/coverage.json`. */
export interface CoverageData extends CoverageMatrix {
  sources: ReturnType<typeof sourceCounts>;
  /** With the second coder; empty without a filled sheet. */
  agreement: Agreement[];
}

/** The search as coverage.json tells it, and counts by region, kind and year. */
export interface CoverageMatrix extends CoverageFile {
  /** The years of `cells`, from the first searched to the last. */
  years: number[];
  partYears: number[];
  cells: Record<string, Record<Kind, (number | null)[]>>;
  support: Support[];
}

/** How many records fill a field, and how many with a source for it. */
interface Support {
  field: (typeof SUPPORTS)[number];
  records: number;
  supported: number;
}

/** Hosts that keep pages of others. */
const ARCHIVE =
  /^https?:\/\/([\w-]+\.)*(archive\.(org|today|ph|is|md|li|vn)|perma\.cc|webcitation\.org|ghostarchive\.org|webarchive\.[\w.-]+)(\/|$)/;

/** Addresses at web archives are permanent. */
export function sourceCounts({ records, sources }: Pick<AtlasData, 'records' | 'sources'>) {
  const cited = Object.values(sources);
  const isArchived = ({ URL = '', custom }: Source) =>
    custom.archivedUrl !== undefined || ARCHIVE.test(URL);
  return {
    all: cited.length,
    withoutAddress: cited.filter(({ URL }) => !URL).length,
    archived: cited.filter(isArchived).length,
    unlinked: unlinkedRecords(records, sources),
  };
}

/** Records without any source that a reader can open. */
export const unlinkedRecords = (
  records: readonly Pick<AtlasRecord, 'id' | 'sources'>[],
  sources: AtlasData['sources'],
): string[] =>
  records
    .filter((record) => record.sources.every(({ id }) => !sources[id]?.URL))
    .map(({ id }) => id);

export const supportOf = (records: readonly AtlasRecord[]): Support[] =>
  SUPPORTS.map((field) => {
    const withField = records.filter((record) => hasField(record, field));
    const supported = withField.filter(({ sources }) =>
      sources.some(({ supports }) => supports.includes(field)),
    );
    return { field, records: withField.length, supported: supported.length };
  }).filter((support) => support.records > 0);

/** Every record has days and places; other fields may be empty. */
const hasField = (record: AtlasRecord, field: Support['field']) =>
  field === 'dates' || field === 'place' || Object.keys(record[field] ?? {}).length > 0;

export function coverageMatrix(
  coverage: CoverageFile,
  regions: RegionsFile,
  records: readonly AtlasRecord[],
): CoverageMatrix {
  const years = yearsOf({ from: yearOf(coverage.from), to: yearOf(coverage.to) });
  const row = (region: string) => {
    const touching = records.filter((record) => touchesRegion(record, region, false));
    return byWord(KINDS, (kind) => {
      const counts = countsByYear(
        touching.filter((record) => record.kind === kind),
        { from: years[0]!, to: years.at(-1)! },
      );
      return years.map((year, i) => (partSearched(coverage, year) ? counts[i]! : null));
    });
  };
  const sorted = sort(regions.features, ({ properties }) => properties.order);
  return {
    ...coverage,
    years,
    support: supportOf(records),
    partYears: years.filter((year) => partSearched(coverage, year) === 'some'),
    cells: byWord(
      sorted.map(({ properties }) => properties.id),
      row,
    ),
  };
}

const byWord = <Word extends string, Value>(
  list: readonly Word[],
  valueOf: (word: Word) => Value,
) => Object.fromEntries(list.map((word) => [word, valueOf(word)])) as Record<Word, Value>;

/** The share of a year that was searched; null: nothing. */
function partSearched({ from, to, notSearched }: CoverageFile, year: number) {
  const gaps = [
    { from: '0000-01', to: monthText(monthNumber(from) - 1) },
    ...notSearched,
    { from: monthText(monthNumber(to) + 1), to: '9999-12' },
  ];
  const months = range(12).map((i) => monthText(monthNumber(`${year}-01`) + i));
  const open = months.filter((month) => !gaps.some((gap) => gap.from <= month && month <= gap.to));
  if (open.length === 0) return null;
  return open.length === 12 ? 'all' : 'some';
}
