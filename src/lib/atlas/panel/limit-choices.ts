import type { Verdict } from '$lib/core/stall/verdict';

/** Half and twice the 500 km that most sets use. */
const LIMITS_KM = [250, 500, 1000];

interface LimitChoice {
  km: number;
  /** Records at a new place in the two periods; null where that is not known. */
  counts: { before: number; since: number } | null;
}

/**
 * The limits to choose from, that of the set and the chosen one among them. Each has the counts that it leads to
 * where the verdict was also computed under it, so that they are seen before one is chosen.
 */
export function limitChoices(
  verdict: Pick<Verdict, 'limitKm' | 'before' | 'since' | 'sensitivity'>,
  limitOfSetKm: number,
): LimitChoice[] {
  const { limitKm, before, since, sensitivity } = verdict;
  const countsOf = (km: number) => {
    if (km === limitKm && since) return { before: before.k, since: since.k };
    const variation = sensitivity?.varied.find(
      ({ variation: name, value }) => name === 'limit' && Number(value) === km,
    );
    return variation ? { before: variation.before.k, since: variation.since.k } : null;
  };
  const limits = new Set([...LIMITS_KM, limitOfSetKm, limitKm]);
  return [...limits].sort((a, b) => a - b).map((km) => ({ km, counts: countsOf(km) }));
}
