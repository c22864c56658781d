const DECODED = 'decodeTile(new Uint8Array(buffer))';

/**
 * MapLibre without its decoder of MLT, a kind of tile that no file here is (docs/decisions.md).
 * @returns {import('vite').Plugin}
 */
export const withoutMlt = () => ({
  name: 'maplibre-without-mlt',
  transform: {
    filter: { id: /\/maplibre-gl(-worker)?-dev\.mjs(\?(worker_file|v=).*)?$/ },
    handler(code) {
      if (!code.includes(DECODED)) throw new Error(`MapLibre has no ${DECODED}, which is to go.`);
      return { code: code.replace(DECODED, '[]'), map: null };
    },
  },
});
