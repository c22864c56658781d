import { error } from '@sveltejs/kit';
import { CRAWLER_FILES } from '$lib/site/machine.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const trailingSlash = 'never';

export const entries: EntryGenerator = () => Object.keys(CRAWLER_FILES).map((file) => ({ file }));

/** robots.txt and sitemap.xml. */
export const GET: RequestHandler = ({ params: { file } }) => {
  const found = CRAWLER_FILES[file];
  if (!found) error(404, `/${file}`);
  return new Response(found.text, { headers: { 'Content-Type': found.type } });
};
