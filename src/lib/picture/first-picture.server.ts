import { render } from 'svelte/server';
import { pageHref } from '$lib/site/links/href';
import { element } from '$lib/site/markup';
import { formatName } from '$lib/site/text/format';
import { set } from '$lib/site/dataset/set';
import { HOME_PADDING, boundsOf, cameraFor } from './camera';
import { areaNames, drawReference } from './layers/reference';
import LandImage from './LandImage.svelte';
import type { Mark } from './marks';
import { land, renderMarks } from './paint.server';
import { cameraFrame, type Frame } from './frame';
import { drawLand, drawPicture, drawSigns } from './picture';
import { buildScene, positionsOf, type Scene } from './scene';
import { shortenPaths } from './pen';
import { candidateHref, candidateName } from './signs/candidates';
import { WORLD, tenths } from './screen';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { placeOf, standardVisits } from '$lib/site/dataset/answer.server';
import type { IndexRecord } from '$lib/view/atlas-index';
import { BASE } from '$lib/core/record/languages';
import type { FeatureCollection, Polygon } from 'geojson';
import { filterRecords, reachChoices } from '$lib/view/shown';
import { defaultView, type View } from '$lib/view/view';
import {
  atlasData,
  bounds,
  first,
  index,
  readData,
  rules,
  sureUnder,
} from '$lib/site/dataset/dataset.server';

/**
 * The map before any script runs: the signs of the home view, above the land in a file that all
 * pages share (routes/[...file]). Drawn for a window of 1280 × 800: the page fits the box of the
 * positions into the free part of its map, as camera.ts would. Signs and labels, which keep their
 * size, are also drawn for a phone.
 */
const WIDE = {
  size: { width: 908, height: 488 },
  padding: HOME_PADDING.wide,
  isSmall: false,
  /** Buttons, credit and scale. */
  covered: boxes([12, 12, 50, 86], [60, 12, 206, 50], [590, 4, 904, 30]),
};
const PHONE = {
  size: { width: 390, height: 346 },
  padding: HOME_PADDING.narrow,
  isSmall: true,
  covered: boxes([226, 292, 382, 338]),
};
/** Drawn beyond each side of the picture, for larger windows, px. */
const AROUND = { x: 330, y: 240 };
const COARSE_PX = 1.3;
const LAND_COARSE_PX = 3.5;
const GROUND_COARSE_PX = 2.5;

function boxes(...corners: [x0: number, y0: number, x1: number, y1: number][]) {
  return corners.map(([x0, y0, x1, y1]) => ({ x0: x0 - 4, y0: y0 - 4, x1: x1 + 4, y1: y1 + 4 }));
}

const { candidates } = atlasData;
const view = defaultView(bounds);
const withinRule = filterRecords(index.records, reachChoices(view), rules);
const positions = positionsOf(withinRule);

function homeFrame({ size, padding, covered, isSmall }: typeof WIDE | typeof PHONE): Frame {
  const viewport = { size, padding };
  return {
    ...cameraFrame(cameraFor(positions, viewport), viewport, covered, AROUND),
    isSmall,
  };
}

const home = homeFrame(WIDE);
const phone = homeFrame(PHONE);

const { width, height } = WIDE.size;
const sea = { x: -3 * width, y: -3 * height, width: 7 * width, height: 7 * height };

/** What the page fits into the free part of its map. */
const viewBox = (() => {
  const { west, east, south, north } = boundsOf(positions);
  const topLeft = home.project([west, north]);
  const bottomRight = home.project([east, south]);
  const size = [bottomRight.x - topLeft.x, bottomRight.y - topLeft.y];
  return [topLeft.x, topLeft.y, ...size].map(tenths).join(' ');
})();

export const homeMarks = (): Mark[] =>
  drawPicture(sceneOf(view), view.layers, home, { coarsePx: COARSE_PX }).marks;

/** As SVG source; `root` leads from the page to the site's root. */
export function pictureMarkup(recordId: string, root: string): string {
  const record = index.records.find(({ id }) => id === recordId);
  const shown = sceneOf(record ? viewOfRecord(record) : view);
  const draw = (marks: readonly Mark[]) => {
    const hrefOf = (id: string) => root + (candidateHref(id) ?? pageHref(`/record/${id}`));
    // Labels as links would be a quarter of the page.
    const drawn = marks.map((mark) => (mark.placeId ? { ...mark, recordId: undefined } : mark));
    return renderMarks(shortenPaths(drawn), { selected: recordId, hrefOf, nameOf });
  };
  const wide = drawSigns(shown, view.layers, home, { coarsePx: GROUND_COARSE_PX });
  const narrow = drawSigns(shown, view.layers, phone);
  const isGround = ({ layer }: Mark) => layer === 'ground';
  const isAbove = (mark: Mark) => !isGround(mark);
  // Once for both; on a record's page, mostly ground, a script draws it.
  const ground = record ? [] : shortenPaths(wide.filter(isGround), 1);
  return element(
    'svg',
    { viewBox, role: 'group', 'aria-label': m.map_label(), class: 'picture' },
    [
      element('rect', { ...sea, fill: 'var(--sea)' }),
      element('foreignObject', sea, landImage(root)),
      renderMarks(ground),
      element('g', { class: 'wide' }, draw(wide.filter(isAbove))),
      element('g', { class: 'narrow', transform: phoneToWide() }, draw(narrow.filter(isAbove))),
    ].join(''),
  );
}

function landImage(root: string): string {
  const { x, y } = home.project([0, 0]);
  const worldPx = WORLD * 2 ** home.zoom;
  const props = { root, worldPx, x: x - sea.x, y: y - sea.y };
  return render(LandImage, { props }).body.replace(/<!--.*?-->/g, '');
}

function viewOfRecord({ end }: IndexRecord): View {
  const year = Number(end.slice(0, 4));
  return { ...view, mode: 'year', from: year, to: year };
}

/** From pixels of the phone's picture to the wide one: times `scale`, plus x and y. */
const toWide = (() => {
  const scale = 2 ** (home.zoom - phone.zoom);
  const wide = home.project([0, 0]);
  const narrow = phone.project([0, 0]);
  return { x: wide.x - scale * narrow.x, y: wide.y - scale * narrow.y, scale };
})();

function phoneToWide(): string {
  const { x, y, scale } = toWide;
  return `translate(${tenths(x)} ${tenths(y)}) scale(${Math.round(scale * 1000) / 1000})`;
}

/** For the shared land (landSvg) in a picture drawn for a phone. */
export function landOnPhone(): string {
  const { x, y, scale } = toWide;
  return `scale(${Math.round(1000 / scale) / 1000}) translate(${tenths(-x)} ${tenths(-y)})`;
}

/** An area to watch; those of one indicator are one place. */
type Zone = { indicator?: string };

const nameOf = (id: string) =>
  candidateName(candidates, id) ??
  formatName(index.records.find((record) => record.id === id)!.name);

/**
 * Another view in the first frame, for a wide and a narrow page, texts apart from the drawing.
 * @param numberOf the number of a zone, in place of its name
 */
export function viewPictures(shown: View, numberOf?: (zone: Zone) => number) {
  const scene = sceneOf(shown, numberOf);
  const pictureOf = (frame: Frame) => {
    const bare = { ...frame, covered: [] };
    const { marks } = drawPicture(scene, shown.layers, bare, { coarsePx: COARSE_PX });
    return {
      ...frame.size,
      drawing: marks.filter(({ tag }) => tag !== 'text'),
      words: marks.filter(({ tag }) => tag === 'text'),
    };
  };
  return { wide: pictureOf(home), narrow: pictureOf(phone) };
}

/** Such views omit at most whole kinds, which are never compared: visits stay the same. */
function sceneOf(shown: View, numberOf?: (zone: Zone) => number): Scene {
  const { from, to, rule, layers } = shown;
  const records = filterRecords(index.records, reachChoices(shown), rules);
  const ids = new Set(records.map(({ id }) => id));
  const visits = rule === view.rule ? standardVisits : sureUnder(rule).visits;
  const scene = buildScene({
    records,
    visits: visits.filter(({ id }) => ids.has(id)),
    chosen: { from, to },
    compared: set.periods?.before ?? null,
    homes: set.partners,
    candidates: shown === view ? candidates : [],
    nameOf: (visit) => placeOf(visit, getLocale()),
    ...(rule === view.rule && first && { ground: first.ground }),
  });
  if (!layers.includes('watch-zones')) return scene;
  const zones = readData<FeatureCollection<Polygon, Zone>>('watch-zones.geojson');
  const numbered = zones.features.flatMap((zone) => {
    const number = numberOf?.(zone.properties);
    return number ? { ...zone, properties: { name: { [BASE]: String(number) } } } : [];
  });
  const shownZones = numberOf ? { ...zones, features: numbered } : zones;
  const reference = drawReference({ 'watch-zones': shownZones }, formatName);
  const stage = { ...scene.stage, names: areaNames({ ...scene, ...reference }, layers) };
  return { ...scene, ...reference, stage };
}

export function landSvg(): string {
  const marks = shortenPaths(drawLand(land, home, LAND_COARSE_PX), 1);
  const paths = element('g', { id: 'one' }, renderMarks(marks));
  const world = tenths(WORLD * 2 ** home.zoom);
  const copies = [-world, world].map((x) => element('use', { href: '#one', x })).join('');
  const shapes = element('g', { id: 'land' }, paths + copies);
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg' }, shapes)}\n`;
}
