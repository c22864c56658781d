import { storyPage } from '$lib/pages/story/figures.server';
import { hasPage } from '$lib/site/dataset/set';

export const load = storyPage;
export const prerender = hasPage('/story');
