import { KINDS } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { set } from '$lib/site/dataset/set';
import { queryText } from '$lib/view/query';
import { encodeView } from '$lib/view/view-link';
import { defaultView, type Bounds, type View } from '$lib/view/view';

/** Where expansion went and where it stopped, in six steps; each is a view of the atlas. */
export const STEPS = ['before', 'growth', 'lull', 'patrols', 'watched', 'periods'] as const;
export type Step = (typeof STEPS)[number];

/** The years that a step speaks of. */
export function stepYears(step: Step, { firstYear, lastYear }: Bounds): YearSpan {
  const { before, since, later = since } = set.periods!;
  const open = { from: since.from, to: lastYear };
  const years = {
    before: { from: firstYear, to: before.from - 1 },
    growth: before,
    lull: open,
    patrols: open,
    watched: { from: later.from, to: lastYear },
    periods: { from: firstYear, to: lastYear },
  };
  return years[step];
}

/** What a step shows otherwise than the atlas does at first. */
function choicesOf(step: Step, watchRule: string): Partial<View> {
  if (step === 'lull') return { kinds: KINDS.filter((kind) => kind !== 'patrol') };
  if (step === 'patrols') return { kinds: ['patrol'] };
  // What came to a place to watch is told of every record.
  if (step === 'watched') return { rule: watchRule };
  return {};
}

/** @param watchRule the rule by which records have come to a place to watch */
export function stepView(step: Step, bounds: Bounds, watchRule: string): View {
  const { from, to } = stepYears(step, bounds);
  const standard = defaultView(bounds);
  const layers =
    step === 'watched' ? [...standard.layers, 'watch-zones' as const] : standard.layers;
  const mode = from === bounds.firstYear ? 'all' : 'years';
  return { ...standard, mode, from, to, layers, ...choicesOf(step, watchRule) };
}

/** The query of the exact view, as the atlas writes it. */
export const queryOf = (view: View, bounds: Bounds): string => queryText(encodeView(view, bounds));
