import { cached } from '#core/record/cached';
import { fetchFrom } from '$lib/site/network/fetch-json';

/** Files of the site that MapLibre requests from this page instead of its worker. */
export const SITE = 'site://';
export const landUrl = (dataUrl: string) => `${dataUrl}/land.pbf`;

const cache = new Map<string, Promise<ArrayBuffer>>();

/** Once for all copies of the world, even before MapLibre's code is loaded. */
export const fetchCached = (path: string): Promise<ArrayBuffer> =>
  cached(cache, path, () =>
    fetchFrom(path, async (response) => {
      const bytes = await response.arrayBuffer();
      // To MapLibre this would be a tile in which nothing lies.
      if (bytes.byteLength === 0) throw new Error('0 bytes');
      return bytes;
    }),
  );

/** Another attempt fetches anew, even what could not be parsed. */
export const clearCache = () => cache.clear();

/** A copy each time, since MapLibre transfers the bytes to its worker. */
export const siteFile = async ({ url }: { url: string }) => ({
  data: (await fetchCached(url.slice(SITE.length))).slice(0),
});
