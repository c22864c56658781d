import { flushSync, mount, unmount } from 'svelte';
import { loadTexts } from 'virtual:texts';
import type { AtlasData } from '$lib/core/record/record';
import { fetchJson } from '$lib/site/files';
import { formatName, formatYears } from '$lib/site/format';
import { frame } from '$lib/map/camera';
import { cameraFrame, drawPicture, type Land } from '$lib/map/still/picture';
import { REFERENCE_LAYERS, drawReference, type ReferenceData } from '$lib/map/reference';
import { buildScene, positionsOf } from '$lib/map/scene';
import { coloured, pictureMarkup } from '$lib/map/still/marks';
import { element } from '$lib/site/markup';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { withOwn } from '$lib/records/own/with-own';
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
  const [ours, picture] = await Promise.all([
    fetchJson<AtlasData>('/data/events.json'),
    pictureOf(atlas),
    loadTexts('briefing'),
  ]);
  const data = withOwn(ours, atlas.own.data);
  const years = formatYears(from, to);
  const head = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, `Joint Reach: ${years}`),
    element('style', {}, style),
  ];
  // Of another document: nothing of it is loaded or drawn here.
  const { body } = document.implementation.createHTMLDocument();
  const props = { atlas, data, picture, link, today };
  const briefing = mount(Briefing, { target: body, props });
  flushSync();
  const page = element('head', {}, head.join('\n')) + body.outerHTML.replaceAll('<!---->', '');
  await unmount(briefing);
  const html = `<!doctype html>\n${element('html', { lang: getLocale() }, page)}\n`;
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
    coloured(pictureMarkup(picture), 'light'),
  );
  return new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
}
