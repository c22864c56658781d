import { grownTo } from '$lib/timeline/chart/chart';
import type { Mark } from '$lib/picture/marks';
import { landOnPhone, viewPictures } from '$lib/picture/maps/first-picture.server';
import { renderMarks, standardPeriods } from '$lib/picture/maps/paint.server';
import { shortenPaths } from '$lib/picture/pen';
import { getLocale } from '$lib/paraglide/runtime';
import { exerciseVerdict, placeOf } from '$lib/site/dataset/answer.server';
import { atlasData } from '$lib/site/dataset/dataset.server';
import { chartsOf, standardChart, standardCurve } from '../standard-chart.server';
import { setsPage } from '../sets/sets.server';
import { story, storySteps, viewOf, watched, type Step } from './story.server';

export const hasMap = (step: Step) => !['curve', 'periods', 'sets'].includes(step);

/** Without words, in one file that the pages of all languages use. */
export function storyMarkup(): Record<string, string> {
  const steps = storySteps();
  const drawn: Record<string, readonly Mark[]> = {};
  for (const step of steps.filter(hasMap))
    for (const [width, { marks }] of Object.entries(storyMaps(step)))
      drawn[`${step}-${width}`] = marks;
  if (steps.includes('periods')) {
    const { periods, ground } = periodMaps();
    periods.forEach(({ marks }, i) => (drawn[`period-${i}`] = marks));
    drawn['period-ground'] = ground;
  }
  const markup = (marks: readonly Mark[]) => renderMarks(shortenPaths(marks.filter(isWordless)));
  return Object.fromEntries(Object.entries(drawn).map(([id, marks]) => [id, markup(marks)]));
}

/** Several boxes may be of one place to watch: they have its number in the list. */
export const storyMaps = (step: Step) =>
  viewPictures(
    viewOf(step),
    ({ indicator }) => watched().findIndex(({ id }) => id === indicator) + 1,
  );
const isWordless = ({ tag }: Mark) => tag !== 'text';

/** Only the words: the drawings are in the file. */
function storyPictures(step: Step) {
  if (!hasMap(step)) return null;
  const { wide, narrow } = storyMaps(step);
  return { wide: withWordsAlone(wide), narrow: withWordsAlone(narrow) };
}
const withWordsAlone = <Drawn extends { marks: readonly Mark[] }>(drawn: Drawn): Drawn => ({
  ...drawn,
  marks: drawn.marks.filter((mark) => !isWordless(mark)),
});

/** Beside the text in a window of 1280 px, and below the map on a phone; px. */
const CHART_SIZE = { wide: { width: 820, height: 212 }, narrow: { width: 358, height: 150 } };

export function storyPage() {
  const chart = standardChart((visit) => placeOf(visit, getLocale()));
  const { wide, narrow } = chartsOf({ ...chart, contexts: atlasData.bands }, CHART_SIZE);
  const steps = story().map((step) => {
    const { id, years } = step;
    return {
      ...step,
      pictures: storyPictures(id),
      watched: id === 'watched' ? watched() : null,
      charts: { wide: grownTo(wide, years.to), narrow: grownTo(narrow, years.to) },
      sets: id === 'sets' ? setsPage() : null,
      curve: id === 'curve' ? standardCurve() : null,
      periods: id === 'periods' ? storyPeriods() : null,
    };
  });
  return { script: false, landTransform: landOnPhone(), steps };
}

const periodMaps = () => standardPeriods(exerciseVerdict!, getLocale());

function storyPeriods() {
  const { periods, ...rest } = periodMaps();
  return { ...rest, ground: [], periods: periods.map(withWordsAlone) };
}
