import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { aroundItems } from '$lib/atlas/around/around.server';
import { landTile } from '$lib/map/gl/land-tile.server';
import { landPng, preview, previewNames } from '$lib/picture/maps/preview.server';
import storyKeys from '$lib/pages/story/keys.js?raw';
import { dataPage } from '$lib/pages/data/data-page.server';
import { PROGRAM_FILES } from '$lib/pages/addresses/program-files.server';
import { feeds } from '$lib/pages/addresses/feed.server';
import { claimsCsv, findingsPage } from '$lib/pages/findings/findings-page.server';
import { downloads } from '$lib/records/files/downloads.server';
import { TEMPLATES } from '$lib/records/files/template.server';
import { DATA } from '$lib/site/dataset/dataset.server';
import { mediaType } from '$lib/site/network/media-types';
import { CRAWLER_FILES } from '$lib/site/links/crawlers.server';
import { THEMES, type Theme } from '$lib/site/palette';
import { hasPage, isThere, set } from '$lib/site/dataset/set';
import { element } from '$lib/site/markup';
import { compareDrawings } from '$lib/pages/compare/compared.server';
import { storyMarkup } from '$lib/pages/story/figures.server';
import { searchDocuments } from './search-documents';
import type { EntryGenerator, RequestHandler } from './$types';

/* Every file that is no page, made while prerendering. */

export const prerender = true;
export const trailingSlash = 'never';

type Content = string | Uint8Array<ArrayBuffer>;
type Files = Record<string, () => Content | Promise<Content>>;
const json = (value: unknown) => JSON.stringify(value);

async function files(): Promise<Files> {
  const byName = await downloads();
  const bytesOf = (name: string) => () => byName.get(name)!.bytes;
  // Others are static files already.
  const unbuilt = [...byName.keys()].filter((name) => !existsSync(join(DATA, name)));
  const each = (names: Iterable<string>, address: string, make: (name: string) => Files[string]) =>
    Object.fromEntries([...names].map((name) => [address.replace('*', name), make(name)]));
  return {
    ...CRAWLER_FILES,
    ...feeds,
    ...PROGRAM_FILES,
    'table.json': async () => json(await dataPage()),
    'search.json': () => json(searchDocuments()),
    ...(isThere('context') && { 'around.json': () => json(aroundItems) }),
    ...(hasPage('/findings') && { 'findings.json': () => json(findingsPage()) }),
    ...(isThere('claims') && { 'findings.csv': claimsCsv }),
    ...(hasPage('/story') && { 'story.js': () => storyKeys }),
    // For prerendered maps, and as a vector tile for the live map.
    ...each(THEMES, 'land-*.png', (theme) => () => landPng(theme as Theme)),
    'data/land.pbf': landTile,
    ...each(Object.keys(PICTURES), 'pictures/*.svg', (name) => () => pictureFile(name)),
    ...each(previewNames(), 'preview/*.png', (name) => () => preview(name)),
    'sample.csv': () => readFileSync('geodata/sample.csv', 'utf8'),
    ...TEMPLATES,
    ...each(unbuilt, 'data/*', bytesOf),
  };
}

export const entries: EntryGenerator = async () =>
  Object.keys(await files()).map((file) => ({ file }));

export const GET: RequestHandler = async ({ params: { file } }) => {
  const content = await (await files())[file]?.();
  if (content === undefined) error(404, `/${file}`);
  const type = mediaType(file).replace(/^text\/.*/, '$&; charset=utf-8');
  return new Response(content, { headers: { 'Content-Type': type } });
};

/** Within a page drawings would be sent twice, as elements and as data, for each language. */
const PICTURES: Record<string, () => Record<string, string>> = {
  compare: compareDrawings,
  ...(set.periods && { story: storyMarkup }),
};

function pictureFile(name: string) {
  const groups = Object.entries(PICTURES[name]!());
  const inside = groups.map(([id, markup]) => element('g', { id }, markup)).join('');
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg' }, inside)}\n`;
}
