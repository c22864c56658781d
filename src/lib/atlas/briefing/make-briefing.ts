import { flushSync, mount, unmount } from 'svelte';
import { loadTexts } from 'virtual:texts';
import type { AtlasData } from '$lib/core/record/record';
import { fetchJson } from '$lib/site/files';
import { formatYears } from '$lib/site/format';
import { element } from '$lib/site/markup';
import { coloured } from '$lib/site/palette';
import { getLocale } from '$lib/paraglide/runtime';
import { ownAtlasData } from '$lib/records/own/own-export';
import { own } from '$lib/records/own/own.svelte';
import { mapPicture } from '../figure/map-picture';
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
  const { from, to } = atlas.view.measured;
  const { isOwn } = atlas;
  const [data, picture] = await Promise.all([
    isOwn ? ownAtlasData(own.data!) : fetchJson<AtlasData>('/data/events.json', 'records'),
    mapPicture(atlas, SIZE),
    loadTexts('briefing'),
  ]);
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
  const page =
    element('head', {}, head.join('\n')) +
    coloured(body.outerHTML.replace(/<!--.*?-->/g, ''), 'light');
  await unmount(briefing);
  const html = `<!doctype html>\n${element('html', { lang: getLocale() }, page)}\n`;
  return { name: `joint-reach-${years.replace('–', '-')}.html`, html };
}
