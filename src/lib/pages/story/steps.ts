import { KINDS } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { set } from '$lib/site/dataset/set';
import { defaultView, type ViewBounds, type View } from '$lib/view/view';

export const STEPS = ['before', 'growth', 'lull', 'sets', 'patrols', 'watched', 'periods'] as const;
export type Step = (typeof STEPS)[number];

export function stepYears(step: Step, { firstYear, lastYear }: ViewBounds): YearSpan {
  const { before, since, later = since } = set.periods!;
  const sinceBreak = { from: since.from, to: lastYear };
  const years = {
    before: { from: firstYear, to: before.from - 1 },
    growth: before,
    lull: sinceBreak,
    sets: { from: before.from, to: lastYear },
    patrols: sinceBreak,
    watched: { from: later.from, to: lastYear },
    periods: { from: firstYear, to: lastYear },
  };
  return years[step];
}

/** How the view of a step differs from the standard one, beside its years and layers. */
function stepChoices(step: Step, watchRule: string): Partial<View> {
  if (step === 'lull') return { kinds: KINDS.filter((kind) => kind !== 'patrol') };
  if (step === 'patrols') return { kinds: ['patrol'] };
  if (step === 'watched') return { rule: watchRule };
  return {};
}

/** @param watchRule the counting rule under which records at the places to watch are counted */
export function stepView(step: Step, bounds: ViewBounds, watchRule: string): View {
  const { from, to } = stepYears(step, bounds);
  const standard = defaultView(bounds);
  const layers =
    step === 'watched' ? [...standard.layers, 'watch-zones' as const] : standard.layers;
  const mode = from === bounds.firstYear ? 'all' : 'years';
  return { ...standard, mode, from, to, layers, ...stepChoices(step, watchRule) };
}
