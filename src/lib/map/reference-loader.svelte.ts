import type { FeatureCollection } from 'geojson';
import type { Layer } from '$lib/view/view';
import type { drawReference, ReferenceData } from './reference';
import { REFERENCE_LAYERS, type ReferenceLayer } from './reference-layers';

/**
 * Fetches regions, zones and straits, each once, when its layer is first switched on, and with the
 * first of them the code that draws them.
 */
export class ReferenceLoader {
  data = $state.raw<ReferenceData>({});
  /** Null until one of them is wanted. */
  draw = $state.raw<typeof drawReference | null>(null);
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
      this.draw ??= (await import('./reference')).drawReference;
      this.data = { ...this.data, [layer]: loaded };
    } catch {
      // Asked again when it is next switched on.
      delete this.#asked[layer];
    } finally {
      this.pending--;
    }
  }
}
