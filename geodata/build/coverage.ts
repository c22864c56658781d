import { range, sort } from 'd3-array';
import type { Agreement } from '../second-coder/agreement';
import { KINDS, SUPPORTS, type Kind } from '../../src/lib/core/record/model';
import { monthNumber, monthText, yearOf, yearsOf } from '../../src/lib/core/record/time';
import { touchesRegion } from '../../src/lib/core/record/record';
import type { AtlasData, AtlasRecord, Source } from '../../src/lib/core/record/schema';
import type { CoverageFile, RegionsFile } from '../files/dataset';

/** `static/data/coverage.json`. */
export interface CoverageData extends CoverageMatrix {
  sources: SourceCounts;
  /** With the second coder; empty where no sheet is filled. */
  agreement: Agreement[];
}

/** The search as coverage.json tells it, and a count for every region, kind and year. */
export interface CoverageMatrix extends CoverageFile {
  /** The years of `cells`, from the first of which something was searched to the last. */
  years: number[];
  /** Years of which only a part was searched. */
  partYears: number[];
  /**
   * By region and kind, an entry a year: how many records were found there. 0 = searched and none
   * found, null = not searched.
   */
  cells: Record<string, Record<Kind, (number | null)[]>>;
  support: Support[];
}

/** How many sources there are, and whether they can be opened. */
interface SourceCounts {
  all: number;
  withoutAddress: number;
  /** With a copy at an archive of the web, where it stays. */
  archived: number;
  /** Ids of records none of whose sources has an address. */
  unlinked: string[];
}

/** How many records say something in a field, and how many of them have a source for it. */
interface Support {
  field: (typeof SUPPORTS)[number];
  records: number;
  supported: number;
}

/** Hosts that keep pages of others. */
const ARCHIVE =
  /^https?:\/\/([\w-]+\.)*(archive\.(org|today|ph|is|md|li|vn)|perma\.cc|webcitation\.org|ghostarchive\.org|webarchive\.[\w.-]+)(\/|$)/;

export function sourceCounts({
  records,
  sources,
}: Pick<AtlasData, 'records' | 'sources'>): SourceCounts {
  const all = Object.values(sources);
  const isArchived = ({ URL = '', custom }: Source) =>
    custom.archivedUrl !== undefined || ARCHIVE.test(URL);
  return {
    all: all.length,
    withoutAddress: all.filter(({ URL }) => !URL).length,
    archived: all.filter(isArchived).length,
    unlinked: unlinkedRecords(records, sources),
  };
}

/** The records none of whose sources has an address: nobody can follow them. */
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

/**
 * Counts records by region, kind and year. A record is in a region if one of its places (not of staging
 * or transit) or any part of its track is, and in every year that it overlaps.
 */
export function coverageMatrix(
  coverage: CoverageFile,
  regions: RegionsFile,
  records: readonly AtlasRecord[],
): CoverageMatrix {
  const years = yearsOf({ from: yearOf(coverage.from), to: yearOf(coverage.to) });
  const cell = (region: string, kind: Kind, year: number): number | null => {
    if (!partSearched(coverage, year)) return null;
    return records.filter(
      (record) =>
        record.kind === kind &&
        yearOf(record.start) <= year &&
        yearOf(record.end) >= year &&
        touchesRegion(record, region, false),
    ).length;
  };
  const row = (region: string) =>
    Object.fromEntries(
      KINDS.map((kind) => [kind, years.map((year) => cell(region, kind, year))]),
    ) as Record<Kind, (number | null)[]>;
  const sorted = sort(regions.features, ({ properties }) => properties.order);
  return {
    ...coverage,
    years,
    support: supportOf(records),
    partYears: years.filter((year) => partSearched(coverage, year) === 'some'),
    cells: Object.fromEntries(sorted.map(({ properties: { id } }) => [id, row(id)])),
  };
}

/** How much of a year was searched; null: nothing. */
function partSearched(
  { from, to, notSearched }: CoverageFile,
  year: number,
): 'some' | 'all' | null {
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
