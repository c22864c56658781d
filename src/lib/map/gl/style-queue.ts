import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Scene } from '$lib/picture/layers/scene';
import { buildStyle, sourceData, type StyleChoices } from './style';

export interface MapContent {
  scene: Scene;
  choices: StyleChoices;
}

/** At most one change a frame, once the last scene has loaded. */
export class StyleQueue {
  readonly #map: MapLibreMap;
  readonly #onshown: () => void;
  #requested: MapContent;
  #applied: MapContent;
  #frame = 0;
  /** Until a scene's tiles are loaded: half a map would show another year. */
  #isHeld = false;

  /** @param onshown whenever the map has drawn the latest request */
  constructor(map: MapLibreMap, initial: MapContent, onshown: () => void) {
    this.#map = map;
    this.#onshown = onshown;
    this.#requested = this.#applied = initial;
    const repaint = map.triggerRepaint.bind(map);
    map.triggerRepaint = () => {
      if (!this.#isHeld || map.isMoving()) repaint();
    };
    map.on('idle', () => {
      if (this.#isUpToDate) this.#onshown();
      else this.#schedule();
    });
    map.on('data', (event) => {
      const isMetadata = 'sourceDataType' in event && event.sourceDataType === 'metadata';
      if (this.#isHeld && !isMetadata && map.isSourceLoaded('scene')) this.release();
      if (!this.#isUpToDate) this.#schedule();
    });
  }

  get #isUpToDate() {
    return this.#requested === this.#applied;
  }

  request(content: MapContent) {
    this.#requested = content;
    this.#schedule();
  }

  release() {
    this.#isHeld = false;
    this.#map.triggerRepaint();
  }

  cancel() {
    cancelAnimationFrame(this.#frame);
  }

  #schedule() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#apply();
    });
  }

  /** A new scene by `setData`, which measured fastest; other changes by a new style. */
  #apply() {
    const map = this.#map;
    // MapLibre mixes up the features of two scenes that load at once.
    if (!map.isSourceLoaded('scene')) return;
    const before = this.#applied;
    this.#applied = this.#requested;
    const { scene, choices } = this.#applied;
    const isNew = (...parts: (keyof Scene)[]) =>
      parts.some((part) => before.scene[part] !== scene[part]);
    // By value: decoding a link again gives new but equal lists.
    if (JSON.stringify(before.choices) !== JSON.stringify(choices))
      map.setStyle(buildStyle(choices, scene), { diff: true });
    else if (isNew('records', 'visits', 'farthest', 'reference')) {
      const setData = (id: 'records' | 'scene') =>
        void map.getSource<GeoJSONSource>(id)?.setData(sourceData(id, scene, choices.theme));
      if (isNew('records', 'visits')) setData('records');
      // `idle` fires when the new data is drawn.
      this.#isHeld = true;
      setData('scene');
      return;
    }
    // Makes `idle` fire again once all is drawn.
    map.triggerRepaint();
  }
}
