import type { YearSpan } from '$lib/core/record/time';
import { set } from '$lib/site/set';
import { queryText } from '$lib/view/query';
import { encodeView } from '$lib/view/view-link';
import { defaultView, type Bounds, type View } from '$lib/view/view';

/** Where expansion went and where it stopped, in six steps; each is a view of the atlas. */
export const STEPS = ['before', 'growth', 'lull', 'patrols', 'since', 'stopped'] as const;
export type Step = (typeof STEPS)[number];

/** The years that a step speaks of; its map shows all up to their end. */
export function stepYears(step: Step, { firstYear, lastYear }: Bounds): YearSpan {
  const { before, since, later = since } = set.periods!;
  const years = {
    before: { from: firstYear, to: before.from - 1 },
    growth: before,
    lull: { from: since.from, to: later.from - 1 },
    patrols: { from: before.to, to: lastYear },
    since: { from: later.from, to: lastYear },
    stopped: { from: firstYear, to: lastYear },
  };
  return years[step];
}

/** The view of a step: all up to the end of its years, all else as a reader first finds it. */
export const stepView = (step: Step, bounds: Bounds): View => ({
  ...defaultView(bounds),
  mode: 'all',
  from: bounds.firstYear,
  to: stepYears(step, bounds).to,
});

/** The query of the exact view, as the atlas writes it. */
export const stepQuery = (step: Step, bounds: Bounds): string =>
  queryText(encodeView(stepView(step, bounds), bounds));
