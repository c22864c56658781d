import type { Domain, Kind } from './model';
import type { ReachRecord } from './schema';

export type RuledFields = Pick<
  ReachRecord,
  'scope' | 'framework' | 'kind' | 'series' | 'domains' | 'practices' | 'participants'
>;

/** A record passes if it has any of the requested values. */
export const FILTERED_BY = {
  scopes: ({ scope }: RuledFields): readonly string[] => [scope],
  frameworks: ({ framework }: RuledFields): readonly string[] => [framework],
  kinds: ({ kind }: RuledFields): readonly Kind[] => [kind],
  series: ({ series }: RuledFields): readonly string[] => [series],
  domains: ({ domains }: RuledFields): readonly Domain[] => domains,
  practices: ({ practices }: RuledFields): readonly string[] => practices,
  /** ISO codes of third countries. */
  partners: ({ participants }: RuledFields): readonly string[] => participants,
};
type FilteredBy = typeof FILTERED_BY;

/** A missing key admits every record. */
export type RecordFilter = {
  [Name in keyof FilteredBy]?: ReturnType<FilteredBy[Name]> | undefined;
} & {
  notSeries?: readonly string[] | undefined;
  /** ISO codes that must all have taken part. */
  participants?: readonly string[] | undefined;
};

export interface Rule {
  id: string;
  name: ReachRecord['name'];
  definition: ReachRecord['name'];
  where: RecordFilter;
  /** The verdict is also tested under this rule. */
  beside?: true | undefined;
  /** As its definition names them: a record that it admits is in one. */
  parts?: { where: RecordFilter }[] | undefined;
}

const FILTERS = Object.entries(FILTERED_BY);

export function admits(filter: RecordFilter, record: RuledFields) {
  const { notSeries, participants = [] } = filter;
  const hasAny = ([name, valuesOf]: (typeof FILTERS)[number]) => {
    const asked: readonly string[] | undefined = filter[name as keyof FilteredBy];
    return !asked || valuesOf(record).some((value) => asked.includes(value));
  };
  return (
    FILTERS.every(hasAny) &&
    !notSeries?.includes(record.series) &&
    participants.every((country) => record.participants.includes(country))
  );
}

export const admittedBy = <R extends RuledFields>(filter: RecordFilter, records: readonly R[]) =>
  records.filter((record) => admits(filter, record));

export const admittedIn = <R extends ReachRecord>(
  filter: RecordFilter,
  records: readonly R[],
  period: { from: string; to: string },
): R[] =>
  admittedBy(filter, records).filter(({ start }) => start >= period.from && start <= period.to);
