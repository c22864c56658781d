import { story, storyPicture, storyYears } from '$lib/pages/story/story.server';

export const load = () => ({
  script: false,
  years: storyYears(),
  steps: story().map((step) => ({ ...step, picture: storyPicture(step.id) })),
});
