import { error } from '@sveltejs/kit';
import { previewNames, previews } from '$lib/map/still/preview.server';
import { answerText } from '$lib/pages/findings/answer.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => previewNames().map((name) => ({ name }));

/** The picture that a shared link shows. */
export const GET: RequestHandler = async ({ params: { name } }) => {
  const png = (await previews(answerText().answer[0]!)).get(name);
  if (!png) error(404, `/preview/${name}.png`);
  return new Response(png as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': 'image/png' } });
};
