import { pageHref } from '$lib/site/links/href';
import { element } from '$lib/site/markup';
import { formatName } from '$lib/site/text/format';
import { set } from '$lib/site/dataset/set';
import { HOME_PADDING, bounds as boundsOf, frame } from '../camera';
import { NO_REFERENCE, drawReference, namesOf, type Drawn } from '../reference';
import type { Mark } from './marks';
import { land, painted } from './paint.server';
import { cameraFrame, drawLand, drawParts, drawPicture } from './picture';
import { buildScene, positionsOf } from '../scene';
import { shortened } from './pen';
import { WORLD, tenths, type Point } from '../screen';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { placeOf, standardVisits } from '$lib/site/dataset/answer.server';
import type { IndexRecord } from '$lib/view/atlas-index';
import { filterRecords } from '$lib/view/shown';
import { defaultView, type View } from '$lib/view/view';
import { bounds, index, readData, rules, sureUnder } from '$lib/site/dataset/dataset.server';

/**
 * The map before any script runs: the signs of the home view as a picture without the land, which all pages share
 * (routes/[...file]). It is made as the page draws it at 1280 × 800; the page fits its framed box (`box`)
 * into what is free, as camera.ts would, and shows what lies around it. What keeps its size is made for a
 * phone as well.
 */
const WIDE = {
  size: { width: 908, height: 534 },
  padding: HOME_PADDING.wide,
  isSmall: false,
  /** What lies over the map, px: buttons with the key, and foot. */
  covered: boxes([12, 12, 50, 86], [60, 12, 640, 62], [4, 506, 330, 530]),
};
const PHONE = {
  size: { width: 390, height: 346 },
  padding: HOME_PADDING.narrow,
  isSmall: true,
  covered: boxes([226, 292, 382, 338]),
};
/** Drawn beyond the picture on each side, for wider and for higher windows. */
const AROUND = { x: 330, y: 240 };
const COARSE_PX = 1.3;
/** Of the land, which is on its way before all else: in whole pixels. */
const LAND_COARSE_PX = 3.5;

function boxes(...all: [x0: number, y0: number, x1: number, y1: number][]) {
  return all.map(([x0, y0, x1, y1]) => ({ x0: x0 - 4, y0: y0 - 4, x1: x1 + 4, y1: y1 + 4 }));
}

const view = defaultView(bounds);
const withinRule = filterRecords(index.records, view, rules);
const positions = positionsOf(withinRule);
const [home, phone] = [WIDE, PHONE].map(({ size, padding, covered, isSmall }) => {
  const sheet = { size, projection: view.projection, padding };
  const camera = frame(positions, sheet);
  return { ...cameraFrame(camera, sheet, covered, AROUND), camera, isSmall };
}) as [Frame, Frame];
type Frame = ReturnType<typeof cameraFrame> & {
  camera: ReturnType<typeof frame>;
  isSmall: boolean;
};

const box = (() => {
  const { west, east, south, north } = boundsOf(positions);
  const [from, to] = [home.at!([west, north])!, home.at!([east, south])!];
  return [from.x, from.y, to.x - from.x, to.y - from.y].map(tenths).join(' ');
})();

export const homeStill = (): Mark[] =>
  drawPicture(sceneOf(view), view.layers, home, { coarsePx: COARSE_PX }).marks;

/** The signs of the first view as SVG source; `root` leads from the page to the site's root. */
export function pictureMarkup(recordId: string, root: string): string {
  const record = index.records.find(({ id }) => id === recordId);
  const shown = sceneOf(record ? yearOfRecord(record) : view);
  const { width, height } = WIDE.size;
  const sea = { x: -3 * width, y: -3 * height, width: 7 * width, height: 7 * height };
  const draw = (marks: readonly Mark[]) => {
    const hrefOf = (id: string) => root + pageHref(`/record/${id}`);
    return painted(shortened(marks), { selected: recordId, hrefOf, nameOf });
  };
  const [wide, small] = [home, phone].map((seen) => drawParts(shown, view.layers, seen).over) as [
    Mark[],
    Mark[],
  ];
  const frame = { viewBox: box, role: 'group', 'aria-label': m.map_label(), class: 'picture' };
  return element(
    'svg',
    frame,
    [
      element('rect', { ...sea, fill: 'var(--sea)' }),
      // From one file that all pages share (routes/[...file]).
      element('use', { href: `${root}/land.svg#land` }),
      element('g', { class: 'wide' }, draw(wide)),
      element('g', { class: 'narrow', transform: fromPhone() }, draw(small)),
    ].join(''),
  );
}

/** A record is read among those of its year. */
function yearOfRecord({ end }: IndexRecord): View {
  const year = Number(end.slice(0, 4));
  return { ...view, mode: 'year', from: year, to: year };
}

/** How a picture made for a phone lies on the one made for a wide page. */
function onWide() {
  const k = 2 ** (home.camera.zoom - phone.camera.zoom);
  const [here, there] = [home, phone].map(({ at }) => at!([0, 0])!) as [Point, Point];
  return { x: here.x - k * there.x, y: here.y - k * there.y, k };
}

function fromPhone(): string {
  const { x, y, k } = onWide();
  return `translate(${tenths(x)} ${tenths(y)}) scale(${Math.round(k * 1000) / 1000})`;
}

/** For the shared land (landSvg) in a picture made for a phone. */
export function landOnPhone(): string {
  const { x, y, k } = onWide();
  return `scale(${Math.round(1000 / k) / 1000}) translate(${tenths(-x)} ${tenths(-y)})`;
}

const nameOf = (id: string) => formatName(index.records.find((record) => record.id === id)!.name);

/** A view framed as the first, for a wide and for a narrow page: signs in drawing order, and the words on them. */
export function viewPictures(shown: View) {
  const drawn = sceneOf(shown);
  const pictureOf = (seen: Frame) => {
    const { below, over } = drawParts(drawn, shown.layers, seen, { coarsePx: COARSE_PX });
    const marks = [...below, ...over];
    return {
      ...seen.size,
      limb: null,
      drawing: marks.filter(({ tag }) => tag !== 'text'),
      words: marks.filter(({ tag }) => tag === 'text'),
    };
  };
  return { wide: pictureOf(home), narrow: pictureOf(phone) };
}

/** Filters of a still view leave out whole kinds at most, which are not measured against each other. */
function sceneOf(shown: View): Drawn {
  const { from, to, rule, layers } = shown;
  const records = filterRecords(index.records, shown, rules);
  const ids = new Set(records.map(({ id }) => id));
  const visits = rule === view.rule ? standardVisits : sureUnder(rule).visits;
  const scene = buildScene({
    records,
    visits: visits.filter(({ id }) => ids.has(id)),
    chosen: { from, to },
    compared: set.periods?.before ?? null,
    homes: set.partners,
    nameOf: (visit) => placeOf(visit, getLocale()),
  });
  if (!layers.includes('watch-zones')) return { ...scene, ...NO_REFERENCE };
  const reference = drawReference({ 'watch-zones': readData('watch-zones.geojson') }, formatName);
  const stage = { ...scene.stage, names: namesOf(reference, scene, layers) };
  return { ...scene, ...reference, stage };
}

/** Land and borders of the same view, to be used by the id `land`; its colours are the page's. */
export function landSvg(): string {
  const { width, height } = WIDE.size;
  const marks = shortened(drawLand(land, home, LAND_COARSE_PX), 1);
  const paths = element('g', { id: 'one' }, painted(marks));
  // A wide window shows more than the world once.
  const world = tenths(WORLD * 2 ** home.camera.zoom);
  const again = [-world, world].map((x) => element('use', { href: '#one', x })).join('');
  const frame = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` };
  return `${element('svg', frame, element('g', { id: 'land' }, paths + again))}\n`;
}
