import { KINDS, MEASURED_ROLES, SUPPORTS, type Kind } from '../src/lib/core/record/model';
import type { AtlasRecord } from '../src/lib/core/record/record';
import { monthNumber, monthText, yearOf, yearsOf } from '../src/lib/core/record/time';
import type { CoverageFile, RegionsFile } from './schema';

/** `static/data/coverage.json`: the statements, and a number for every region, kind and year. */
export interface CoverageMatrix extends CoverageFile {
  /** The years of `cells`, from the first year something was searched to the last. */
  years: number[];
  /** Years of which only a part was searched. */
  partYears: number[];
  /**
   * By region and kind, one entry a year: how many records were found there, 0 = searched and none
   * found, null = not searched.
   */
  cells: Record<string, Record<Kind, (number | null)[]>>;
  support: Support[];
}

/** Of `records` that say something in a field, so many have a source that bears it out. */
interface Support {
  field: (typeof SUPPORTS)[number];
  records: number;
  supported: number;
}

export const supportOf = (records: readonly AtlasRecord[]): Support[] =>
  SUPPORTS.map((field) => {
    // Every record has days and places; other fields may be empty.
    const having = records.filter(
      (one) => Object.keys({ dates: 'yes', place: 'yes', ...one }[field] ?? {}).length > 0,
    );
    const borneOut = having.filter(({ sources }) =>
      sources.some((s) => s.supports.includes(field)),
    );
    return { field, records: having.length, supported: borneOut.length };
  }).filter(({ records }) => records > 0);

/**
 * Counts records by region, kind and year. A record is in a region when a place where it took
 * place (no staging, no transit) or any part of its track is, and in every year it overlaps.
 */
export function coverageMatrix(
  coverage: CoverageFile,
  regions: RegionsFile,
  records: readonly AtlasRecord[],
): CoverageMatrix {
  const [first, last] = [yearOf(coverage.from), yearOf(coverage.to)];
  const years = yearsOf({ from: first, to: last });
  const cell = (region: string, kind: Kind, year: number): number | null => {
    if (!searched(coverage, year)) return null;
    return records.filter(
      (record) =>
        record.kind === kind &&
        yearOf(record.start) <= year &&
        yearOf(record.end) >= year &&
        isIn(record, region),
    ).length;
  };
  const row = (region: string) =>
    Object.fromEntries(
      KINDS.map((kind) => [kind, years.map((year) => cell(region, kind, year))]),
    ) as Record<Kind, (number | null)[]>;
  const sorted = [...regions.features].sort((a, b) => a.properties.order - b.properties.order);
  return {
    ...coverage,
    years,
    support: supportOf(records),
    partYears: years.filter((year) => searched(coverage, year) === 'in part'),
    cells: Object.fromEntries(sorted.map(({ properties: { id } }) => [id, row(id)])),
  };
}

function searched(
  { from, to, notSearched }: CoverageFile,
  year: number,
): 'in part' | 'whole' | null {
  const gaps = [
    { from: '0000-01', to: monthText(monthNumber(from) - 1) },
    ...notSearched,
    { from: monthText(monthNumber(to) + 1), to: '9999-12' },
  ];
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  const open = months.filter((month) => !gaps.some((gap) => gap.from <= month && month <= gap.to));
  if (open.length === 0) return null;
  return open.length === 12 ? 'whole' : 'in part';
}

function isIn({ sites, track }: AtlasRecord, region: string): boolean {
  return (
    sites.some((site) => site.region === region && MEASURED_ROLES.includes(site.role)) ||
    (track?.regionShare[region] ?? 0) > 0
  );
}
