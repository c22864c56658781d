import { chartOf, isBegun, type Chart } from '$lib/dock/chart';
import { wordsAt } from '$lib/dock/chart-words';
import { placeBrackets, recordSigns } from '$lib/dock/place-signs';
import type { Mark, Picture } from '$lib/map/static/marks';
import { land } from '$lib/map/static/paint.server';
import { landOnPhone, viewPictures } from '$lib/map/static/first-picture.server';
import { threePeriods } from '$lib/map/static/three-periods';
import { getLocale } from '$lib/paraglide/runtime';
import { placeOf, standardVisits, verdictsAt } from '$lib/site/dataset/answer.server';
import { atlasData, bounds, index, rules } from '$lib/site/dataset/dataset.server';
import { say, set } from '$lib/site/dataset/set';
import { filterRecords } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
import type { Visit } from '$lib/core/reach/new-places';
import { stepYears, type Step } from './steps';
import { stepsTold, viewOf } from './story.server';

/** The figures of the story: the map of a step, and under it the columns of the years, grown so far. */

const WIDTHS = ['wide', 'narrow'] as const;
/** A step that is told in three maps has no other. */
const isMap = (step: Step) => step !== 'periods';
const partOf = (step: Step, width: (typeof WIDTHS)[number]) => `${step}-${width}`;

const records = filterRecords(index.records, defaultView(bounds), rules);
const nameOf = (visit: Visit) => placeOf(visit, getLocale());

/** What is drawn without words, for the file that the pages of all languages use. */
export function storyDrawings(): Record<string, Mark[]> {
  const steps = stepsTold();
  const maps = steps.filter(isMap).flatMap((step) => {
    const pictures = viewPictures(viewOf(step));
    return WIDTHS.map((width) => [partOf(step, width), pictures[width].drawing] as const);
  });
  if (!steps.includes('periods')) return Object.fromEntries(maps);
  const { periods } = periodMaps();
  const signs = periods.map(({ map }, i) => [`period-${i}`, map.marks.filter(isDrawn)] as const);
  return {
    ...Object.fromEntries([...maps, ...signs]),
    'period-ground': periods[0]!.map.ground,
  };
}
const isDrawn = ({ tag }: Mark) => tag !== 'text';

/** The map of a step, as wide and as narrow as it is seen; the words in the reader's language. */
export function storyPictures(step: Step): Record<(typeof WIDTHS)[number], Picture> | null {
  if (!isMap(step)) return null;
  const pictures = viewPictures(viewOf(step));
  const pictureOf = (width: (typeof WIDTHS)[number]): Picture => {
    const { drawing: _, words, ...frame } = pictures[width];
    return { ...frame, marks: words, file: 'story', part: partOf(step, width) };
  };
  return { wide: pictureOf('wide'), narrow: pictureOf('narrow') };
}

export const landTransform = landOnPhone();

/** Beside the words at 1280 px, and under the map of a phone. */
const ROOM = { wide: { width: 820, height: 212 }, narrow: { width: 358, height: 150 } };

/** The chart of the years, once for each width. */
export function storyCharts(): Record<(typeof WIDTHS)[number], Chart> {
  const axis = { from: bounds.firstYear, to: bounds.lastYear };
  const input = {
    axis,
    coveredTo: index.coverage.lastDay,
    signs: recordSigns(records, standardVisits, axis, nameOf),
    bars: null,
    brackets: placeBrackets(standardVisits, 'exercise', {
      periods: set.periods!,
      year: bounds.lastYear,
      limitKm: set.newPlace.km,
      coveredTo: index.coverage.to,
    }),
    contexts: atlasData.bands.map((band) => ({ ...band, name: say(band.name) })),
    barTitles: [],
    titlePx: 0,
  };
  const chartAt = (room: { width: number; height: number }) =>
    chartOf({ ...input, words: wordsAt(room.width) }, room);
  return { wide: chartAt(ROOM.wide), narrow: chartAt(ROOM.narrow) };
}

/** The chart as far as a step has come: what is later is not there yet. */
export function grown(chart: Chart, step: Step): Chart {
  const years = stepYears(step, bounds);
  return {
    ...chart,
    brackets: chart.brackets.filter((bracket) => isBegun(bracket, years)),
    contexts: chart.contexts.filter(({ start }) => Number(start.slice(0, 4)) <= years.to),
  };
}

/** A small map a period. */
function periodMaps() {
  const { origin } = index.directions;
  const verdict = verdictsAt(bounds.lastYear).find(({ kind }) => kind === 'exercise')!;
  return threePeriods(verdict, {
    records,
    visits: standardVisits,
    origin: origin.position,
    homes: set.partners,
    nameOf,
    land,
    originName: say(origin.name ?? { en: '' }),
    firstYear: bounds.firstYear,
    lastYear: bounds.lastYear,
    coveredTo: index.coverage.to,
  });
}

/** Of these maps only the words are in the page. */
export function storyPeriods() {
  const { periods, ...rest } = periodMaps();
  const worded = periods.map(({ map, ...told }) => {
    const marks = map.marks.filter((mark) => !isDrawn(mark));
    return { ...told, map: { ...map, ground: [], marks } };
  });
  return { ...rest, periods: worded };
}
