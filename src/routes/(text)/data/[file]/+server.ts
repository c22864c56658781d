import { readFileSync } from 'node:fs';
import { error } from '@sveltejs/kit';
import { newestDatapackage } from '$lib/records/files/downloads.server';
import type { EntryGenerator, RequestHandler } from './$types';

/** What has the same address in every version: how to cite it, and which files are the newest. */

export const prerender = true;

export const entries: EntryGenerator = () => [
  { file: 'CITATION.cff' },
  { file: 'datapackage.json' },
];

export const GET: RequestHandler = async ({ params: { file } }) => {
  if (file === 'CITATION.cff') return answer(readFileSync(file, 'utf8'), 'text/yaml');
  if (file === 'datapackage.json') return answer(await newestDatapackage(), 'application/json');
  error(404, `/data/${file}`);
};

function answer(text: string, type: string): Response {
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
