import { story, storyPicture, storyYears } from '$lib/pages/story/story.server';
import { hasPage } from '$lib/site/set';

export const load = () => ({
  script: false,
  years: storyYears(),
  steps: story().map((step) => ({ ...step, picture: storyPicture(step.id) })),
});

export const prerender = hasPage('/story');
