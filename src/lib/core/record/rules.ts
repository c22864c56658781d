import type { Domain, Kind } from './model';
import type { ReachRecord } from './schema';

/** Which records count. A missing key admits every record, as does `{}`. */
export interface RecordFilter {
  scopes?: readonly string[] | undefined;
  frameworks?: readonly string[] | undefined;
  kinds?: readonly Kind[] | undefined;
  series?: readonly string[] | undefined;
  notSeries?: readonly string[] | undefined;
  /** ISO codes, all of which must have taken part. */
  participants?: readonly string[] | undefined;
  /** A record must have any of them; so with practices. */
  domains?: readonly Domain[];
  practices?: readonly string[];
  /** ISO codes of third countries, any of which must have taken part. */
  partners?: readonly string[];
}

export interface Rule {
  id: string;
  name: ReachRecord['name'];
  definition: ReachRecord['name'];
  where: RecordFilter;
  /** The sensitivity of the verdict is also tested under this rule. */
  beside?: true | undefined;
}

export type RuledFields = Pick<
  ReachRecord,
  'scope' | 'framework' | 'kind' | 'series' | 'domains' | 'practices' | 'participants'
>;

export function admits(filter: RecordFilter, record: RuledFields): boolean {
  const { scopes, frameworks, kinds, series, notSeries, domains, practices, partners } = filter;
  const tookPart = (country: string) => record.participants.includes(country);
  return (
    (!scopes || scopes.includes(record.scope)) &&
    (!frameworks || frameworks.includes(record.framework)) &&
    (!kinds || kinds.includes(record.kind)) &&
    (!series || series.includes(record.series)) &&
    !notSeries?.includes(record.series) &&
    (!domains || record.domains.some((domain) => domains.includes(domain))) &&
    (!practices || record.practices.some((practice) => practices.includes(practice))) &&
    (filter.participants ?? []).every(tookPart) &&
    (!partners || partners.some(tookPart))
  );
}

/** The records admitted that start within a period (ISO dates, both ends included). */
export function admittedIn<R extends ReachRecord>(
  filter: RecordFilter,
  records: readonly R[],
  period: { from: string; to: string },
): R[] {
  return records.filter(
    (record) => admits(filter, record) && record.start >= period.from && record.start <= period.to,
  );
}
