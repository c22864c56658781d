import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { BASE } from '#core/record/languages';
import { reachKind, SERIES_KINDS, type Position, type ReachKind } from '#core/record/model';
import { chartOf, grownTo } from '$lib/picture/charts/chart';
import { stillMarks } from '$lib/picture/charts/chart-marks';
import { areaFrame, type Frame } from '$lib/picture/frame';
import { drawReference } from '$lib/picture/layers/reference';
import { buildScene, positionsOf } from '$lib/picture/layers/scene';
import type { Mark, Picture } from '$lib/picture/marks';
import { land, renderMarks, standardPoster, standardScene } from '$lib/picture/maps/paint.server';
import { drawLand, drawPicture } from '$lib/picture/maps/picture';
import { shortenPaths } from '$lib/picture/pen';
import { getLocale } from '$lib/paraglide/runtime';
import { countedRecords, placeOf } from '$lib/site/dataset/answer.server';
import { atlasData, index, readData, rules, sureUnder } from '$lib/site/dataset/dataset.server';
import { inSizes } from '$lib/site/boxes';
import { formatName } from '$lib/site/text/format';
import { filterRecords, reachChoices } from '$lib/view/shown';
import { standardChart, standardCurve } from '../standard-chart.server';
import { setsPage } from '../sets/sets.server';
import { stepYears, story, storySteps, viewOf, watched, type Step } from './story.server';

export const hasMap = (step: Step) => !['curve', 'periods', 'sets'].includes(step);

type Width = 'wide' | 'narrow';
type Drawings = Record<Width, Pick<Picture, 'width' | 'height' | 'marks'>>;

/** Beside the text in a window of 1280 px, and on a phone, where letters keep their size; px. */
const MAP_SIZE = { wide: { width: 820, height: 482 }, narrow: { width: 358, height: 250 } };
const CHART_SIZE = {
  wide: { width: 820, height: 212 },
  middle: { width: 696, height: 150 },
  narrow: { width: 358, height: 150 },
};
const POSTER_SIZE = { wide: { width: 1136, height: 500 }, narrow: { width: 358, height: 0 } };
const COARSE_PX = 1.3;
/** Between the places and the edge, for their signs. */
const MARGIN_PX = { wide: 30, narrow: 14 };

/** Without words, in one file that the pages of all languages use. */
export function storyMarkup(): Record<string, string> {
  const drawn: Record<string, readonly Mark[]> = {};
  for (const [width, frame] of Object.entries(framesOf()))
    drawn[`land-${width}`] = drawLand(land, frame, COARSE_PX);
  for (const step of storySteps())
    for (const [width, { marks }] of Object.entries(storyDrawings(step) ?? {}))
      drawn[`${step}-${width}`] = marks;
  const markup = (marks: readonly Mark[]) => renderMarks(shortenPaths(marks.filter(isWordless)));
  return Object.fromEntries(Object.entries(drawn).map(([id, marks]) => [id, markup(marks)]));
}

/** Maps, or the poster; null for a step that has neither. */
export function storyDrawings(step: Step): Drawings | null {
  if (step === 'periods') {
    const { wide, narrow } = POSTER_SIZE;
    return { wide: standardPoster(wide)!, narrow: standardPoster(narrow)! };
  }
  if (!hasMap(step)) return null;
  const scene = sceneOf(step);
  const { wide, narrow } = framesOf();
  const draw = (frame: Frame) => drawPicture(scene, viewOf(step), frame, { coarsePx: COARSE_PX });
  return { wide: draw(wide), narrow: draw(narrow) };
}

/** The same in every step. */
function framesOf(): Record<Width, Frame> {
  const corners = zones().flatMap(({ geometry }) => {
    const { type, coordinates } = geometry;
    return (type === 'Polygon' ? coordinates.flat() : coordinates.flat(2)) as Position[];
  });
  const positions = [...positionsOf(countedRecords), ...corners];
  const frame = (width: Width) => areaFrame(positions, MAP_SIZE[width], MARGIN_PX[width]);
  return { wide: frame('wide'), narrow: { ...frame('narrow'), isSmall: true } };
}

/** An area to watch; those of one indicator are one place. */
type Zone = { indicator?: string };

/** Several may be of one place to watch: they have its number in the list. */
function zones() {
  if (!storySteps().includes('watched')) return [];
  const { features } =
    readData<FeatureCollection<Polygon | MultiPolygon, Zone>>('watch-zones.geojson');
  const ids = watched().map(({ id }) => id as string | undefined);
  return features.flatMap((zone) => {
    const number = ids.indexOf(zone.properties.indicator) + 1;
    return number ? { ...zone, properties: { name: { [BASE]: String(number) } } } : [];
  });
}

/** Of which kinds a step tells; null for all. */
const kindOf = (step: Step): ReachKind | null => {
  if (step === 'watched') return null;
  return step === 'patrols' ? 'patrol' : 'exercise';
};
const isOf = (step: Step) => (own: { kind: Parameters<typeof reachKind>[0] }) =>
  kindOf(step) === null || reachKind(own.kind) === kindOf(step);

function sceneOf(step: Step) {
  const { rule } = viewOf(step);
  const shown = filterRecords(index.records, reachChoices(viewOf(step)), rules);
  const records = shown.filter(isOf(step));
  const ids = new Set(records.map(({ id }) => id));
  const visits = sureUnder(rule).visits.filter((visit) => ids.has(visit.id) && isOf(step)(visit));
  const features = step === 'watched' ? zones() : [];
  const data = { 'watch-zones': { type: 'FeatureCollection' as const, features } };
  const reference = drawReference(data, formatName);
  return buildScene({ ...standardScene(getLocale()), records, visits, reference });
}

/** Where a sign of the key or a line to a name lies depends on the words. */
const WITH_WORDS = ['key', 'label', 'leader'];
const isWordless = ({ tag, layer }: Mark) => tag !== 'text' && !WITH_WORDS.includes(layer);

/** Only the words: the drawings are in the file. */
function storyPictures(step: Step) {
  const drawings = storyDrawings(step);
  if (!drawings) return null;
  const withWordsAlone = ({ width, height, marks }: Drawings[Width]) => ({
    width,
    height,
    marks: marks.filter((mark) => !isWordless(mark)),
  });
  const { wide, narrow } = drawings;
  return { wide: withWordsAlone(wide), narrow: withWordsAlone(narrow) };
}

/** Of the kind that a step tells of, whose brackets are those of exercises. */
export function storyCharts(step: Step) {
  const kinds = SERIES_KINDS.filter((kind) => reachKind(kind) === kindOf(step));
  const chart = standardChart((visit) => placeOf(visit, getLocale()), kinds);
  const input = { ...chart, contexts: atlasData.bands };
  const chosen = stepYears(step);
  return inSizes(CHART_SIZE, (size) => {
    return { ...size, marks: stillMarks(grownTo(chartOf(input, size), chosen.to), chosen) };
  });
}

export function storyPage() {
  const steps = story().map((step) => {
    const { id } = step;
    return {
      ...step,
      isMap: hasMap(id),
      pictures: storyPictures(id),
      watched: id === 'watched' ? watched() : null,
      charts: storyCharts(id),
      sets: id === 'sets' ? setsPage() : null,
      curve: id === 'curve' ? standardCurve() : null,
    };
  });
  return { script: false, steps };
}
