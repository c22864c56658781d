import type { Mark, Picture } from '$lib/map/still/marks';
import { viewParts } from '$lib/map/still/still.server';
import { bounds } from '$lib/site/dataset.server';
import { STEPS, stepView, type Step } from './steps';

/** What grows with the map, for the file that the pages of all languages use. */
export const storyDrawings = (): Record<Step, Mark[]> =>
  Object.fromEntries(
    STEPS.map((step) => [step, viewParts(stepView(step, bounds)).below]),
  ) as Record<Step, Mark[]>;

/** The map of a step as the atlas draws it: signs and names in the reader's language. */
export function storyPicture(step: Step): Picture {
  const { frame, over } = viewParts(stepView(step, bounds));
  return { ...frame, marks: over, file: 'story', part: step };
}
