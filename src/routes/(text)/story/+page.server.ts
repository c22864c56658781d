import { answer } from '$lib/core/questions/answer';
import { BASE_CHOICE, countsByYear, recordsUnder } from '$lib/core/claims/evidence';
import { REACH_KINDS, reachKind } from '$lib/core/record/model';
import { yearsOf } from '$lib/core/record/time';
import { bounds } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/evidence.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { choicesOf } from '$lib/view/shown';
import { formatYears } from '$lib/site/format';
import { stepView, type Step } from '$lib/pages/story/steps';
import { groundOf, viewStill } from '$lib/map/still/still.server';
import { story } from '$lib/pages/story/story.server';

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
    /** In the reader's language. */
    span: formatYears(from, to, evidence.coverage.to),
    ...{ from, to, kinds: [...new Set(view.kinds.map(reachKind))] },
  };
}
