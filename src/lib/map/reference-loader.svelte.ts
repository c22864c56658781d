import type { FeatureCollection } from 'geojson';
import { fetchJson } from '$lib/site/network/fetch-json';
import type { Layer } from '$lib/view/view';
import { REFERENCE_LAYERS, type ReferenceData, type ReferenceLayer } from './reference';

/** Fetches regions, zones and straits, each once, when its layer is first switched on. */
export class ReferenceLoader {
  data = $state.raw<ReferenceData>({});
  isMissing = $state(false);
  pending = $state(0);
  readonly #asked = new Set<ReferenceLayer>();

  constructor(readonly dataUrl: string) {}

  want(layers: readonly Layer[]): void {
    for (const layer of REFERENCE_LAYERS)
      if (layers.includes(layer) && !this.#asked.has(layer)) void this.#load(layer);
  }

  async #load(layer: ReferenceLayer): Promise<void> {
    this.#asked.add(layer);
    this.pending++;
    try {
      const url = `${this.dataUrl}/${layer}.geojson`;
      const loaded = await fetchJson<FeatureCollection>(url, ['features']);
      this.data = { ...this.data, [layer]: loaded };
    } catch {
      // Asked again when it is next switched on.
      this.#asked.delete(layer);
      this.isMissing = true;
    } finally {
      this.pending--;
    }
  }
}
