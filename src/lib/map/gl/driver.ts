import { browser } from '$app/environment';
import { base } from '$app/paths';
import { within } from '$lib/site/network/after-silence';
import type { Position } from '$lib/core/record/model';
import type { Camera, View } from '$lib/view/view';
import type { Padding } from '../screen';
import type { WrittenName } from '../names/names';
import type { Box } from '../names/boxes';
import type { Drawn } from '../reference';
import { askFor, landUrl } from './site-file';

/** Why MapLibre does not draw, and an SVG map does: no WebGL, WebGL lost, its code, worker or land did not come. */
export type Lack = 'webgl' | 'lost' | 'code' | 'worker' | 'land';

export interface MapDriver {
  camera: () => Camera;
  fly: (to: Camera, padding: Padding, animate?: boolean) => void;
  zoom: (step: number) => void;
}

/** What is under the pointer: the records of one place. */
export interface Pointed {
  ids: string[];
  at?: { x: number; y: number };
}

export interface RendererProps {
  view: View;
  drawn: Drawn;
  /** Where MapLibre writes what; the SVG map places names itself. */
  written: readonly WrittenName[] | null;
  start: Camera;
  padding: Padding;
  dataUrl: string;
  selected: string | null;
  hovered: readonly string[];
  /** In another page, which scrolls: wheel and one finger are left to it. */
  cooperative: boolean;
  hrefOf: (id: string) => string;
  nameOf: (id: string) => string;
  covered: () => Box[];
  onpick: (ids: string[]) => void;
  /** While a point of the map is asked for: a click gives it, and picks nothing. */
  onplace?: ((at: Position) => void) | undefined;
  onhover: (pointed: Pointed | null) => void;
  /** The camera after the reader or the page has moved it; not after a change of size. */
  onrest: (camera: Camera) => void;
  onresize: () => void;
  onmissing: () => void;
  onready: (ready: boolean) => void;
  onunavailable: (lack: Lack) => void;
}

function hasWebgl(): boolean {
  try {
    return !!document.createElement('canvas').getContext('webgl2');
  } catch {
    return false;
  }
}

const draws = browser && hasWebgl();
// A failure is reported when the map asks again.
if (draws) askFor(landUrl(`${base}/data`)).catch(() => {});
/** MapLibre, asked for while the page comes alive, not after it; else why there is none. */
export const glMap = draws
  ? within(import('./GlMap.svelte')).catch((): Lack => 'code')
  : ('webgl' as const);
