import { GROWTH, LULL, SINCE } from '$lib/core/claims/evidence';
import { queryText } from '$lib/view/query';
import { encodeView } from '$lib/view/view-link';
import { defaultView, type Bounds, type View } from '$lib/view/view';

/** Where expansion went and where it stopped, in six steps; each is a view of the atlas. */
export const STEPS = ['before', 'growth', 'lull', 'patrols', 'since', 'stopped'] as const;
export type Step = (typeof STEPS)[number];

/** The years that a step speaks of; its map shows where the edges stood at their end. */
export function stepYears(step: Step, { firstYear, lastYear }: Bounds) {
  const years = {
    before: { from: firstYear, to: GROWTH.from - 1 },
    growth: GROWTH,
    lull: LULL,
    patrols: { from: GROWTH.to, to: lastYear },
    since: { from: SINCE.from, to: lastYear },
    stopped: { from: firstYear, to: lastYear },
  };
  return years[step];
}

/** The view of a step: all up to the end of its years, all else as a reader first finds it. */
export const stepView = (step: Step, bounds: Bounds): View => ({
  ...defaultView(bounds),
  to: stepYears(step, bounds).to,
});

/** The query of the exact view, as the atlas writes it. */
export const stepQuery = (step: Step, bounds: Bounds): string =>
  queryText(encodeView(stepView(step, bounds), bounds));
