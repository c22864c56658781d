import type { Position } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import type { Camera, View } from '$lib/view/view';
import type { LayerFeatures } from '$lib/picture/scene';
import type { Padding, Point } from '$lib/picture/screen';
import type { Mark } from '$lib/picture/marks';

/** What MapView and its renderers, MapLibre (GlMap) and SVG (StaticMap), have to say to each other. */

/** Why MapLibre does not draw: no WebGL, its context lost, or its code or land did not load. */
export type LoadError = 'webgl' | 'lost' | 'code' | 'land';

export interface MapDriver {
  camera: () => Camera;
  fly: (to: Camera, padding: Padding, animate?: boolean) => void;
  zoom: (step: number) => void;
}

export interface Pointed {
  /** The records of one place; none where there is no sign. */
  ids: string[];
  /** Whether it is the line from a new place to an earlier one. */
  isArc?: boolean;
  point?: Point;
  position?: Position;
}

export interface RendererProps {
  layers: View['layers'];
  /** What lies below the signs. */
  features: LayerFeatures;
  chosen: YearSpan;
  start: Camera;
  padding: Padding;
  dataUrl: string;
  selected: string | null;
  hovered: readonly string[];
  /** Embedded in a page that scrolls: wheel and one finger are left to that page. */
  cooperative: boolean;
  /** Signs and tracks as they lie over the map. */
  marks: () => readonly Mark[];
  onpick: (ids: string[]) => void;
  /** A click on empty map, or a long press there; absent where no place can be asked about. */
  onask?: ((position: Position) => void) | undefined;
  onhover: (pointed: Pointed | null) => void;
  /** While the map moves; exact. */
  onmove: (camera: Camera, isZooming: boolean) => void;
  /** The camera after the reader or the page has moved it; not after a change of size. */
  onrest: (camera: Camera) => void;
  onresize: () => void;
  /** Something that the map shows could not be loaded. */
  onmissing: (message: string) => void;
  /** Whether everything requested has been drawn. */
  onready: (isReady: boolean) => void;
  onunavailable: (loadError: LoadError) => void;
}
