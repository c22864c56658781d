import { chartOf, grownTo, type Chart } from '$lib/timeline/chart/chart';
import { chartRecords, periodBrackets } from '$lib/timeline/chart/chart-records';
import type { Mark, Picture } from '$lib/picture/marks';
import { landOnPhone, viewPictures } from '$lib/picture/first-picture.server';
import { standardPeriods } from '$lib/picture/maps/standard-periods.server';
import { getLocale } from '$lib/paraglide/runtime';
import { placeOf, standardVisits, verdictsAt } from '$lib/site/dataset/answer.server';
import { atlasData, bounds, index, rules } from '$lib/site/dataset/dataset.server';
import { say, set } from '$lib/site/dataset/set';
import { filterRecords } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
import type { Visit } from '$lib/core/reach/new-places';
import { stepYears, type Step } from './steps';
import { storySteps, viewOf, watched } from './story.server';

const WIDTHS = ['wide', 'narrow'] as const;
/** Others have a small map for each period, or a chart for each set. */
const hasMap = (step: Step) => step !== 'periods' && step !== 'sets';
const partOf = (step: Step, width: (typeof WIDTHS)[number]) => `${step}-${width}`;

const records = filterRecords(index.records, defaultView(bounds), rules);
const nameOf = (visit: Visit) => placeOf(visit, getLocale());

/** All drawings without their words, for one file that the pages of all languages use. */
export function storyDrawings(): Record<string, Mark[]> {
  const steps = storySteps();
  const maps = steps.filter(hasMap).flatMap((step) => {
    const pictures = picturesOf(step);
    return WIDTHS.map((width) => [partOf(step, width), pictures[width].drawing] as const);
  });
  if (!steps.includes('periods')) return Object.fromEntries(maps);
  const { periods } = periodMaps();
  const signs = periods.map(({ map }, i) => [`period-${i}`, map.marks.filter(isWordless)] as const);
  return {
    ...Object.fromEntries([...maps, ...signs]),
    'period-ground': periods[0]!.map.ground,
  };
}
/** Where places to watch are boxes, several may be of one: they have its number in the list. */
const picturesOf = (step: Step) =>
  viewPictures(
    viewOf(step),
    ({ indicator }) => watched().findIndex(({ id }) => id === indicator) + 1,
  );
const isWordless = ({ tag }: Mark) => tag !== 'text';

/** The map of a step for both widths; its words in the reader's language. */
export function storyPictures(step: Step): Record<(typeof WIDTHS)[number], Picture> | null {
  if (!hasMap(step)) return null;
  const pictures = picturesOf(step);
  const pictureOf = (width: (typeof WIDTHS)[number]): Picture => {
    const { drawing: _, words, ...frame } = pictures[width];
    return { ...frame, marks: words, file: 'story', part: partOf(step, width) };
  };
  return { wide: pictureOf('wide'), narrow: pictureOf('narrow') };
}

export const landTransform = landOnPhone();

/** Beside the text at a width of 1280 px, and below the map on a phone; px. */
const CHART_SIZE = { wide: { width: 820, height: 212 }, narrow: { width: 358, height: 150 } };

/** The chart of all years for both widths. */
export function storyCharts(): Record<(typeof WIDTHS)[number], Chart> {
  const axis = { from: bounds.firstYear, to: bounds.lastYear };
  const input = {
    axis,
    coveredTo: index.coverage.lastDay,
    records: chartRecords(records, standardVisits, axis, nameOf),
    brackets: periodBrackets(standardVisits, 'exercise', {
      periods: set.periods!,
      year: bounds.lastYear,
      limitKm: set.newPlace.km,
      coveredTo: index.coverage.to,
    }),
    contexts: atlasData.bands.map((band) => ({ ...band, name: say(band.name) })),
  };
  const chartAt = (size: { width: number; height: number }) => chartOf(input, size);
  return { wide: chartAt(CHART_SIZE.wide), narrow: chartAt(CHART_SIZE.narrow) };
}

/** The chart up to the years of a step. */
export const chartUntil = (chart: Chart, step: Step) => grownTo(chart, stepYears(step, bounds).to);

/** A small map for each period. */
const periodMaps = () =>
  standardPeriods(
    verdictsAt(bounds.lastYear).find(({ kind }) => kind === 'exercise')!,
    getLocale(),
  );

/** The words of these maps; their drawings are in the file. */
export function storyPeriods() {
  const { periods, ...rest } = periodMaps();
  const wordsAlone = periods.map(({ map, ...period }) => {
    const marks = map.marks.filter((mark) => !isWordless(mark));
    return { ...period, map: { ...map, ground: [], marks } };
  });
  return { ...rest, periods: wordsAlone };
}
