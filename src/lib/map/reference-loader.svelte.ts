import type { FeatureCollection } from 'geojson';
import { fetchJson } from '$lib/site/network/fetch-json';
import type { Layer } from '$lib/view/view';
import {
  REFERENCE_LAYERS,
  type ReferenceData,
  type ReferenceLayer,
} from '$lib/picture/layers/reference';

/** Regions, zones and straits, fetched when their layer is first switched on. */
export class ReferenceLoader {
  data = $state.raw<ReferenceData>({});
  loadError = $state<string | null>(null);
  /** Number of pending files. */
  pending = $state(0);
  readonly #requested = new Set<ReferenceLayer>();

  constructor(readonly dataUrl: string) {}

  load(layers: readonly Layer[]): void {
    for (const layer of REFERENCE_LAYERS)
      if (layers.includes(layer) && !this.#requested.has(layer)) void this.#fetch(layer);
  }

  async #fetch(layer: ReferenceLayer): Promise<void> {
    this.#requested.add(layer);
    this.pending++;
    try {
      const url = `${this.dataUrl}/${layer}.geojson`;
      const loaded = await fetchJson<FeatureCollection>(url);
      this.data = { ...this.data, [layer]: loaded };
    } catch (error) {
      this.#requested.delete(layer);
      this.loadError = (error as Error).message;
    } finally {
      this.pending--;
    }
  }
}
