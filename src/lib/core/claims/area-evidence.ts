/** What the dataset holds for each area of the study's scale, counted by year. */
import { armsVolume, begunByYear, countsByYear, itemsOf, type Evidence } from './evidence';
import {
  REACH_KINDS,
  SCOPES,
  reachKind,
  type Practice,
  type ReachKind,
  type Scope,
} from '../record/model';
import type { AtlasRecord } from '../record/record';
import { yearOf, yearsOf, type YearSpan } from '../record/time';
import type { ScaleArea } from './scale';

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
  const covered = { from: yearOf(evidence.coverage.from), to: yearOf(evidence.coverage.to) };
  const series: EvidenceSeries[] = [];
  const count = (of: Counted, wanted: (record: AtlasRecord) => boolean) => {
    const counts = countsByYear(evidence.records.filter(wanted), span);
    const isKnown = (year: number) => year >= covered.from && year <= covered.to;
    series.push({ of, values: counts.map((n, i) => (isKnown(years[i]!) ? n : null)) });
  };
  const isCore = ({ scope }: AtlasRecord) => scope === 'core';
  if (records) {
    for (const kind of REACH_KINDS) {
      count({ what: 'core', kind }, (one) => isCore(one) && reachKind(one.kind) === kind);
    }
    for (const scope of SCOPES) {
      if (scope !== 'core') count({ what: 'scope', scope }, (one) => one.scope === scope);
    }
  }
  if (armsTransfers) series.push({ of: { what: 'arms' }, values: armsVolume(evidence, span) });
  for (const practice of practices) {
    count({ what: 'practice', practice }, (one) => isCore(one) && one.practices.includes(practice));
  }
  const items = [
    ...itemsOf(evidence, ...contextKinds),
    ...evidence.context.items.filter(({ id }) => context.includes(id)),
  ];
  if (items.length > 0) series.push({ of: { what: 'items' }, values: begunByYear(items, span) });
  return series;
}

/** Of the known values in the years of a span; null when none is known. `all` = years of the series. */
export function sumOver(series: Values, years: YearSpan, all: YearSpan): number | null {
  const known = knownIn(series, years, all);
  return known.length > 0 ? known.reduce((sum, { value }) => sum + value, 0) : null;
}

/** With the first and last year that have a value. */
export function meanOver(
  series: Values,
  years: YearSpan,
  all: YearSpan,
): (YearSpan & { mean: number }) | null {
  const known = knownIn(series, years, all);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const sum = known.reduce((total, { value }) => total + value, 0);
  return { from: first.year, to: last.year, mean: sum / known.length };
}

type Values = Pick<EvidenceSeries, 'values'>;

function knownIn({ values }: Values, years: YearSpan, all: YearSpan) {
  return yearsOf(years).flatMap((year) => {
    const value = values[year - all.from] ?? null;
    return value === null ? [] : [{ year, value }];
  });
}
