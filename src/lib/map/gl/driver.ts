import { browser } from '$app/environment';
import { base } from '$app/paths';
import type { Camera, View } from '$lib/view/view';
import type { Padding } from '../screen';
import type { WrittenName } from '../names/names';
import type { Box } from '../names/obstacles';
import type { Drawn } from '../reference';
import { askFor, landUrl } from './site-file';

export interface MapDriver {
  camera: () => Camera;
  fly: (to: Camera, padding: Padding, animate?: boolean) => void;
  zoom: (step: number) => void;
}

/** What is under the pointer: records of one place, or the edge of a direction and who set it. */
export interface Pointed {
  ids: string[];
  direction?: string | undefined;
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
  onhover: (pointed: Pointed | null) => void;
  /** The camera after the reader or the page has moved it; not after a change of size. */
  onrest: (camera: Camera) => void;
  onresize: () => void;
  onmissing: () => void;
  onready: (ready: boolean) => void;
  /** WebGL was lost twice, did not come back or never came, or nothing draws. */
  onunavailable: () => void;
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
/** MapLibre, asked for while the page comes alive, not after it; null where it cannot draw or did not come. */
export const glMap = draws ? import('./GlMap.svelte').catch(() => null) : null;
