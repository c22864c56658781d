import type { Camera } from '$lib/view/view';

export class MapCamera {
  /** Where the map came to rest, rounded as in the link. */
  resting = $state.raw<Camera | null>(null);
  /** Where the map is, exactly; null until moved. */
  #moved = $state.raw<Camera | null>(null);
  isZooming = $state(false);

  /** Signs follow the exact camera: a rounded one would make them tremble. */
  get current(): Camera | null {
    return this.#moved ?? this.resting;
  }

  rest(camera: Camera): void {
    this.resting = camera;
    this.isZooming = false;
  }

  move(camera: Camera, isZooming: boolean): void {
    if (this.#moved === null && this.resting && isNear(camera, this.resting)) return;
    this.#moved = camera;
    this.isZooming = isZooming;
  }

  /** Without a renderer the map is where it is put. */
  place(camera: Camera): void {
    this.resting = camera;
    this.#moved = null;
  }
}

/** Up to the rounding of the link. */
const isNear = (a: Camera, b: Camera) =>
  Math.abs(a.center[0] - b.center[0]) < 0.006 &&
  Math.abs(a.center[1] - b.center[1]) < 0.006 &&
  Math.abs(a.zoom - b.zoom) < 0.006;
