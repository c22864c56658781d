import { untrack, type Component } from 'svelte';
import type { Camera } from '$lib/view/view';
import type { LoadError, MapDriver, RendererProps } from './gl/driver';
import { fetchCached, landUrl } from './gl/site-file';

/** What draws the map below its signs, MapLibre or else SVG, and whether it has drawn what was asked for. */
export class MapRenderer {
  /** Null while its code is loading, or where none could be loaded. */
  Component = $state.raw<Component<RendererProps, MapDriver> | null>(null);
  /** Null until the component is mounted. */
  driver = $state.raw<MapDriver | null>(null);
  /** Where the component opens; null before the page is mounted. */
  start = $state.raw<Camera | null>(null);
  /** `loading` until the first content is drawn; then `behind` while newer content is not drawn yet. */
  status = $state<'loading' | 'behind' | 'current'>('loading');
  loadError = $state<LoadError | null>(null);

  /** Untracked: a renderer reports it from an effect, which would run again with each status. */
  readonly setDrawn = (isDrawn: boolean) => {
    if (isDrawn) this.status = 'current';
    else if (untrack(() => this.status) !== 'loading') this.status = 'behind';
  };

  /**
   * Loads MapLibre once the page is painted and has nothing else to do, since it takes the thread for a while.
   * Returns how to call it off.
   */
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
    // A failure is reported when the map asks for the file again.
    fetchCached(landUrl(dataUrl)).catch(() => {});
    try {
      this.Component = (await import('./gl/GlMap.svelte')).default;
    } catch {
      await this.useStaticMap('code');
    }
  }

  /** Goes on with SVG from where the map is. */
  readonly useStaticMap = async (reason: LoadError): Promise<void> => {
    this.start = untrack(() => this.driver?.camera()) ?? this.start;
    this.driver = null;
    this.loadError = reason;
    this.Component = (await import('./StaticMap.svelte')).default;
  };
}
