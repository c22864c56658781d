import {
  chartUntil,
  landTransform,
  storyCharts,
  storyPeriods,
  storyPictures,
} from '$lib/pages/story/figures.server';
import { setsPage } from '$lib/pages/sets/sets.server';
import { story, watched } from '$lib/pages/story/story.server';
import { hasPage } from '$lib/site/dataset/set';

export const load = () => {
  const charts = storyCharts();
  return {
    script: false,
    landTransform,
    steps: story().map((step) => ({
      ...step,
      pictures: storyPictures(step.id),
      watched: step.id === 'watched' ? watched() : null,
      charts: {
        wide: chartUntil(charts.wide, step.id),
        narrow: chartUntil(charts.narrow, step.id),
      },
      sets: step.id === 'sets' ? setsPage() : null,
      periods: step.id === 'periods' ? storyPeriods() : null,
    })),
  };
};

export const prerender = hasPage('/story');
