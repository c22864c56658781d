import { render } from 'svelte/server';
import { cached } from '#core/record/cached';
import { isOfKind, seriesKinds, type SeriesKind } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { yearOf } from '#core/record/time';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Box, Size } from '$lib/site/boxes';
import { leadKind } from '$lib/site/dataset/answer.server';
import { atlasData, bounds, index, recordById, rules } from '$lib/site/dataset/dataset.server';
import { pageHref } from '$lib/site/links/href';
import { element } from '$lib/site/markup';
import { formatName } from '$lib/site/text/format';
import { filterRecords, reachChoices } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
import { HOME_PADDING, boundsOf, cameraFor } from '../camera';
import { cameraFrame, type Frame } from '../frame';
import LandImage from '../LandImage.svelte';
import type { Mark } from '../marks';
import { renderMarks, standardScene } from './paint.server';
import { shortenPaths } from '../pen';
import { drawSigns } from './picture';
import { buildScene, positionsOf } from '../layers/scene';
import { WORLD, tenths, toThousandths, type Padding } from '../screen';
import { candidateHref, candidateName } from '../signs/candidates';

/**
 * The map before any script runs, over land that all pages share (routes/[...file]). Drawn for
 * 1280 × 800; the page fits the positions into the free part of its map, as camera.ts would. Signs
 * and labels keep their size, and so are drawn for a phone too.
 */
const view = defaultView(bounds);
const positions = positionsOf(
  filterRecords(index.records, reachChoices(view), rules).filter(isOfKind(leadKind)),
);

/** Drawn beyond each side of the picture, for larger windows, px. */
const AROUND = { x: 330, y: 240 };

function homeFrame(size: Size, padding: Padding, isSmall: boolean, covered: Box[]): Frame {
  const viewport = { size, padding };
  const camera = cameraFor(positions, viewport);
  return { ...cameraFrame(camera, viewport, covered, AROUND), isSmall };
}

const wide = homeFrame({ width: 908, height: 488 }, HOME_PADDING.wide, false, [
  // Buttons, credit and scale.
  { x0: 8, y0: 8, x1: 54, y1: 90 },
  { x0: 56, y0: 8, x1: 210, y1: 54 },
  { x0: 586, y0: 0, x1: 908, y1: 34 },
]);
const phone = homeFrame({ width: 390, height: 346 }, HOME_PADDING.narrow, true, [
  { x0: 222, y0: 288, x1: 386, y1: 342 },
]);

const { width, height } = wide.size;
const sea = { x: -3 * width, y: -3 * height, width: 7 * width, height: 7 * height };

const { west, east, south, north } = boundsOf(positions);
const corner = wide.project([west, north]);
const opposite = wide.project([east, south]);
const viewBox = [corner.x, corner.y, opposite.x - corner.x, opposite.y - corner.y]
  .map(tenths)
  .join(' ');

const worldPx = WORLD * 2 ** wide.zoom;
/** From pixels of the phone's picture to the wide one: times `scale`, plus x and y. */
const toWide = (() => {
  const scale = 2 ** (wide.zoom - phone.zoom);
  const [onWide, onPhone] = [wide, phone].map(({ project }) => project([0, 0]));
  return { x: onWide!.x - scale * onPhone!.x, y: onWide!.y - scale * onPhone!.y, scale };
})();

/** @param root from the page to the site's root */
export function pictureMarkup(recordId: string, root: string) {
  const record = recordById.get(recordId);
  const signs = signsOf(record);
  const hrefOf = (id: string) => root + (candidateHref(id) ?? pageHref(`/record/${id}`));
  const nameOf = (id: string) =>
    candidateName(atlasData.candidates, id) ?? formatName(recordById.get(id)!.name);
  const draw = (marks: readonly Mark[]) => {
    const drawn = marks
      // Labels as links would be a quarter of the page.
      .map((mark) => (mark.placeId ? { ...mark, recordId: undefined } : mark));
    return renderMarks(shortenPaths(drawn), { selected: recordId, hrefOf, nameOf });
  };
  const { x, y, scale } = toWide;
  const transform = `translate(${tenths(x)} ${tenths(y)}) scale(${toThousandths(scale)})`;
  const narrow = { class: 'narrow', transform };
  return element(
    'svg',
    { viewBox, role: 'group', 'aria-label': m.map_label(), class: 'picture' },
    [
      element('rect', { ...sea, fill: 'var(--sea)' }),
      element('foreignObject', sea, landImage(root)),
      element('g', { class: 'wide' }, draw(signs.wide)),
      element('g', narrow, draw(signs.narrow)),
    ].join(''),
  );
}

const drawnSigns = new Map<string, Record<'wide' | 'narrow', readonly Mark[]>>();
/** Records of a year share them: placing the labels takes the longest. */
function signsOf(record: ReachRecord | undefined) {
  const year = record && yearOf(record.end);
  const kind = (record && seriesKinds(record)[0]) ?? leadKind;
  const shown = year === undefined ? view : { ...view, from: year, to: year };
  return cached(drawnSigns, `${getLocale()} ${year} ${kind}`, () => {
    const scene = sceneOf(kind);
    return {
      wide: drawSigns(scene, shown, wide),
      narrow: drawSigns(scene, shown, phone),
    };
  });
}

function landImage(root: string) {
  const { x, y } = wide.project([0, 0]);
  const props = { root, worldPx, x: x - sea.x, y: y - sea.y };
  return render(LandImage, { props }).body.replace(/<!--.*?-->/g, '');
}

function sceneOf(kind: SeriesKind) {
  const { records, visits, ...standard } = standardScene(getLocale());
  return buildScene({
    ...standard,
    records: records.filter(isOfKind(kind)),
    visits: visits.filter((visit) => visit.kind === kind),
  });
}
