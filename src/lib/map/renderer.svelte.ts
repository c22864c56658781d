import { untrack, type Component } from 'svelte';
import type { Camera } from '$lib/view/view';
import type { LoadError, MapDriver, RendererProps } from './gl/driver';
import { fetchCached, landUrl } from './gl/site-file';

/** What draws the map below its signs, MapLibre or else SVG, and whether it is up to date. */
export class MapRenderer {
  /** Null while its code is loading, or if that failed. */
  Component = $state.raw<Component<RendererProps, MapDriver> | null>(null);
  driver = $state.raw<MapDriver | null>(null);
  start = $state.raw<Camera | null>(null);
  /** `loading` until the first content is drawn; `behind` while newer content is not. */
  status = $state<'loading' | 'behind' | 'current'>('loading');
  loadError = $state<LoadError | null>(null);

  /** Untracked: renderers call it from an effect, which each status would run again. */
  readonly setDrawn = (isDrawn: boolean) => {
    if (isDrawn) this.status = 'current';
    else if (untrack(() => this.status) !== 'loading') this.status = 'behind';
  };

  /** Once the page is painted and idle: MapLibre blocks for a while. Returns how to cancel. */
  loadAfterPaint(dataUrl: string): () => void {
    let handle = requestAnimationFrame(() => {
      handle = window.setTimeout(() => void this.#load(dataUrl));
    });
    return () => {
      cancelAnimationFrame(handle);
      clearTimeout(handle);
    };
  }

  async #load(dataUrl: string): Promise<void> {
    fetchCached(landUrl(dataUrl)).catch(() => {});
    try {
      this.Component = (await import('./gl/GlMap.svelte')).default;
    } catch {
      await this.useStaticMap('code');
    }
  }

  /** Continues with SVG from where the map is. */
  readonly useStaticMap = async (reason: LoadError): Promise<void> => {
    this.start = untrack(() => this.driver?.camera()) ?? this.start;
    this.driver = null;
    this.loadError = reason;
    this.Component = (await import('./StaticMap.svelte')).default;
  };
}
