import { answer } from '$lib/core/answer';
import { BASE_CHOICE, countsByYear, recordsUnder } from '$lib/core/findings/evidence';
import { REACH_KINDS, reachKind } from '$lib/core/model';
import { yearsOf } from '$lib/core/time';
import { bounds } from '$lib/server/dataset';
import { evidence } from '$lib/server/evidence';
import { reachDataset } from '$lib/server/reach-dataset';
import { choicesOf } from '$lib/state/shown';
import { stepView, type Step } from '$lib/story/steps';
import { groundOf, viewStill } from '../../still.server';
import { story } from '../../story.server';

const span = { from: bounds.firstYear, to: bounds.lastYear };

/** Records of every year by kind, for the small timeline of each step. */
const [exercises, patrols] = REACH_KINDS.map((kind) =>
  countsByYear(recordsUnder(evidence, { ...BASE_CHOICE, kind }), span),
);
const years = yearsOf(span).map((year, i) => ({
  ...{ year, exercise: exercises![i]!, patrol: patrols![i]! },
}));

export function load() {
  const { steps, words } = story();
  return {
    script: false,
    words,
    years,
    steps: steps.map((step) => ({ ...step, ...pictured(step.id) })),
  };
}

/** The map of a step as the atlas draws it, in the frame of the first view. */
function pictured(step: Step) {
  const view = stepView(step, bounds);
  const { from, to } = view;
  const { spans } = answer(reachDataset, {
    kind: 'measures',
    choices: { where: choicesOf(view) },
    spans: [{ from, to }],
  });
  return {
    picture: viewStill(view, spans[0]!, groundOf(view)),
    ...{ from, to, kinds: [...new Set(view.kinds.map(reachKind))] },
  };
}
