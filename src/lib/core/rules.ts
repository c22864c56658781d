import type { Domain, Framework, Kind, ReachRecord, Scope } from './model';

/** Which records count. A key that is missing does not narrow. */
export interface RecordFilter {
  scopes?: readonly Scope[];
  frameworks?: readonly Framework[];
  kinds?: readonly Kind[];
  /** A record passes when it has any of them. */
  domains?: readonly Domain[];
  practices?: readonly string[];
  /** Third countries, ISO codes; a record passes when any took part. */
  partners?: readonly string[];
}

/** A named counting rule of geodata/rules.json: the filter that a study, or we, count by. */
export interface Rule {
  id: string;
  name: { en: string; ru?: string; zh?: string };
  definition: string;
  where: RecordFilter;
}

export function admits(filter: RecordFilter, record: ReachRecord): boolean {
  const { scopes, frameworks, kinds, domains, practices, partners } = filter;
  return (
    (!scopes || scopes.includes(record.scope)) &&
    (!frameworks || frameworks.includes(record.framework)) &&
    (!kinds || kinds.includes(record.kind)) &&
    (!domains || record.domains.some((domain) => domains.includes(domain))) &&
    (!practices || record.practices.some((practice) => practices.includes(practice))) &&
    (!partners || record.participants.some((country) => partners.includes(country)))
  );
}
