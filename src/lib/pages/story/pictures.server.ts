import { answer } from '$lib/core/questions/answer';
import type { Mark, Picture } from '$lib/map/still/marks';
import { groundOf, viewStill } from '$lib/map/still/still.server';
import { bounds } from '$lib/site/dataset.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { choicesOf } from '$lib/view/shown';
import { STEPS, stepView, type Step } from './steps';

/** The map of each step as the atlas draws it, in the frame of the first view. */
const drawn = new Map<Step, Picture>();

function still(step: Step): Picture {
  const view = stepView(step, bounds);
  const { from, to } = view;
  const { spans } = answer(reachDataset, {
    kind: 'measures',
    choices: { where: choicesOf(view) },
    spans: [{ from, to }],
  });
  return viewStill(view, spans[0]!, groundOf(view));
}

function stillOf(step: Step): Picture {
  const picture = drawn.get(step) ?? still(step);
  drawn.set(step, picture);
  return picture;
}

/** Marks of every step, for the file that the pages of all languages use. */
export const storyDrawings = (): Record<Step, Mark[]> =>
  Object.fromEntries(STEPS.map((step) => [step, stillOf(step).marks])) as Record<Step, Mark[]>;

/** As the page has it. */
export const storyPicture = (step: Step): Picture => ({
  ...stillOf(step),
  ...{ marks: [], file: 'story', part: step },
});
