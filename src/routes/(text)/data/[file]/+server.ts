import { readFileSync } from 'node:fs';
import { error } from '@sveltejs/kit';
import { FORMAT, FORMATS, fileName } from '$lib/records/export/formats';
import { select } from '$lib/records/export/selection';
import { events } from '$lib/site/dataset.server';
import type { EntryGenerator, RequestHandler } from './$types';

/** All records in every form, and how to cite them: plain files, so that no script is needed. */

export const prerender = true;

export const entries: EntryGenerator = () => [
  { file: 'CITATION.cff' },
  ...FORMATS.map((format) => ({ file: fileName(format) })),
];

export const GET: RequestHandler = ({ params: { file } }) => {
  if (file === 'CITATION.cff') return answer(readFileSync(file, 'utf8'), 'text/yaml');
  const format = FORMATS.find((known) => fileName(known) === file);
  if (!format) error(404, `/data/${file}`);
  return answer(FORMAT[format].write(select(events)), FORMAT[format].type);
};

function answer(text: string, type: string): Response {
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
