import { WAIT_MS } from '$lib/site/network/after-silence';
import { cached } from '$lib/core/record/cached';

/** Files of the site that MapLibre requests from this page instead of its worker. */
export const SITE = 'site://';
export const landUrl = (dataUrl: string) => `${dataUrl}/land.pbf`;

const cache = new Map<string, Promise<ArrayBuffer>>();

/** Fetches a file once for all copies of the world, even before MapLibre's code has come. */
export const fetchCached = (path: string): Promise<ArrayBuffer> =>
  cached(cache, path, () => fetchBytes(path));

/** To be called when the map goes: another attempt fetches anew, even what came but could not be read. */
export const clearCache = (): void => cache.clear();

/** Rejects any status but 2xx: MapLibre takes a missing tile for an empty one and would show no land. */
async function fetchBytes(path: string): Promise<ArrayBuffer> {
  const response = await fetch(path, { signal: AbortSignal.timeout(WAIT_MS) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.arrayBuffer();
}

/** MapLibre's protocol handler. It transfers the bytes to its worker, so it gets a copy each time. */
export const siteFile = async ({ url }: { url: string }) => ({
  data: (await fetchCached(url.slice(SITE.length))).slice(0),
});
