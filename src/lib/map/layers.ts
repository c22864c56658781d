import type { Feature } from 'geojson';
import { set, toneOf } from '$lib/site/dataset/set';
import type { YearSpan } from '$lib/core/record/time';
import type { ReachKind } from '$lib/core/record/model';
import type { Layer } from '$lib/view/view';
import type { Palette } from '$lib/site/palette';
import type { DrawnGround } from './reference';
import { PARTED_ZOOM } from './layout';

/**
 * What the map draws as areas, lines and discs, first = bottom, and how it looks: said once, painted by
 * MapLibre (style.ts) and as SVG (static/draw-layers.ts). Signs, tracks and all that is written lie above
 * (sign-marks.ts).
 */
export interface PaintedLayer {
  id: string;
  /** The switch that shows it; null for what is always there. */
  of: Layer | null;
  shape: 'area' | 'line' | 'disc';
  features: (drawn: DrawnGround & Base) => readonly Feature[];
  look: (properties: Properties, state: State) => Look;
  dashes?: readonly [number, number];
  from?: number;
  /** Of records: those of the years chosen are shown. */
  isOfYears?: true;
}

export const isInYears = (properties: Properties, { from, to }: YearSpan): boolean =>
  Number(properties.from) <= to && Number(properties.to) >= from;

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
];

/** Records at their own places, where a near map parts the signs into them. */
export const RECORD_LAYERS: PaintedLayer[] = [
  {
    ...{ id: 'precision', of: 'precision', shape: 'line', dashes: [2, 2], isOfYears: true },
    features: ({ precision }) => precision.features,
    look: (disc, state) => ({
      ...{ colour: kindOf(disc), width: of(state, 1, 1.6, 2), opacity: of(state, 0.6, 0.9, 1) },
    }),
  },
  {
    ...{ id: 'sites-unmeasured', of: 'sites', shape: 'disc', from: PARTED_ZOOM, isOfYears: true },
    features: ({ sites }) => sites.features.filter(({ properties }) => !properties.measured),
    look: (site, state) => ({
      ...{ colour: 'halo', radius: of(state, 2.4, 3.6, 4), width: 1.2 },
      edge: edgeOf(state, kindOf(site)),
    }),
  },
  {
    ...{ id: 'sites', of: 'sites', shape: 'disc', from: PARTED_ZOOM, isOfYears: true },
    features: ({ sites }) => sites.features.filter(({ properties }) => properties.measured),
    // Filled at a new place, hollow at an earlier one; patrols have their signs above.
    look: (site, state) => {
      const isPatrol = kindOf(site) === 'patrol';
      const colour = kindOf(site);
      return {
        colour: site.isNew ? colour : 'halo',
        radius: isPatrol ? 3 : 5.2,
        edge: edgeOf(state, site.isNew ? 'halo' : colour),
        width: of(state, isPatrol ? 1.2 : 2.2, 2.2, 2.8),
      };
    },
  },
];
