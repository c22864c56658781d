import type { FeatureCollection } from 'geojson';
import type { Layer } from '$lib/view/view';
import { REFERENCE_LAYERS, type ReferenceData, type ReferenceLayer } from './reference';

/** Fetches regions, zones and straits, each once, when its layer is first switched on. */
export class ReferenceLoader {
  data = $state.raw<ReferenceData>({});
  /** Files under way. */
  pending = $state(0);
  readonly #dataUrl: string;
  /** Not shown, so not reactive. */
  readonly #asked: Partial<Record<ReferenceLayer, true>> = {};

  constructor(dataUrl: string) {
    this.#dataUrl = dataUrl;
  }

  want(layers: readonly Layer[]): void {
    for (const layer of REFERENCE_LAYERS)
      if (layers.includes(layer) && !this.#asked[layer]) void this.#load(layer);
  }

  async #load(layer: ReferenceLayer): Promise<void> {
    this.#asked[layer] = true;
    this.pending++;
    try {
      const response = await fetch(`${this.#dataUrl}/${layer}.geojson`);
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      const loaded = (await response.json()) as FeatureCollection;
      this.data = { ...this.data, [layer]: loaded };
    } catch {
      // Asked again when it is next switched on.
      delete this.#asked[layer];
    } finally {
      this.pending--;
    }
  }
}
