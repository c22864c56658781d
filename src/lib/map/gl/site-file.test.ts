import { expect, it, vi } from 'vitest';
import { clearCache, fetchCached } from './site-file';

it('takes a file of no bytes for none, and asks for it anew after that', async () => {
  const fetch = vi.fn(async () => new Response(''));
  vi.stubGlobal('fetch', fetch);
  await expect(fetchCached('/data/land.pbf')).rejects.toThrow('/data/land.pbf: 0 bytes');
  clearCache();
  fetch.mockResolvedValue(new Response('land'));
  expect((await fetchCached('/data/land.pbf')).byteLength).toBe(4);
  vi.unstubAllGlobals();
});
