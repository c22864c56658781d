import { loadTexts } from 'virtual:texts';
import { briefingHtml } from './briefing/briefing';
import { briefingOf } from './briefing/content';
import type { AtlasData } from '$lib/core/record/record';
import { fetchJson } from '$lib/site/files';
import { formatName } from '$lib/site/format';
import { frame } from '$lib/map/frame';
import { PALETTES } from '$lib/map/palette';
import { cameraFrame, drawPicture, type Land } from '$lib/map/still/picture';
import { drawReference, type ReferenceData } from '$lib/map/reference';
import { REFERENCE_LAYERS } from '$lib/map/reference-layers';
import { buildScene, positionsOf } from '$lib/map/scene';
import { pictureMarkup } from '$lib/map/still/svg-text';
import { element } from '$lib/site/markup';
import { m } from '$lib/paraglide/messages';
import type { Atlas } from './state/atlas.svelte';
import { sceneInput } from './scene-input';

/** The picture of a briefing: as wide as its column in print. */
const SIZE = { width: 900, height: 620 };

/**
 * The view as one file. Everything it needs beyond the page (sources, coasts, words) is fetched now,
 * from this site. Rejects with the name of the file that did not come.
 */
export async function makeBriefing(
  atlas: Atlas,
  { link, today }: { link: string; today: string },
): Promise<{ name: string; html: string }> {
  const view = atlas.view.current;
  const layers = REFERENCE_LAYERS.filter((layer) => view.layers.includes(layer));
  const [data, land, ...reference] = await Promise.all([
    fetchJson<AtlasData>('/data/events.json'),
    fetchJson<Land>('/data/basemap-110m.geojson'),
    ...layers.map((layer) =>
      fetchJson<NonNullable<ReferenceData['regions']>>(`/data/${layer}.geojson`),
    ),
    loadTexts('briefing'),
  ]);
  const referenceData: ReferenceData = Object.fromEntries(
    layers.map((layer, i) => [layer, reference[i]]),
  );
  const status = (atlas.reach.regions ?? []).map(({ region, status }) => [region, status] as const);
  const drawn = {
    ...buildScene(sceneInput(atlas)),
    ...drawReference(referenceData, Object.fromEntries(status), formatName),
  };
  const camera = view.camera ?? frame(positionsOf(atlas.filtered), SIZE, view.projection);
  const picture = drawPicture(drawn, view.layers, cameraFrame(camera, SIZE, view.projection), {
    land,
    coarsePx: 0.5,
  });
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${SIZE.width} ${SIZE.height}`,
      role: 'img',
      'aria-label': m.map_label(),
    },
    pictureMarkup(picture, PALETTES.light),
  );
  const briefing = briefingOf({
    ...{ data, view, link, today, picture: svg },
    ruleName: atlas.ruleName,
    shown: atlas.shown.map(({ id }) => id),
    reach: atlas.shown.length > 0 ? atlas.reach.span : null,
    hasOwn: atlas.ownShown.length > 0,
    nameOf: atlas.nameOf,
    regionName: atlas.regionName,
  });
  return {
    name: `joint-reach-${view.from === view.to ? view.from : `${view.from}-${view.to}`}.html`,
    html: briefingHtml(briefing),
  };
}
