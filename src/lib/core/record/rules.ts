import type { Domain, Kind, ReachRecord } from './model';

/** Which records count. A key that is missing does not narrow; `{}` admits every record. */
export interface RecordFilter {
  scopes?: readonly string[] | undefined;
  frameworks?: readonly string[] | undefined;
  kinds?: readonly Kind[] | undefined;
  series?: readonly string[] | undefined;
  notSeries?: readonly string[] | undefined;
  /** ISO codes; a record passes when all of them took part. */
  participants?: readonly string[] | undefined;
  /** A record passes when it has any of them. */
  domains?: readonly Domain[];
  practices?: readonly string[];
  /** Third countries, ISO codes; a record passes when any took part. */
  partners?: readonly string[];
}

/** A named counting rule of rules.json: the filter that a study, or we, count by. */
export interface Rule {
  id: string;
  name: ReachRecord['name'];
  definition: ReachRecord['name'];
  where: RecordFilter;
  /** Whether the verdict holds by it, too, is told. */
  beside?: true | undefined;
}

export type Counted = Pick<
  ReachRecord,
  'scope' | 'framework' | 'kind' | 'series' | 'domains' | 'practices' | 'participants'
>;

export function admits(filter: RecordFilter, record: Counted): boolean {
  const { scopes, frameworks, kinds, series, notSeries, domains, practices, partners } = filter;
  const took = (country: string) => record.participants.includes(country);
  return (
    (!scopes || scopes.includes(record.scope)) &&
    (!frameworks || frameworks.includes(record.framework)) &&
    (!kinds || kinds.includes(record.kind)) &&
    (!series || series.includes(record.series)) &&
    !notSeries?.includes(record.series) &&
    (!domains || record.domains.some((domain) => domains.includes(domain))) &&
    (!practices || record.practices.some((practice) => practices.includes(practice))) &&
    (filter.participants ?? []).every(took) &&
    (!partners || partners.some(took))
  );
}

/** The records admitted that start within the period (ISO dates, both ends included). */
export function admittedIn<R extends ReachRecord>(
  filter: RecordFilter,
  records: readonly R[],
  period: { from: string; to: string },
): R[] {
  return records.filter(
    (record) => admits(filter, record) && record.start >= period.from && record.start <= period.to,
  );
}
