/** What the dataset holds for each area of the study's scale, counted by year. */
import { itemsOf, type Evidence } from './evidence';
import {
  REACH_KINDS,
  SCOPES,
  reachKind,
  type Practice,
  type ReachKind,
  type Scope,
} from '../record/model';
import type { ScaleArea } from './scale';
import { yearOf, yearsOf, yearsOverlapped, type YearSpan } from '../record/time';

export type Counted =
  | { what: 'core'; kind: ReachKind }
  | { what: 'scope'; scope: Exclude<Scope, 'core'> }
  | { what: 'practice'; practice: Practice }
  /** Dated items: a sample, in which a year without one proves nothing. */
  | { what: 'items' }
  /** SIPRI's volume, millions of its trend-indicator value: no count. */
  | { what: 'arms' };

export interface EvidenceSeries {
  of: Counted;
  values: (number | null)[];
}

/** In the order shown; years outside the records' coverage are null for records. */
export function areaEvidence(
  {
    evidence: { contextKinds = [], context = [], practices = [], armsTransfers, records },
  }: Pick<ScaleArea, 'evidence'>,
  evidence: Evidence,
  span: YearSpan,
): EvidenceSeries[] {
  const years = yearsOf(span);
  const [first, last] = [yearOf(evidence.coverage.from), yearOf(evidence.coverage.to)];
  const countRecords = (wanted: (record: Evidence['records'][number]) => boolean) => {
    const perYear = new Map<number, number>();
    for (const record of evidence.records.filter(wanted)) {
      for (const year of yearsOverlapped(record)) perYear.set(year, (perYear.get(year) ?? 0) + 1);
    }
    return years.map((year) => (year < first || year > last ? null : (perYear.get(year) ?? 0)));
  };
  const volume = new Map(
    evidence.context.armsTransfers.yearly.map(({ year, russiaToChina }) => [year, russiaToChina]),
  );
  const items = [
    ...itemsOf(evidence, ...contextKinds),
    ...evidence.context.items.filter(({ id }) => context.includes(id)),
  ];
  return [
    ...(records
      ? [
          ...REACH_KINDS.map((kind) => ({
            of: { what: 'core' as const, kind },
            values: countRecords(
              (record) => record.scope === 'core' && reachKind(record.kind) === kind,
            ),
          })),
          ...SCOPES.flatMap((scope) =>
            scope === 'core'
              ? []
              : {
                  of: { what: 'scope' as const, scope },
                  values: countRecords((record) => record.scope === scope),
                },
          ),
        ]
      : []),
    ...(armsTransfers
      ? [{ of: { what: 'arms' as const }, values: years.map((year) => volume.get(year) ?? null) }]
      : []),
    ...practices.map((practice) => ({
      of: { what: 'practice' as const, practice },
      values: countRecords(
        (record) => record.scope === 'core' && record.practices.includes(practice),
      ),
    })),
    ...(items.length > 0
      ? [
          {
            of: { what: 'items' as const },
            values: years.map((year) => items.filter(({ start }) => yearOf(start) === year).length),
          },
        ]
      : []),
  ];
}

/** Known values of the years of a span, added up; null when none is known. `all` = years of the series. */
export function sumOver(
  { values }: Pick<EvidenceSeries, 'values'>,
  years: YearSpan,
  all: YearSpan,
): number | null {
  const known = values
    .slice(years.from - all.from, years.to - all.from + 1)
    .filter((v) => v !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** Mean of the known values of a span and the years that have one; null when none is known. */
export function meanOver(
  { values }: Pick<EvidenceSeries, 'values'>,
  years: YearSpan,
  all: YearSpan,
): (YearSpan & { mean: number }) | null {
  const known = yearsOf(years).filter((year) => (values[year - all.from] ?? null) !== null);
  const [from, to] = [known[0], known.at(-1)];
  if (from === undefined || to === undefined) return null;
  const sum = known.reduce((total, year) => total + values[year - all.from]!, 0);
  return { from, to, mean: sum / known.length };
}
