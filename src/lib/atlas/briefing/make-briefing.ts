import { flushSync, mount, unmount } from 'svelte';
import { loadTexts } from 'virtual:texts';
import type { AtlasData } from '$lib/core/record/record';
import { fetchJson } from '$lib/site/files';
import { formatName, formatYears } from '$lib/site/format';
import { frame } from '$lib/map/frame';
import { PALETTES } from '$lib/map/palette';
import { cameraFrame, drawPicture, type Land } from '$lib/map/still/picture';
import { drawReference, type ReferenceData } from '$lib/map/reference';
import { REFERENCE_LAYERS } from '$lib/map/reference-layers';
import { buildScene, positionsOf } from '$lib/map/scene';
import { pictureMarkup } from '$lib/map/still/svg-text';
import { element } from '$lib/site/markup';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { sceneInput } from '../scene-input';
import type { Atlas } from '../state/atlas.svelte';
import Briefing from './Briefing.svelte';
import style from './briefing.css?raw';

/** The picture of a briefing: as wide as its column in print. */
const SIZE = { width: 900, height: 620 };
/** Nothing runs in the file and it asks for nothing: it can be opened on any closed network. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The view, its numbers, its records and every source as one HTML file without script, readable and
 * printable on its own. What it needs beyond the page (sources, coasts, words) is fetched now, from
 * this site. Rejects with the name of the file that did not come.
 */
export async function makeBriefing(atlas: Atlas, { link, today }: { link: string; today: string }) {
  const { from, to } = atlas.view.current;
  const [data, picture] = await Promise.all([
    fetchJson<AtlasData>('/data/events.json'),
    pictureOf(atlas),
    loadTexts('briefing'),
  ]);
  const years = formatYears(from, to);
  const file = document.implementation.createHTMLDocument(`Joint Reach: ${years}`);
  file.documentElement.lang = getLocale();
  const add = (name: string, attributes: Record<string, string>, text = '') => {
    const node = file.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.textContent = text;
    file.head.prepend(node);
  };
  add('style', {}, style);
  add('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' });
  add('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY });
  add('meta', { charset: 'utf-8' });
  const props = { atlas, data, picture, link, today };
  const briefing = mount(Briefing, { target: file.body, props });
  flushSync();
  const html = `<!doctype html>\n${file.documentElement.outerHTML.replaceAll('<!---->', '')}\n`;
  await unmount(briefing);
  return { name: `joint-reach-${years.replace('–', '-')}.html`, html };
}

async function pictureOf(atlas: Atlas): Promise<Node> {
  const view = atlas.view.current;
  const layers = REFERENCE_LAYERS.filter((layer) => view.layers.includes(layer));
  const [land, ...reference] = await Promise.all([
    fetchJson<Land>('/data/basemap-110m.geojson'),
    ...layers.map((layer) =>
      fetchJson<NonNullable<ReferenceData['regions']>>(`/data/${layer}.geojson`),
    ),
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
  return new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
}
