import type { Visit } from '../../src/lib/core/reach/new-places';
import { inPeriod, type YearSpan } from '../../src/lib/core/record/time';
import type { ReachKind } from '../../src/lib/core/record/model';
import type { Verdict } from '../../src/lib/core/stall/verdict';
import { certainty, type Reading } from '../../src/lib/core/statistics/certainty';

/** Each record as new or a return, and the verdicts at the end of the data, as on the first screen. */
export interface NewPlaces {
  visits: readonly Visit[];
  verdicts: readonly Verdict[];
  /** The verdicts at the end of each earlier year. */
  verdictsAt: Readonly<Record<number, readonly Verdict[]>>;
}

/**
 * The new places of a kind before and since the break, compared with chance.
 * @param to the last year that counts. Null without a comparison with chance: too few records, or a set without periods.
 */
export function comparePlaces(
  { visits, verdicts, verdictsAt }: NewPlaces,
  kind: ReachKind,
  to?: number,
) {
  const latest = verdicts.find((other) => other.kind === kind);
  const verdict = to ? verdictsAt[to]?.find((other) => other.kind === kind) : latest;
  const { since, chance } = verdict ?? {};
  if (!verdict?.certainty || !since || !chance) return null;
  const newIn = (span: YearSpan) =>
    visits
      .filter((visit) => visit.kind === kind && visit.status === 'new' && inPeriod(visit, span))
      .map(({ id }) => id);
  return {
    before: verdict.before,
    since,
    /** As many new places before the break, in random order. */
    spurt: { oneSided: chance.spurt, reading: certainty(chance.spurt) as Reading },
    // The certainty of the verdict takes its sensitivity into account.
    fall: { oneSided: chance.fell, reading: verdict.certainty },
    newBefore: newIn(verdict.before),
    newSince: newIn(since),
    /** Years that those who made the claim could not see. */
    later: latest?.later ?? null,
  };
}
