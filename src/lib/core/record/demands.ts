/* What the checks of a set demand, and the form of a draft already. */
import { DOMAINS } from './model';
import { admits, type Rule, type RuledFields } from './rules';
import type { SetData } from './set';
import { dayAfter } from './time';

/** Announcements may come this long before their event. */
export const DAYS_AHEAD = 120;

/** Assumed of a framework that gives no number of states. */
export const MIN_STATES = 4;

/** The last day that a record may have. */
export const lookedOf = ({ lastLooked, coverage }: Pick<SetData, 'lastLooked' | 'coverage'>) =>
  lastLooked?.date ?? coverage.lastDay;

/** Earlier ones are records, or nothing. */
export const oldestCandidate = (looked: string) => dayAfter(looked, -365);

/** What a rule counts is in one of the parts that its definition names. */
export const isNamedBy = (
  { where, parts = [] }: Pick<Rule, 'where' | 'parts'>,
  record: RuledFields,
) =>
  parts.length === 0 || !admits(where, record) || parts.some((part) => admits(part.where, record));

/** Equal content has one form. */
export const sortedLists = (record: Partial<RuledFields>) => ({
  domains: DOMAINS.filter((domain) => record.domains?.includes(domain)),
  practices: [...new Set(record.practices)].sort(),
  participants: [...new Set(record.participants)].sort(),
});
