import { error } from '@sveltejs/kit';
import { MACHINE_FILES } from '$lib/site/machine/machine-files.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () => Object.keys(MACHINE_FILES).map((file) => ({ file }));

export const GET: RequestHandler = ({ params: { file } }) => {
  const found = MACHINE_FILES[file];
  if (!found) error(404, `/${file}`);
  return new Response(found.write(), { headers: { 'Content-Type': found.type } });
};
