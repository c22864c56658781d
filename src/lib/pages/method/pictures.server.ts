import type { ClaimsData } from '$lib/core/claims/claims';
import { areaLand } from '$lib/map/still/area-map';
import { land } from '$lib/map/still/land.server';
import { marksMarkup, type Mark, type Picture } from '$lib/map/still/marks';
import { Pen } from '$lib/map/still/pen';
import { shortPath, shortened } from '$lib/map/still/short-path';
import { homeStill } from '$lib/map/still/still.server';
import { readData, recordById, rules } from '$lib/site/dataset.server';
import { element } from '$lib/site/markup';
import { regionFeatures } from '$lib/site/reach-dataset.server';
import { comparedBy, groundOf } from '../compare/compared.server';
import { periodFrame } from '../compare/periods/period-frame';
import { tested } from '../findings/tested.server';
import { watchPictures } from '../findings/watch-pictures';
import { storyDrawings } from '../story/pictures.server';
import { yearDrawings } from '../years/years.server';
import { methodExamples } from './examples.server';
import { METHOD_MAPS } from './method-text';

/**
 * Drawings of the text pages as files of their own: inside a page they would be there twice, as elements
 * and as its data, and once more for each language.
 */
type Groups = Record<string, () => Record<string, string>>;

const watched = readData<ClaimsData>('claims.json').indicators.filter(({ zones }) => zones.length);

/** Words are the reader's, and too small in a picture this size. */
const wordless = (marks: readonly Mark[]) =>
  marksMarkup(marks.filter(({ tag }) => tag !== 'text').map((mark) => shortened(mark)));
const drawing = ({ marks }: Picture) => ({ picture: wordless(marks) });
const drawings = (parts: Readonly<Record<string, readonly Mark[]>>) =>
  Object.fromEntries(Object.entries(parts).map(([id, marks]) => [id, wordless(marks)]));

let watch: ReturnType<typeof watchPictures> | undefined;
function watchPicture(id: string): Picture {
  const { claims, zones, watched: found } = tested();
  watch ??= watchPictures(claims.indicators, found, zones, recordById, land);
  return watch.get(id)!;
}

function methodPicture(name: string): Picture {
  const { measures, stall } = methodExamples();
  const maps: Record<string, { picture: Picture }> = { ...measures, periods: stall.periods };
  return maps[name]!.picture;
}

/** The land under two periods, and the outline of each region. */
function world(): Record<string, string> {
  const frame = periodFrame();
  const pen = new Pen(frame.project, 1.5);
  const outlines = regionFeatures.map(({ properties: { id }, geometry }) => [
    `region-${id}`,
    element('path', { d: shortPath(pen.path(geometry)), 'vector-effect': 'non-scaling-stroke' }),
  ]);
  return { land: wordless(areaLand(land, frame)), ...Object.fromEntries(outlines) };
}

/** What two periods have in common and what not, for each kind. */
function ground(rule: string): Record<string, string> {
  const kinds = Object.entries(comparedBy(rule).paths);
  return Object.fromEntries(
    kinds.flatMap(([kind, paths]) =>
      Object.entries(paths).map(([fate, d]) => [
        `${kind}-${fate}`,
        element('path', { d: shortPath(d) }),
      ]),
    ),
  );
}

const FILES: Groups = {
  edges: () => drawing(homeStill()),
  world,
  years: () => drawings(yearDrawings()),
  story: () => drawings(storyDrawings()),
  ...Object.fromEntries(watched.map(({ id }) => [`watch-${id}`, () => drawing(watchPicture(id))])),
  ...Object.fromEntries(
    METHOD_MAPS.map((name) => [`method-${name}`, () => drawing(methodPicture(name))]),
  ),
  ...Object.fromEntries(
    [...new Set(rules.map(({ id }) => groundOf(id)))].map((id) => [
      `ground-${id}`,
      () => ground(id),
    ]),
  ),
};

export const pictureNames = Object.keys(FILES);

/** One drawing as an SVG file of groups; its colours are those of the page that uses it. */
export function pictureFile(name: string): string {
  const groups = Object.entries(FILES[name]!());
  const inside = groups.map(([id, markup]) => element('g', { id }, markup)).join('');
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg' }, inside)}\n`;
}
