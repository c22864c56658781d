import { KINDS, MEASURED_FIELDS } from '#core/record/model';
import { pick } from '#core/record/pick';
import { regionsOf } from '#core/record/record';
import type { ReachRecord, AtlasRecord } from '#core/record/schema';
import { admits, type Rule } from '#core/record/rules';
import { strengthLabel } from '$lib/site/text/field-label';
import {
  formatCount,
  formatCountry,
  formatDates,
  formatItems,
  formatName,
  MISSING,
} from '$lib/site/text/format';
import { oneOf, someOf, yearSpan, type Field, type ViewOf, type YearBounds } from '$lib/view/query';
import { overlaps } from '$lib/view/shown';
import { m } from '$lib/paraglide/messages';

export interface RecordRow extends Pick<ReachRecord, (typeof MEASURED_FIELDS)[number]> {
  regions: string[];
  personnel: number | null;
  sources: number;
}

export const tableRow = (record: AtlasRecord): RecordRow => ({
  ...pick(record, MEASURED_FIELDS),
  regions: regionsOf(record),
  personnel: personnelOf(record.forces),
  sources: record.sources.length,
});

/** The published total, or the sum of all sides; never a host's whole exercise. */
function personnelOf({ total, bySide }: AtlasRecord['forces']): number | null {
  if (total?.personnel !== undefined) return total.personnel;
  const sides = Object.values(bySide ?? {}).map(({ personnel }) => personnel);
  if (sides.length < 2 || sides.some((n) => n === undefined)) return null;
  return sides.reduce<number>((sum, n) => sum + (n ?? 0), 0);
}

export type RegionName = (id: string) => string;

interface ColumnSpec {
  label: () => string;
  text: (row: RecordRow, region: RegionName) => string;
  /** The sort key, if not the text; null is last in both directions. */
  value?: (row: RecordRow) => number | string | null;
  numeric?: true;
}

const listed = (parts: string[]) => formatItems(parts) || MISSING;

const columns = {
  name: { label: m.data_column_name, text: ({ name }) => formatName(name) },
  dates: {
    label: m.field_dates,
    text: formatDates,
    value: ({ start, end }) => `${start} ${end}`,
  },
  kind: { label: m.kinds, text: ({ kind }) => m.kind({ kind }) },
  regions: {
    label: m.data_column_regions,
    text: ({ regions }, region) => listed(regions.map(region)),
  },
  participants: {
    label: m.field_participants,
    text: ({ participants }) => listed(participants.map(formatCountry)),
    value: ({ participants }) => participants.length || null,
  },
  personnel: {
    label: () => strengthLabel('personnel') ?? '',
    numeric: true,
    text: ({ personnel }) => formatCount(personnel),
    value: ({ personnel }) => personnel,
  },
  sources: {
    label: m.data_column_sources,
    numeric: true,
    text: ({ sources }) => formatCount(sources),
    value: ({ sources }) => sources,
  },
} satisfies Record<string, ColumnSpec>;
export type TableColumn = keyof typeof columns;
export const COLUMN: Record<TableColumn, ColumnSpec> = columns;
export const TABLE_COLUMNS = Object.keys(columns) as TableColumn[];

interface Sort {
  column: TableColumn;
  descending: boolean;
}

export type Query = ViewOf<ReturnType<typeof tableFields>>;

export function tableFields(bounds: YearBounds & { rules: readonly string[] }) {
  const { firstYear: from, lastYear: to, rules } = bounds;
  const sort: Field<Sort> = {
    standard: { column: 'dates', descending: true },
    read(text) {
      const column = TABLE_COLUMNS.find((name) => name === text.replace(/^-/, ''));
      return column ? { column, descending: text.startsWith('-') } : null;
    },
    write: ({ column, descending }) => `${descending ? '-' : ''}${column}`,
  };
  return {
    rule: oneOf(rules, 'all'),
    kind: someOf(KINDS),
    sort,
    year: yearSpan({ from, to }, bounds),
  };
}

export function shownRows(
  rows: readonly RecordRow[],
  { rule, kind, year, sort }: Query,
  rules: readonly Rule[],
  region: RegionName,
): RecordRow[] {
  const where = rules.find(({ id }) => id === rule)?.where ?? {};
  const { value, text } = COLUMN[sort.column];
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const sign = sort.descending ? -1 : 1;
  const byDate = (a: RecordRow, b: RecordRow) =>
    `${a.start} ${a.id}` < `${b.start} ${b.id}` ? -1 : 1;
  return rows
    .filter((row) => admits(where, row) && kind.includes(row.kind) && overlaps(row, year))
    .map((row) => ({ row, key: value ? value(row) : text(row, region) }))
    .sort(
      (a, b) =>
        Number(a.key === null) - Number(b.key === null) ||
        sign * compare(String(a.key), String(b.key)) ||
        byDate(a.row, b.row),
    )
    .map(({ row }) => row);
}
