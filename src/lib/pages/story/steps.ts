import { GROWTH, LULL, SINCE } from '$lib/core/claims/evidence';
import { KINDS, reachKind, type ReachKind } from '$lib/core/record/model';
import { encodeView } from '$lib/view/view-link';
import { defaultView, type Bounds, type View } from '$lib/view/view';

/** Where expansion went and where it stopped, in six steps; each is a view of the atlas. */
export const STEPS = ['before', 'growth', 'lull', 'patrols', 'since', 'stopped'] as const;
export type Step = (typeof STEPS)[number];

/** Patrols at sea and in the air became regular in the last year of growth. */
const PATROLS_FROM = GROWTH.to;

const kindsOf = (kind: ReachKind) => KINDS.filter((one) => reachKind(one) === kind);

/** The view of a step: all else is as a reader first finds it. */
export function stepView(step: Step, bounds: Bounds): View {
  const window = { mode: 'window' } as const;
  const changes: Record<Step, Partial<View>> = {
    before: { ...window, from: bounds.firstYear, to: GROWTH.from - 1 },
    growth: { ...window, ...GROWTH },
    lull: { ...window, ...LULL },
    patrols: { ...window, from: PATROLS_FROM, to: LULL.to, kinds: kindsOf('patrol') },
    since: { ...window, from: SINCE.from, to: bounds.lastYear },
    stopped: {},
  };
  return { ...defaultView(bounds), ...changes[step] };
}

/** The query of the exact view, as the atlas writes it. */
export function stepQuery(step: Step, bounds: Bounds): string {
  const text = encodeView(stepView(step, bounds), bounds).toString();
  return text ? `?${text.replaceAll('%2C', ',')}` : '';
}
