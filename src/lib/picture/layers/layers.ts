import type { Feature, Geometry } from 'geojson';
import { circleRing } from '#core/earth/circle';
import { partnerTone } from '$lib/site/dataset/set';
import { yearOf, type YearSpan } from '#core/record/time';
import {
  isMeasuredSite,
  PRECISION_KM,
  reachKind,
  type Position,
  type ReachKind,
} from '#core/record/model';
import type { Layer } from '$lib/view/view';
import type { Palette } from '$lib/site/palette';
import { PARTED_ZOOM } from '../labels/layout';
import { farthestLine, type Scene, type SceneRecord } from './scene';
import { feature, outlinesOf } from './reference';

export interface MapLayer<Source = Scene> {
  id: string;
  toggle?: Layer;
  type: 'fill' | 'line' | 'circle';
  features: (source: Source) => readonly Feature[];
  look: (properties: Properties, state: FeatureState) => Look;
  dasharray?: readonly [number, number];
  minzoom?: number;
  hasYears?: true;
}

type Properties = Readonly<Record<string, unknown>>;

export const FEATURE_STATES = ['plain', 'hovered', 'selected'] as const;
type FeatureState = (typeof FEATURE_STATES)[number];

export interface Look {
  colour: keyof Palette;
  opacity?: number;
  /** A line's, or the edge of a circle's, px. */
  width?: number;
  /** How many times wider a line is on a near map. */
  near?: number;
  radius?: number;
  edge?: keyof Palette;
}

export const isInYears = (properties: Properties, { from, to }: YearSpan) =>
  Number(properties.from) <= to && Number(properties.to) >= from;

/** Ink for a record pointed at, the accent for the selected one. */
const edgeIn = (state: FeatureState, plain: keyof Palette) => {
  const edges: Record<FeatureState, keyof Palette> = { plain, hovered: 'ink', selected: 'accent' };
  return edges[state];
};
const kindOf = ({ reach }: Properties) => reach as ReachKind;
const landColour = ({ partner }: Properties) =>
  partner ? (`home-${partnerTone(partner as string)}` as const) : 'land';
const ofType = (type: string) => (features: readonly Feature[]) =>
  features.filter(({ geometry }) => geometry.type.endsWith(type));
const areasIn = ofType('Polygon');
const linesIn = ofType('LineString');
const point = (coordinates: Position) => ({ type: 'Point' as const, coordinates });

/** With the years by which painters filter. */
const recordFeature = <G extends Geometry>(
  { id, kind, start, end }: SceneRecord,
  geometry: G,
  properties: Properties = {},
) => {
  const common = { recordId: id, reach: reachKind(kind), from: yearOf(start), to: yearOf(end) };
  return feature(geometry, { ...common, ...properties });
};

/** Staging and transit are shown but not measured. */
export const sitesOf = ({ records, visits }: Scene, isMeasured: boolean) => {
  const newIds = new Set(visits.filter(({ status }) => status === 'new').map(({ id }) => id));
  return records.flatMap((record) =>
    record.sites
      .filter((site) => isMeasuredSite(site) === isMeasured)
      .map(({ position }) =>
        recordFeature(record, point(position), { isNew: newIds.has(record.id) }),
      ),
  );
};

const precisionOf = ({ records }: Scene) =>
  records.flatMap((record) =>
    record.sites.filter(isMeasuredSite).map(({ position, precision, within }) => {
      const ring = within?.ring ?? circleRing(position, PRECISION_KM[precision], 72);
      return recordFeature(record, { type: 'Polygon', coordinates: [ring] });
    }),
  );

const LAND: MapLayer<readonly Feature[]> = {
  id: 'land',
  type: 'fill',
  features: areasIn,
  look: (land) => ({ colour: landColour(land) }),
};

const BORDERS: MapLayer<readonly Feature[]> = {
  id: 'borders',
  type: 'line',
  features: linesIn,
  look: () => ({ colour: 'border', width: 0.5, near: 2 }),
};

const zonesIn = (reference: Scene['reference']) => outlinesOf(reference['watch-zones']);
const isWatched = ({ properties }: { properties: { kind?: string | undefined } }) =>
  properties.kind === 'watch';

const SCENE_LAYERS: MapLayer[] = [
  {
    id: 'regions',
    toggle: 'regions',
    type: 'fill',
    features: ({ reference }) => reference.regions,
    look: () => ({ colour: 'accent', opacity: 0.1 }),
  },
  {
    id: 'regions-outline',
    toggle: 'regions',
    type: 'line',
    features: ({ reference }) => outlinesOf(reference.regions),
    look: () => ({ colour: 'accent', width: 0.8, opacity: 0.5 }),
  },
  {
    id: 'watch-zones',
    toggle: 'watch-zones',
    type: 'line',
    dasharray: [4, 2],
    features: ({ reference }) => zonesIn(reference).filter(isWatched),
    look: () => ({ colour: 'mute', width: 1.3 }),
  },
  {
    id: 'air-defence-zones',
    toggle: 'watch-zones',
    type: 'line',
    dasharray: [1, 2],
    features: ({ reference }) => zonesIn(reference).filter((zone) => !isWatched(zone)),
    look: () => ({ colour: 'mute', width: 1.1 }),
  },
  {
    id: 'farthest',
    toggle: 'farthest',
    type: 'line',
    dasharray: [0.7, 1.7],
    features: ({ farthest }) => farthest.map(farthestLine),
    look: () => ({ colour: 'ink', width: 1.6 }),
  },
  {
    id: 'farthest-home',
    toggle: 'farthest',
    type: 'circle',
    features: ({ farthest }) =>
      farthest.map(({ home, partner }) => feature(point(home), { partner })),
    look: (home) => ({ colour: landColour(home), radius: 3.7, edge: 'ink', width: 1.2 }),
  },
];

/** Sites are shown where a near map parts the signs. */
const RECORD_LAYERS: MapLayer[] = [
  {
    id: 'precision',
    toggle: 'precision',
    type: 'line',
    dasharray: [2, 2],
    hasYears: true,
    features: precisionOf,
    look: (disc, state) => ({
      colour: kindOf(disc),
      width: { plain: 1, hovered: 1.6, selected: 2 }[state],
      opacity: { plain: 0.6, hovered: 0.9, selected: 1 }[state],
    }),
  },
  {
    id: 'sites-unmeasured',
    toggle: 'sites',
    type: 'circle',
    minzoom: PARTED_ZOOM,
    hasYears: true,
    features: (source) => sitesOf(source, false),
    look: (site, state) => ({
      colour: 'halo',
      radius: { plain: 2.4, hovered: 3.6, selected: 4 }[state],
      width: 1.2,
      edge: edgeIn(state, kindOf(site)),
    }),
  },
  {
    id: 'sites',
    toggle: 'sites',
    type: 'circle',
    minzoom: PARTED_ZOOM,
    hasYears: true,
    features: (source) => sitesOf(source, true),
    // Filled if new, hollow if not. Patrols keep their signs above, being few.
    look: (site, state) => {
      const colour = kindOf(site);
      const isPatrol = colour === 'patrol';
      return {
        colour: site.isNew ? colour : 'halo',
        radius: isPatrol ? 3 : 5.2,
        edge: edgeIn(state, site.isNew ? 'halo' : colour),
        width: { plain: isPatrol ? 1.2 : 2.2, hovered: 2.2, selected: 2.8 }[state],
      };
    },
  },
];

/** By MapLibre source, bottom first; painted by map/gl/style.ts and layer-marks.ts. */
export const LAYERS_OF = {
  land: [LAND, BORDERS],
  scene: SCENE_LAYERS,
  records: RECORD_LAYERS,
} as const;
