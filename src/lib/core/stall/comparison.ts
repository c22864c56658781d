import { max, min, sum } from 'd3-array';
import { fisherGreater, type Share } from '../statistics/exact-tests';
import { completeChoices, visitsFor } from '../reach/dataset';
import type { Periods, Choices, ReachDataset } from '../reach/dataset';
import { FEWEST, type Counted } from './counts';
import { verdictsFor } from './verdict';

/** The same for all sets: a set must not choose its yardstick. */
export interface CommonTest {
  newPlace: { km: number };
  periods: Pick<Periods, 'before' | 'since'>;
}

export type ExercisesTested = NonNullable<ReturnType<typeof exercisesTested>>;

/** Null without exercises or periods. Throws InputError. */
export function exercisesTested(dataset: ReachDataset, choices: Choices = {}) {
  const { to } = completeChoices(dataset, {});
  const verdicts = verdictsFor(dataset, choices, to);
  const verdict = verdicts.find(({ kind }) => kind === 'exercise');
  if (!verdict) return null;
  const { sensitivity: _, ...told } = verdict;
  const visits = visitsFor(dataset, choices).filter(({ kind }) => kind === 'exercise');
  return { verdict: told, visits };
}

type Standing = 'most' | 'least' | 'among' | 'few';

/** A share beyond all others counts if chance gives it less often than this. */
const CHANCE = 0.05;

/** Whichever perhaps new are new. */
export function standingOf(count: Counted, others: readonly Counted[]): Standing {
  const enough = others.filter(({ n }) => n >= FEWEST);
  if (count.n < FEWEST || enough.length === 0) return 'few';
  const together = {
    k: sum(enough, ({ k }) => k),
    atMost: sum(enough, ({ atMost }) => atMost),
    n: sum(enough, ({ n }) => n),
  };
  if (ratio(fewest(count)) > max(enough, (other) => ratio(most(other)))!)
    return fisherGreater(most(together), fewest(count)) < CHANCE ? 'most' : 'among';
  if (ratio(most(count)) < min(enough, (other) => ratio(fewest(other)))!)
    return fisherGreater(most(count), fewest(together)) < CHANCE ? 'least' : 'among';
  return 'among';
}

const fewest = ({ k, n }: Counted): Share => ({ hits: k, of: n });
const most = ({ atMost, n }: Counted): Share => ({ hits: atMost, of: n });
const ratio = (share: Share) => share.hits / share.of;
