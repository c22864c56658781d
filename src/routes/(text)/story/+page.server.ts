import { BASE_CHOICE, countsByYear, recordsUnder } from '$lib/core/claims/evidence';
import { REACH_KINDS, reachKind } from '$lib/core/record/model';
import { yearsOf } from '$lib/core/record/time';
import { bounds } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/evidence.server';
import { formatYears } from '$lib/site/format';
import { stepView, type Step } from '$lib/pages/story/steps';
import { storyPicture } from '$lib/pages/story/pictures.server';
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

function pictured(step: Step) {
  const view = stepView(step, bounds);
  const { from, to } = view;
  return {
    picture: storyPicture(step),
    /** In the reader's language. */
    span: formatYears(from, to, evidence.coverage.to),
    ...{ from, to, kinds: [...new Set(view.kinds.map(reachKind))] },
  };
}
