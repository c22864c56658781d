import { answer } from '$lib/core/questions/answer';
import { datasetOf } from '$lib/core/reach/dataset';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { directionsAt } from '$lib/core/reach/directions';
import { PARTNERS, reachKind } from '$lib/core/record/model';
import { pageHref } from '$lib/site/href';
import { element } from '$lib/site/markup';
import { formatKm, formatName } from '$lib/site/format';
import { HOME_PADDING, bounds as boundsOf, frame } from '../camera';
import { land } from './land.server';
import { NO_REFERENCE } from '../reference';
import { marksMarkup, type Picture } from './marks';
import { cameraFrame, drawLand, drawPicture } from './picture';
import { buildScene, positionsOf, type SceneInput } from '../scene';
import { shortened } from './short-path';
import { WORLD, mercatorY, tenths } from '../screen';
import { m } from '$lib/paraglide/messages';
import { choicesOf, filterRecords, ghostRecords, vividRecords } from '$lib/view/shown';
import { defaultView, type View } from '$lib/view/view';
import { bounds, events, first, index, rules } from '$lib/site/dataset.server';

/**
 * The map before any script runs: the home view as a picture without the land, which all pages share
 * (routes/land.svg). It is made as MapLibre draws it at 1280 × 800; the page fits its framed box (`home`)
 * into what is free, as camera.ts would, and shows what lies around it.
 */
const SIZE = { width: 940, height: 579 };
/** Drawn beyond the picture on each side, for wider and for higher windows. */
const AROUND = { x: 330, y: 240 };
const COARSE_PX = 1.3;
const LAND_COARSE_PX = 2.4;
/** What lies over the map there, px: buttons, foot, legend and scale. */
const COVERED = [
  ...[
    [12, 12, 48, 86],
    [58, 12, 186, 50],
    [890, 12, 928, 50],
    [6, 553, 192, 573],
    [312, 531, 928, 567],
    [780, 503, 928, 523],
  ].map(([x0, y0, x1, y1]) => ({ x0: x0!, y0: y0!, x1: x1!, y1: y1! })),
];

const view = defaultView(bounds);
const filtered = filterRecords(index.records, view, rules);
const positions = positionsOf(filtered);
const padding = HOME_PADDING.wide;
const camera = frame(positions, SIZE, view.projection, padding);
const home = cameraFrame(camera, SIZE, view.projection, padding, COVERED, AROUND);

/** The box that the camera frames, as an SVG has it. */
const box = (() => {
  const { west, east, south, north } = boundsOf(positions);
  const world = WORLD * 2 ** camera.zoom;
  const [width, height] = [
    ((east - west) / 360) * world,
    (mercatorY(north) - mercatorY(south)) * world,
  ];
  const x = (SIZE.width + padding.left - padding.right - width) / 2;
  const y = (SIZE.height + padding.top - padding.bottom - height) / 2;
  return [x, y, width, height].map(tenths).join(' ');
})();

/** The first view. */
export const homeStill = () => viewStill(view, first.span, null);

/** The first view, or one record alone, as SVG source; `root` leads from the page to the site's root. */
export function stillMarkup(recordId: string, root: string): string {
  const { width, height, box, marks } = recordId
    ? picture(view.layers, { records: index.records.filter(({ id }) => id === recordId) })
    : homeStill();
  // The sea as far as any window shows.
  const sea = { x: -3 * width, y: -3 * height, width: 7 * width, height: 7 * height };
  // From one file that all pages share (routes/land.svg).
  const land = element('use', { href: `${root}/land.svg#land` });
  const drawn = marks.map((mark) => {
    const isSelected = mark.recordId !== undefined && mark.recordId === recordId;
    const style = (isSelected && mark.selected) || mark.style;
    const markup = marksMarkup([{ ...shortened(mark), style }]);
    if (!mark.recordId) return markup;
    // Not in the tab order: the list of records holds the same links.
    const href = root + pageHref(`/record/${mark.recordId}`);
    return element('a', { href, tabindex: -1, 'aria-label': nameOf(mark.recordId) }, markup);
  });
  const frame = { viewBox: box!, role: 'group', 'aria-label': m.map_label(), class: 'picture' };
  return element(
    'svg',
    frame,
    element('rect', { ...sea, fill: 'var(--sea)' }) + land + drawn.join(''),
  );
}

const nameOf = (id: string) => formatName(index.records.find((record) => record.id === id)!.name);

/** A view: the records of its years, earlier years, ground, farthest lines; framed as the first. */
export function viewStill(
  shown: View,
  reach: Pick<SpanMeasures, 'farthestKm'> | null,
  ground: SceneInput['ground'],
): Picture {
  const records = filterRecords(index.records, shown, rules);
  const travels = records.map(({ id, kind, start, far }) => {
    return { id, kind: reachKind(kind), start, places: far };
  });
  return picture(shown.layers, {
    directions: directionsAt(travels, index.directions, shown.to, shown),
    records: vividRecords(records, shown),
    ghosts: ghostRecords(records, shown),
    ground,
    farthest: PARTNERS.flatMap((partner) => {
      const line = reach?.farthestKm[partner];
      if (!line || line.km === 0) return [];
      const label = m.farthest_label({ partner, km: formatKm(line.km) });
      return [{ partner, ...line, label }];
    }),
  });
}

const dataset = datasetOf(events, { rules, home: null, regions: null });

/** Ground of the years of a view. */
export function groundOf(shown: View): SceneInput['ground'] {
  const { from, to } = shown;
  const question = {
    kind: 'ground',
    choices: { where: choicesOf(shown) },
    span: { from, to },
  } as const;
  return answer(dataset, question).ground;
}

function picture(layers: View['layers'], input: Omit<SceneInput, 'nameOf'>): Picture {
  const names = new Map(
    index.directions.directions.map(({ id, short }) => [id, formatName(short)]),
  );
  const scene = buildScene({
    ...input,
    origin: index.directions.origin.position,
    directionName: (id) => names.get(id) ?? id,
    nameOf: ({ name }) => formatName(name),
  });
  const drawn = { ...scene, ...NO_REFERENCE };
  return { ...drawPicture(drawn, layers, home, { coarsePx: COARSE_PX }), box };
}

/** Land and borders of the same view, to be used by the id `land`; its colours are the page's. */
export function landSvg(): string {
  const { width, height } = SIZE;
  const marks = drawLand(land, home, LAND_COARSE_PX).map((mark) => shortened(mark, 2));
  const paths = element('g', { id: 'one' }, marksMarkup(marks));
  // A wide window shows more than the world once.
  const world = tenths(WORLD * 2 ** camera.zoom);
  const again = [-world, world].map((x) => element('use', { href: '#one', x })).join('');
  const frame = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` };
  return `${element('svg', frame, element('g', { id: 'land' }, paths + again))}\n`;
}
