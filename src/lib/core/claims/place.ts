import type { Visit } from '../reach/new-places';
import { inPeriod } from '../record/time';
import type { ReachKind } from '../record/model';
import type { Verdict } from '../stall/answer';
import { certainty, type Reading } from '../statistics/certainty';

/** What the first screen is made of: each record new or a return, and the verdict at the end of the data. */
export interface NewPlaces {
  visits: readonly Visit[];
  verdicts: readonly Verdict[];
}

export interface PlaceChance {
  /** The share of random orders that give as much. */
  oneSided: number;
  reading: Reading;
}

/** Where records of a kind went, as the first screen tells it. */
export interface PlaceFound extends Pick<Verdict, 'before' | 'since'> {
  /** As many at a new place before the break. */
  spurt: PlaceChance;
  /** As large a fall of the share since. */
  fall: PlaceChance;
  /** Records at a new place in both. */
  newBefore: string[];
  newSince: string[];
}

/** Null without a comparison with chance: too few records, or a set without periods. */
export function placeFound({ visits, verdicts }: NewPlaces, kind: ReachKind): PlaceFound | null {
  const verdict = verdicts.find((one) => one.kind === kind);
  const { since, chance } = verdict ?? {};
  if (!verdict?.certainty || !since || !chance) return null;
  const newIn = (span: { from: number; to: number }) =>
    visits
      .filter((visit) => visit.kind === kind && visit.status === 'new' && inPeriod(visit, span))
      .map(({ id }) => id);
  return {
    before: verdict.before,
    since,
    spurt: { oneSided: chance.spurt, reading: certainty(chance.spurt) },
    // With what it hangs on, as everywhere.
    fall: { oneSided: chance.fell, reading: verdict.certainty },
    newBefore: newIn(verdict.before),
    newSince: newIn(since),
  };
}
