import { base } from '$app/paths';
import { within } from '$lib/site/network/after-silence';
import type { Position } from '$lib/core/record/model';
import type { Camera, View } from '$lib/view/view';
import type { Padding } from '../screen';
import type { YearSpan } from '$lib/core/record/time';
import type { DrawnGround } from '../reference';
import type { Mark } from '../static/marks';
import { askFor, landUrl } from './site-file';

/** Why MapLibre does not draw, and an SVG map does: no WebGL, WebGL lost, its code, worker or land did not come. */
export type LoadError = 'webgl' | 'lost' | 'code' | 'worker' | 'land';

export interface MapDriver {
  camera: () => Camera;
  fly: (to: Camera, padding: Padding, animate?: boolean) => void;
  zoom: (step: number) => void;
  /** On a globe, which turns flat near the ground; null where the formulas of screen.ts hold. */
  project?: (position: readonly number[]) => { x: number; y: number } | null;
}

/** What is under the pointer: the records of one place. */
export interface Pointed {
  ids: string[];
  at?: { x: number; y: number };
}

export interface RendererProps {
  layers: View['layers'];
  projection: View['projection'];
  /** What lies below the signs: the same in every year, but for what is measured. */
  drawn: DrawnGround;
  chosen: YearSpan;
  start: Camera;
  padding: Padding;
  dataUrl: string;
  selected: string | null;
  hovered: readonly string[];
  /** In another page, which scrolls: wheel and one finger are left to it. */
  cooperative: boolean;
  /** Signs and tracks as they lie over the map. */
  marks: () => readonly Mark[];
  onpick: (ids: string[]) => void;
  /** While a point of the map is asked for: a click gives it, and picks nothing. */
  onplace?: ((at: Position) => void) | undefined;
  onhover: (pointed: Pointed | null) => void;
  /** While it moves; exact. */
  onmove: (camera: Camera, isZooming: boolean) => void;
  /** The camera after the reader or the page has moved it; not after a change of size. */
  onrest: (camera: Camera) => void;
  onresize: () => void;
  onmissing: () => void;
  onready: (ready: boolean) => void;
  onunavailable: (loadError: LoadError) => void;
}

/** MapLibre, asked for when the page has been painted; else why there is none. */
export function loadGl() {
  // A failure is reported when the map asks again.
  askFor(landUrl(`${base}/data`)).catch(() => {});
  return within(import('./GlMap.svelte')).catch((): LoadError => 'code');
}
