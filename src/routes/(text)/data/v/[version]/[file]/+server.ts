import { error } from '@sveltejs/kit';
import { dataVersion, downloads } from '$lib/records/files/downloads.server';
import type { EntryGenerator, RequestHandler } from './$types';

/** All records in every form: plain files, so that no script is needed, under the version they are of. */

export const prerender = true;

export const entries: EntryGenerator = async () =>
  [...(await downloads()).keys()].map((file) => ({ version: dataVersion, file }));

export const GET: RequestHandler = async ({ params: { version, file } }) => {
  const found = version === dataVersion ? (await downloads()).get(file) : undefined;
  if (!found) error(404, `/data/v/${version}/${file}`);
  const body = found.bytes as Uint8Array<ArrayBuffer>;
  return new Response(body, { headers: { 'Content-Type': found.type } });
};
