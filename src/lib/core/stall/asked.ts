import { siteAt, type Asked, type Question } from '../reach/ask';
import { completeChoices, recordsFor, type Periods } from '../reach/dataset';
import type { Choices, ReachDataset } from '../reach/dataset';
import type { Visit } from '../reach/new-places';
import { isOfKind, type SeriesKind } from '../record/model';
import { hasYear, inOrder, inPeriod, yearOf } from '../record/time';
import { countVisits } from './counts';
import { verdictsFor, type Verdict } from './verdict';

export function ordinalOf(
  { kind, status, nearest }: Pick<Asked, 'kind' | 'status' | 'nearest'>,
  visits: readonly Visit[],
  periods: Periods | null,
  before: Question['before'],
) {
  if (!periods || status !== 'new' || nearest === null) return null;
  const year = before === null ? Infinity : yearOf(before);
  const period = [periods.since, periods.before].find((span) => hasYear(span, year));
  if (!period) return null;
  const compared = visits.filter((visit) => visit.kind === kind && visit.km !== null);
  const isEarlier = ({ start }: Visit) => before === null || start < before;
  const counted = compared.filter((visit) => inPeriod(visit, period) && isEarlier(visit));
  const { k, atMost, n } = countVisits(counted);
  return { first: k + 1, last: atMost + 1, n: n + 1, since: period.from };
}

/** As if a record like the latest had been there on the last day. Throws InputError. */
export function verdictWith(
  dataset: ReachDataset,
  partial: Choices,
  year: number,
  kind: SeriesKind,
  place: Question['place'],
): Verdict | null {
  const choices = completeChoices(dataset, partial);
  const latest = inOrder(recordsFor(dataset, choices).filter(isOfKind(kind))).at(-1);
  if (!latest) return null;
  const day = `${year}-12-31`;
  const sites = [siteAt(dataset, place)];
  const record = { ...latest, id: 'asked', start: day, end: day, sites, track: null };
  // A verdict depends only on records of its kind.
  const records = [...dataset.records.filter(isOfKind(kind)), record];
  const verdicts = verdictsFor({ ...dataset, records }, choices, year);
  return verdicts.find((verdict) => verdict.kind === kind) ?? null;
}
