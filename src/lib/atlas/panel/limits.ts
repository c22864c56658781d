import type { Verdict } from '$lib/core/stall/verdict';

/** From how many km on a place is new: half of an ocean, of a sea. */
const LIMITS_KM = [250, 500, 1000];

export interface LimitChoice {
  km: number;
  /** At a new place in the two periods; null where that is not known. */
  counts: { before: number; since: number } | null;
}

/**
 * The choices, with that of the set and the chosen one among them, each with its counts where the verdict was
 * varied by it: they are seen at once, before any is chosen.
 */
export function limitChoices(
  verdict: Pick<Verdict, 'limitKm' | 'before' | 'since' | 'sensitivity'>,
  ofSet: number,
): LimitChoice[] {
  const { limitKm, before, since, sensitivity } = verdict;
  const all = new Set([...LIMITS_KM, ofSet, limitKm]);
  return [...all]
    .sort((a, b) => a - b)
    .map((km) => {
      const varied = sensitivity?.varied.find(
        ({ variation, value }) => variation === 'limit' && Number(value) === km,
      );
      const own = km === limitKm && since ? { before, since } : null;
      const counted = own ?? varied;
      return {
        km,
        counts: counted ? { before: counted.before.k, since: counted.since.k } : null,
      };
    });
}
