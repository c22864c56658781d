import { error } from '@sveltejs/kit';
import { pictureFile, pictureNames } from '$lib/pages/method/pictures.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => pictureNames.map((name) => ({ name }));

/** Drawings without words, shared by the pages of all languages, which use them by their ids. */
export const GET: RequestHandler = ({ params: { name } }) =>
  pictureNames.includes(name)
    ? new Response(pictureFile(name), { headers: { 'content-type': 'image/svg+xml' } })
    : error(404);
