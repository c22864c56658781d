import type { Map as MapLibreMap } from 'maplibre-gl';

/** However slow the tiles are, what there is of them is drawn then, ms. */
const LONGEST = 1000;

/**
 * Keeps MapLibre from drawing while new data are on their way: it would draw the whole map again for
 * each answer of its worker and each tile, with some tiles old and some new. Movement is always drawn.
 */
export class Pause {
  #map: MapLibreMap;
  #ended: () => void;
  #awaited: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #starting = true;

  /** @param ended called when a pause is over */
  constructor(map: MapLibreMap, ended: () => void) {
    this.#map = map;
    this.#ended = ended;
    const repaint = map.triggerRepaint.bind(map);
    map.triggerRepaint = () => {
      if (!this.on || map.isMoving()) repaint();
    };
    // The first answer says that the data are there; their tiles are asked for with the next, of a
    // source that was never drawn when it is drawn.
    map.on('sourcedata', ({ sourceDataType }) => {
      if (sourceDataType !== 'metadata') this.#look();
      else if (this.#starting) repaint();
    });
    void map.once('load', () => (this.#starting = false));
    map.on('error', () => this.end());
    map.on('webglcontextlost', () => this.end());
  }

  get on(): boolean {
    return this.#awaited.length > 0;
  }

  /** Until the map was drawn with all its sources once. */
  get starting(): boolean {
    return this.#starting;
  }

  /** Until all tiles of these sources are there too. */
  until(sources: string[]): void {
    this.#awaited = [...new Set([...this.#awaited, ...sources])];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), LONGEST);
  }

  #look(): void {
    if (this.on && this.#awaited.every((id) => this.#map.isSourceLoaded(id))) this.end();
  }

  end(): void {
    if (!this.on) return;
    this.#awaited = [];
    clearTimeout(this.#timer);
    this.#map.triggerRepaint();
    this.#ended();
  }
}
