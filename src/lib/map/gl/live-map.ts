import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { Camera } from '$lib/view/view';
import type { Padding } from '../camera';
import { PIXEL_RATIO, iconImage } from './icons';
import { FONT } from '../layers/layer';
import type { maplibre as MapLibre } from './maplibre';
import { buildStyle, sceneData, type Drawn, type StyleChoices } from '../style';

export interface MapEvents {
  pick: (ids: string[]) => void;
  hover: (id: string | null, at: { x: number; y: number } | null, others: number) => void;
  /** The camera at rest after any movement; not after a change of size. */
  rest: (camera: Camera) => void;
  resize: () => void;
  /** The map is no longer in step with what was asked for, or in step again. */
  ready: (ready: boolean) => void;
  detail: () => void;
  unavailable: () => void;
}

interface Wanted {
  drawn: Drawn;
  choices: StyleChoices;
}

/** From here on the finer coasts are wanted. */
export const DETAIL_ZOOM = 3.5;
const SITE_LAYERS = ['sites', 'sites-unmeasured'];
/** Looked through in this order; the first kind of thing under the pointer wins. */
const PICK_ORDER = [SITE_LAYERS, ['tracks-casing'], ['ghost-sites'], ['ghost-tracks']];

/**
 * One MapLibre map: at most one change an animation frame, and the newest wins. A new scene under the
 * same choices goes through `setData`, which is the fastest way measured; anything else through a
 * diff of styles.
 */
export class LiveMap {
  readonly map: MapLibreMap;
  #events: MapEvents;
  #wanted: Wanted;
  #applied: Wanted;
  #frame = 0;
  #ready = false;
  #styled = false;
  #losses = 0;
  #resizing = false;
  #starting = false;
  #size: ResizeObserver;
  #sized: [width: number, height: number];
  #states = new Map<string, Set<string>>();

  constructor(
    maplibre: typeof MapLibre,
    container: HTMLElement,
    wanted: Wanted,
    camera: Camera,
    events: MapEvents,
    locale: Record<string, string>,
  ) {
    this.#events = events;
    this.#wanted = this.#applied = wanted;
    this.map = new maplibre.Map({
      container,
      style: buildStyle(wanted.choices, wanted.drawn),
      ...camera,
      minZoom: -1,
      maxZoom: 12,
      maxPitch: 0,
      pitchWithRotate: false,
      attributionControl: false,
      locale,
      trackResize: false,
      // Records are read on screen: no fading in of names while a year is scrubbed.
      fadeDuration: 0,
    });
    this.#listen();
    this.#sized = [container.clientWidth, container.clientHeight];
    this.#size = new ResizeObserver(() => this.#resize());
    this.#size.observe(container);
  }

  show(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#setReady(false);
    if (this.#styled) this.#frame ||= requestAnimationFrame(() => this.#apply());
  }

  #apply(): void {
    this.#frame = 0;
    const { drawn, choices } = this.#wanted;
    const before = this.#applied;
    this.#applied = this.#wanted;
    if (!sameChoices(before.choices, choices)) {
      this.map.setStyle(buildStyle(choices, drawn), { diff: true });
    } else if (before.drawn !== drawn) {
      void this.map.getSource<GeoJSONSource>('scene')?.setData(sceneData(drawn));
    }
    // So that it falls idle again, which is what says that all is drawn.
    this.map.triggerRepaint();
  }

  /** Before its first style MapLibre has no sources: what came meanwhile is shown then. */
  #start(): void {
    this.#styled = true;
    for (const [state, ids] of this.#states) this.#mark(state, new Set(), ids);
    if (this.#wanted !== this.#applied) this.show(this.#wanted);
  }

  /** Marks the records with that state (`selected`, `hovered`) and unmarks all others. */
  mark(state: 'selected' | 'hovered', ids: readonly string[]): void {
    const before = this.#states.get(state) ?? new Set();
    const now = new Set(ids);
    this.#states.set(state, now);
    if (this.#styled) this.#mark(state, before, now);
  }

  #mark(state: string, before: Set<string>, now: Set<string>): void {
    const source = 'scene';
    for (const id of before)
      if (!now.has(id)) this.map.setFeatureState({ source, id }, { [state]: false });
    for (const id of now) this.map.setFeatureState({ source, id }, { [state]: true });
  }

  /** Moves the camera the short way round; a jump under reduced motion (MapLibre's own rule). */
  fly({ center, zoom, bearing }: Camera, padding: Padding, animate = true): void {
    const target = { center, zoom, bearing, padding };
    // A flight that this one interrupts ends here, at a camera that nobody chose.
    this.#starting = true;
    if (animate) this.map.easeTo({ ...target, duration: 700 });
    else this.map.jumpTo(target);
    this.#starting = false;
    if (!this.map.isMoving()) this.#events.rest(this.camera());
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter().wrap();
    const round = (value: number) => Math.round(value * 100) / 100;
    return {
      center: [round(lng), round(lat)],
      zoom: round(this.map.getZoom()),
      bearing: Math.round(this.map.getBearing()),
    };
  }

  /** MapLibre takes a new size for a movement; the reader has moved nothing. */
  #resize(): void {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const [width, height] = this.#sized;
    if (clientWidth === width && clientHeight === height) return;
    this.#sized = [clientWidth, clientHeight];
    this.#resizing = true;
    this.map.resize();
    this.#resizing = false;
    this.#events.resize();
  }

  destroy(): void {
    this.#size.disconnect();
    cancelAnimationFrame(this.#frame);
    this.map.remove();
  }

  #listen(): void {
    const { map } = this;
    map.setMissingStyleImageResolver((id) => {
      const image = iconImage(id);
      if (image && !map.hasImage(id))
        map.addImage(id, image, { sdf: true, pixelRatio: PIXEL_RATIO });
    });
    void map.once('style.load', () => this.#start());
    map.on('idle', () => {
      if (this.#wanted === this.#applied) this.#setReady(true);
    });
    map.on('moveend', () => {
      if (!this.#resizing && !this.#starting) this.#events.rest(this.camera());
    });
    map.on('zoom', () => {
      if (map.getZoom() >= DETAIL_ZOOM && !this.#wanted.choices.detail) this.#events.detail();
    });
    map.on('click', (event) => {
      const ids = this.#idsAt(event, 'pick');
      if (ids.length) this.#events.pick(ids);
    });
    map.on('mousemove', (event) => {
      const [id = null, ...others] = this.#idsAt(event, 'hover');
      map.getCanvas().style.cursor = id ? 'pointer' : '';
      this.#events.hover(id, id ? event.point : null, others.length);
    });
    map.on('mouseout', () => this.#events.hover(null, null, 0));
    map.on('webglcontextlost', () => {
      this.#setReady(false);
      if (++this.#losses > 1) this.#events.unavailable();
    });
  }

  /** Records under the pointer, nearest place first, without duplicates. */
  #idsAt({ point, originalEvent }: MapMouseEvent, purpose: 'pick' | 'hover'): string[] {
    const finger = (originalEvent as PointerEvent).pointerType === 'touch' || isCoarse();
    const reach = finger && purpose === 'pick' ? 20 : 6;
    const box: [PointLike, PointLike] = [
      [point.x - reach, point.y - reach],
      [point.x + reach, point.y + reach],
    ];
    for (const layers of PICK_ORDER) {
      const present = layers.filter((id) => this.map.getLayer(id));
      const found = this.map.queryRenderedFeatures(box, { layers: present });
      const ids = [...new Set(found.map(({ properties }) => String(properties.recordId)))];
      if (ids.length) return ids;
    }
    return [];
  }

  #setReady(ready: boolean): void {
    if (ready !== this.#ready) this.#events.ready(ready);
    this.#ready = ready;
  }
}

const isCoarse = () => matchMedia('(pointer: coarse)').matches;

/** By value: a link decoded anew gives new lists of the same layers. */
function sameChoices(a: StyleChoices, b: StyleChoices): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Fetches the page's font in the scripts of the names before MapLibre draws glyphs with it. */
export async function loadMapFont(sample: string): Promise<void> {
  try {
    await document.fonts.load(`16px ${FONT[0]}`, sample);
  } catch {
    // The next font of the stack is drawn instead.
  }
}
