import { intersection } from 'd3-array';
import type { DirectionSet } from '#core/reach/directions';
import type { Visit } from '#core/reach/new-places';
import { practicesSupported, touchesRegion } from '#core/record/record';
import type { AtlasRecord } from '#core/record/schema';
import { reachKind, type ReachKind } from '#core/record/model';
import { admits, type Rule } from '#core/record/rules';
import { countsByYear, within, yearOf, type Months, type YearSpan } from '#core/record/time';
import type { Series } from '#core/context/claims';
import type { Verdict } from '#core/stall/verdict';
import type { ContextFile } from '#core/context/context-file';

export interface Evidence {
  records: readonly AtlasRecord[];
  /** The standard one first. */
  rules: readonly Rule[];
  context: Pick<ContextFile, 'items' | 'armsTransfers'>;
  directions: DirectionSet;
  newPlaces: {
    visits: readonly Visit[];
    verdicts: readonly Verdict[];
    verdictsAt: Readonly<Record<number, readonly Verdict[]>>;
  };
  coverage: Months;
}

export interface Sample extends Evidence {
  counted: readonly AtlasRecord[];
}

/** By the standard rule. */
export const sampleOf = (evidence: Evidence, kind: ReachKind | undefined): Sample => ({
  ...evidence,
  counted: evidence.records.filter(
    (record) =>
      admits(evidence.rules[0]!.where, record) && (!kind || reachKind(record.kind) === kind),
  ),
});

export interface Entry {
  id: string;
  start: string;
  end: string;
  /** Of rounds: goes on over the years. */
  number?: number | undefined;
  /** A volume, the number of practices, or the years a plan covers. */
  amount?: number | undefined;
}

export function seriesOf(
  { series }: { series: Record<string, Series> },
  name = Object.keys(series)[0]!,
): Series {
  const named = series[name];
  if (named) return named;
  throw new RangeError(`series is ${name}, expected one of ${Object.keys(series).join()}`);
}

export function entriesOf(series: Series, sample: Sample): readonly Entry[] {
  if (series.of === 'records') return recordsOf(series, sample);
  if (series.of === 'items') return itemsOf(series, sample);
  return sample.context.armsTransfers.yearly.map(({ year, value }) => {
    const day = `${year}-01-01`;
    return { id: day, start: day, end: day, amount: value };
  });
}

function recordsOf(series: Extract<Series, { of: 'records' }>, sample: Sample): readonly Entry[] {
  const { domain, participants = [], directions, practices } = series;
  const regions =
    directions &&
    sample.directions.directions.flatMap((own) => (directions.includes(own.id) ? own.regions : []));
  const records = sample.counted.filter(
    (record) =>
      (!domain || record.domains.includes(domain)) &&
      participants.every((country) => record.participants.includes(country)) &&
      (!regions || regions.some((region) => touchesRegion(record, region, false))),
  );
  if (!practices) return records;
  return records.filter(practicesSupported).map(({ id, start, end, practices: named }) => {
    return { id, start, end, amount: intersection(named, practices).size };
  });
}

const itemsOf = (
  { kinds, numbered, mode, ways }: Extract<Series, { of: 'items' }>,
  { context }: Sample,
): Entry[] =>
  context.items
    .filter(
      ({ kind, round, mode: held, deal }) =>
        kinds.includes(kind) &&
        (!numbered || round !== undefined) &&
        (!mode || held === mode) &&
        (!ways || ways.some((way) => way === deal?.direction)),
    )
    .map(({ id, start, covers, round }) => ({
      id,
      start,
      end: covers?.end ?? start,
      number: round,
      amount: covers && yearOf(covers.end) - yearOf(covers.start) + 1,
    }));

/** Without amounts, the number of entries in each year. */
export function amountsIn(entries: readonly Entry[], span: YearSpan) {
  const amounts = within(entries, span).flatMap(({ amount }) => amount ?? []);
  return amounts.length > 0 ? amounts : countsByYear(entries, span);
}
