import type { Position } from '#core/record/model';
import type { Camera } from '$lib/view/view';
import type { Scene, Shown } from '$lib/picture/layers/scene';
import type { Point } from '$lib/site/boxes';
import type { Padding } from '$lib/picture/screen';
import type { Mark } from '$lib/picture/marks';

/** Between MapView and its renderers, GlMap (MapLibre) and StaticMap (SVG). */

/** No WebGL, its context lost, or MapLibre's code or land did not load. */
export type LoadError = 'webgl' | 'lost' | 'code' | 'land';

export interface MapDriver {
  camera: () => Camera;
  fly: (to: Camera, padding: Padding, animate?: boolean) => void;
  zoom: (step: number) => void;
}

export interface Pointed {
  ids: string[];
  isArc?: boolean;
  point?: Point;
  position?: Position;
}

export interface RendererProps {
  scene: Scene;
  shown: Shown;
  start: Camera;
  padding: Padding;
  dataUrl: string;
  hovered: readonly string[];
  /** Embedded in a page that scrolls: wheel and one finger are left to that page. */
  cooperative: boolean;
  marks: () => readonly Mark[];
  onpick: (ids: string[]) => void;
  /** A click or long press on empty map; absent where no place can be asked about. */
  onask?: ((position: Position) => void) | undefined;
  onhover: (pointed: Pointed | null) => void;
  /** Exact, while the map moves. */
  onmove: (camera: Camera, isZooming: boolean) => void;
  /** Not after a resize. */
  onrest: (camera: Camera) => void;
  onresize: () => void;
  onmissing: (message: string) => void;
  /** Whether everything requested has been drawn. */
  onready: (isReady: boolean) => void;
  onunavailable: (loadError: LoadError) => void;
}
