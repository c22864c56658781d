import { WAIT_MS } from '$lib/site/network/after-silence';
import { cached } from '$lib/core/record/cached';

/** Files of the site that MapLibre asks this page for, not its worker. */
export const SITE = 'site://';
export const landUrl = (dataUrl: string) => `${dataUrl}/land.pbf`;

const known = new Map<string, Promise<ArrayBuffer>>();

/** Asks once for what several copies of the world need, and may do so while MapLibre's code is on its way. */
export const askFor = (path: string): Promise<ArrayBuffer> =>
  cached(known, path, () => fetchBytes(path));

/** With its map: another try asks anew, also for what came but could not be read. */
export const forget = (): void => known.clear();

/** MapLibre takes a tile that is not there for an empty one, and no one would know that the land is missing. */
async function fetchBytes(path: string): Promise<ArrayBuffer> {
  const response = await fetch(path, { signal: AbortSignal.timeout(WAIT_MS) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.arrayBuffer();
}

/** MapLibre's handler: the bytes are given away, so each time a copy. */
export const siteFile = async ({ url }: { url: string }) => ({
  data: (await askFor(url.slice(SITE.length))).slice(0),
});
