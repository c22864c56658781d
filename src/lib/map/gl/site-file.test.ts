import { expect, it, vi } from 'vitest';
import { fetchCached } from './site-file';

it('takes a file of no bytes for none', async () => {
  vi.stubGlobal('fetch', async (file: string) => new Response(file === 'empty' ? '' : 'land'));
  await expect(fetchCached('empty')).rejects.toThrow('empty: 0 bytes');
  expect((await fetchCached('whole')).byteLength).toBe(4);
  vi.unstubAllGlobals();
});
