import type { Feature } from 'geojson';
import { set, toneOf } from '$lib/site/set';
import type { ReachKind } from '$lib/core/record/model';
import type { Layer } from '$lib/view/view';
import type { Palette } from '$lib/site/palette';
import type { Drawn } from './reference';

/**
 * What the map draws as areas, lines and discs, first = bottom, and how it looks: said once, painted by
 * MapLibre (style.ts) and as SVG (still/draw-layers.ts). What turns with a line, and what is written, lies
 * above (over/).
 */
export interface PaintedLayer {
  id: string;
  /** The switch that shows it; null for what is always there. */
  of: Layer | null;
  shape: 'area' | 'line' | 'disc';
  features: (drawn: Drawn & Base) => readonly Feature[];
  look: (properties: Properties, state: State) => Look;
  dashes?: readonly [number, number];
  from?: number;
}

/** What lies under all, which MapLibre has from elsewhere. */
interface Base {
  land?: readonly Feature[];
}

export const STATES = ['plain', 'hovered', 'selected'] as const;
type State = (typeof STATES)[number];

export interface Look {
  colour: keyof Palette;
  opacity?: number;
  /** Of a line, and of the edge of a disc, px. */
  width?: number;
  near?: number;
  radius?: number;
  edge?: keyof Palette;
  edgeOpacity?: number;
}

type Properties = Readonly<Record<string, unknown>>;

/** One hue, stronger = later, by the first year of each period. */
export const REACHED_OPACITY = (set.periods?.reached ?? []).map(({ from }, i, { length }) => ({
  from,
  opacity: [0.14, 0.28, 0.44, 0.62, 0.85].at(i - length)!,
}));

const of = (state: State, plain: number, hovered: number, selected: number) =>
  ({ plain, hovered, selected })[state];
/** A record pointed at is edged in ink, the chosen one in the colour of what is chosen. */
const edgeOf = (state: State, plain: keyof Palette) =>
  ({ plain, hovered: 'ink', selected: 'accent' })[state] as keyof Palette;
const kindOf = ({ reach, kind }: Properties) => (reach ?? kind) as ReachKind;
const landOf = ({ partner }: Properties) =>
  partner ? (`home-${toneOf(partner as string)}` as const) : 'land';
const lines = (features: readonly Feature[]) =>
  features.filter(({ geometry }) => geometry.type.endsWith('LineString'));
const points = (features: readonly Feature[]) =>
  features.filter(({ geometry }) => geometry.type === 'Point');

/** Land, coasts and borders: MapLibre has them from a source of their own. */
export const LAND_LAYERS: PaintedLayer[] = [
  {
    ...{ id: 'land', of: null, shape: 'area' },
    features: ({ land = [] }) => land.filter(({ geometry }) => geometry.type.endsWith('Polygon')),
    look: (land) => ({ colour: landOf(land) }),
  },
  {
    ...{ id: 'borders', of: null, shape: 'line' },
    features: ({ land = [] }) => lines(land),
    look: () => ({ colour: 'border', width: 0.5, near: 2 }),
  },
];

const range = (from: number, to: number, step = 15) =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
/** With a corner every 2.5° for the globe. */
const meridian = (lng: number) => range(-75, 75, 2.5).map((lat) => [lng, lat]);
const parallel = (lat: number) => range(-180, 180, 2.5).map((lng) => [lng, lat]);

export const GRATICULE: PaintedLayer = {
  ...{ id: 'graticule', of: 'graticule', shape: 'line' },
  features: () =>
    [...range(-180, 165).map(meridian), ...range(-75, 75).map(parallel)].map((coordinates) => ({
      ...{ type: 'Feature', properties: {} },
      geometry: { type: 'LineString', coordinates },
    })),
  look: () => ({ colour: 'border', width: 0.6, opacity: 0.6 }),
};

const ground = (id: Layer, opacity: number): PaintedLayer => ({
  ...{ id, of: id, shape: 'area' },
  features: ({ ground }) => ground.features.filter(({ properties }) => properties.layer === id),
  look: (ground) => ({ colour: id === 'earlier-ground' ? 'earlier' : kindOf(ground), opacity }),
});
const track = (id: string, isOwn: boolean): PaintedLayer => ({
  ...{ id, of: 'tracks', shape: 'line', ...(isOwn && { dashes: [2.2, 1.4] as const }) },
  features: ({ tracks }) =>
    tracks.features.filter(({ properties }) => Boolean(properties.own) === isOwn),
  look: (_, state) => ({ colour: 'patrol', width: of(state, 1.4, 2.4, 1.4), near: 1.5 }),
});
const zones = (id: string, isWatched: boolean): PaintedLayer => ({
  ...{ id, of: 'watch-zones', shape: 'line', dashes: isWatched ? [4, 2] : [1, 2] },
  features: ({ zones }) =>
    lines(zones.features).filter(({ properties }) => (properties!.kind === 'watch') === isWatched),
  look: () => ({ colour: 'mute', width: isWatched ? 1.3 : 1.1 }),
});

export const SCENE_LAYERS: PaintedLayer[] = [
  {
    ...{ id: 'regions', of: 'regions', shape: 'area' },
    features: ({ regions }) => regions.features,
    look: () => ({ colour: 'accent', opacity: 0.1 }),
  },
  {
    ...{ id: 'regions-outline', of: 'regions', shape: 'line' },
    features: ({ regionLines }) => lines(regionLines.features),
    look: () => ({ colour: 'accent', width: 0.8, opacity: 0.5 }),
  },
  {
    ...{ id: 'first-reached', of: 'first-reached', shape: 'area' },
    features: ({ firstReached }) => firstReached.features,
    look: ({ from }) => ({
      colour: 'reached',
      opacity: REACHED_OPACITY.find((period) => period.from === from)?.opacity ?? 0,
    }),
  },
  ground('earlier-ground', 0.17),
  ground('footprint', 0.1),
  {
    ...{ id: 'footprint-outline', of: 'footprint', shape: 'line' },
    features: ({ groundOutline }) => groundOutline.features,
    look: (ground) => ({ colour: kindOf(ground), width: 0.8, opacity: 0.55 }),
  },
  ground('new-ground', 0.36),
  {
    ...{ id: 'extent-fill', of: 'extent', shape: 'area' },
    features: ({ extent }) => extent.features,
    look: () => ({ colour: 'accent', opacity: 0.05 }),
  },
  {
    ...{ id: 'extent', of: 'extent', shape: 'line', dashes: [5, 3] },
    features: ({ extent }) => extent.features,
    look: () => ({ colour: 'accent', width: 1.2 }),
  },
  zones('watch-zones', true),
  zones('air-defence-zones', false),
  {
    ...{ id: 'precision', of: 'precision', shape: 'line', dashes: [2, 2] },
    features: ({ precision }) => precision.features,
    look: (disc, state) => ({
      ...{ colour: kindOf(disc), width: of(state, 1, 1.6, 2), opacity: of(state, 0.6, 0.9, 1) },
    }),
  },
  {
    ...{ id: 'rings', of: 'edges', shape: 'line' },
    features: ({ edges }) => edges.rings.features,
    look: () => ({ colour: 'ring', width: 1 }),
  },
  {
    ...{ id: 'edge-lines', of: 'edges', shape: 'line' },
    features: ({ edges }) => edges.lines.features,
    look: (_, state) => ({
      ...{ colour: 'ink', width: of(state, 1.1, 2, 2), opacity: of(state, 0.42, 0.8, 0.8) },
    }),
  },
  {
    ...{ id: 'ghost-tracks', of: null, shape: 'line' },
    features: ({ ghostTracks }) => ghostTracks.features,
    look: (_, state) => ({ colour: edgeOf(state, 'track-old'), width: of(state, 1, 1.6, 2) }),
  },
  {
    ...{ id: 'ghost-sites', of: null, shape: 'disc' },
    features: ({ ghostSites }) => ghostSites.features,
    look: ({ age }, state) => ({
      ...{ colour: 'halo', opacity: 0.35, radius: 3, width: of(state, 1.2, 2, 2.4) },
      edge: edgeOf(state, 'earlier'),
      // So that of all years the oldest are still seen.
      edgeOpacity: Math.max(0.5, 1 - 0.04 * Number(age)),
    }),
  },
  {
    ...{ id: 'farthest', of: 'farthest', shape: 'line', dashes: [0.7, 1.7] },
    features: ({ farthest }) => lines(farthest.features),
    // MapLibre draws lines as flat as the ground: thinner ones are lost at the edge of the globe.
    look: () => ({ colour: 'ink', width: 1.6 }),
  },
  {
    ...{ id: 'farthest-home', of: 'farthest', shape: 'disc' },
    features: ({ farthest }) => points(farthest.features),
    look: (home) => ({ colour: landOf(home), radius: 3.7, edge: 'ink', width: 1.2 }),
  },
  {
    ...{ id: 'centre-path', of: 'centre', shape: 'line' },
    features: ({ centre }) => lines(centre.features),
    look: () => ({ colour: 'accent', width: 1.4, opacity: 0.8 }),
  },
  {
    ...{ id: 'centre-stops', of: 'centre', shape: 'disc' },
    features: ({ centre }) => points(centre.features),
    look: () => ({ colour: 'accent', radius: 3.2, edge: 'halo', width: 1 }),
  },
  track('tracks', false),
  track('tracks-own', true),
  {
    ...{ id: 'sites-unmeasured', of: 'sites', shape: 'disc', from: 2.4 },
    features: ({ sites }) => sites.features.filter(({ properties }) => !properties.measured),
    look: (site, state) => ({
      ...{ colour: 'halo', radius: of(state, 2.4, 3.6, 4), width: 1.2 },
      edge: edgeOf(state, kindOf(site)),
    }),
  },
  {
    // Places of patrols are squares above the map (over/), but for a reader's many, which are hollow.
    ...{ id: 'sites', of: 'sites', shape: 'disc' },
    features: ({ sites }) =>
      sites.features
        .filter(
          ({ properties: { measured, own, reach } }) => measured && (own || reach !== 'patrol'),
        )
        .sort((a, b) => a.properties.order - b.properties.order),
    look: ({ own, radius, ...site }, state) => ({
      ...{ colour: kindOf(site), opacity: own ? 0.15 : 1, radius: Number(radius) },
      ...{ edge: edgeOf(state, own ? kindOf(site) : 'halo'), width: of(state, 1.5, 2, 2.6) },
    }),
  },
];
