import { range, sort } from 'd3-array';
import { KINDS, SUPPORTS } from '#core/record/model';
import { countsByYear, monthNumber, monthText, yearOf, yearsOf } from '#core/record/time';
import { byKey } from '#core/record/pick';
import { touchesRegion } from '#core/record/record';
import type { AtlasData, AtlasRecord, Source } from '#core/record/schema';
import type { CoverageFile, RegionsFile } from '#core/record/dataset-files';

/** `static/data/coverage.json`. */
export interface CoverageData extends CoverageMatrix {
  sources: ReturnType<typeof sourceCounts>;
}

export type CoverageMatrix = ReturnType<typeof coverageMatrix>;

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

export const unlinkedRecords = (
  records: readonly Pick<AtlasRecord, 'id' | 'sources'>[],
  sources: AtlasData['sources'],
): string[] =>
  records
    .filter((record) => record.sources.every(({ id }) => !sources[id]?.URL))
    .map(({ id }) => id);

export const supportOf = (records: readonly AtlasRecord[]) =>
  SUPPORTS.map((field) => {
    const withField = records.filter((record) => hasField(record, field));
    const supported = withField.filter(({ sources }) =>
      sources.some(({ supports }) => supports.includes(field)),
    );
    return { field, records: withField.length, supported: supported.length };
  }).filter((support) => support.records > 0);

/** Days and places are in every record; other fields may be empty. */
const hasField = (record: AtlasRecord, field: (typeof SUPPORTS)[number]) =>
  field === 'dates' || field === 'place' || Object.keys(record[field] ?? {}).length > 0;

export function coverageMatrix(
  coverage: CoverageFile,
  { features }: RegionsFile,
  records: readonly AtlasRecord[],
) {
  const span = { from: yearOf(coverage.from), to: yearOf(coverage.to) };
  const years = yearsOf(span);
  const months = years.map((year) => monthsSearched(coverage, year));
  const countsIn = (region: string) => {
    const touching = records.filter((record) => touchesRegion(record, region, false));
    return byKey(KINDS, (kind) => {
      const ofKind = touching.filter((record) => record.kind === kind);
      const counts = countsByYear(ofKind, span);
      return months.map((searched, i) => (searched > 0 ? counts[i]! : null));
    });
  };
  const regions = sort(features, ({ properties }) => properties.order);
  return {
    ...coverage,
    /** Of `cells`. */
    years,
    support: supportOf(records),
    partYears: years.filter((_, i) => months[i]! > 0 && months[i]! < 12),
    cells: Object.fromEntries(regions.map(({ properties: { id } }) => [id, countsIn(id)])),
  };
}

function monthsSearched({ from, to, notSearched }: CoverageFile, year: number) {
  const months = range(12).map((i) => monthText(monthNumber(`${year}-01`) + i));
  const isGap = (month: string) => notSearched.some((gap) => gap.from <= month && month <= gap.to);
  return months.filter((month) => from <= month && month <= to && !isGap(month)).length;
}
