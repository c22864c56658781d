import type { Position as Coordinates } from 'geojson';
import type { Layer } from '$lib/view/view';
import {
  DISTANCE_PX,
  LABEL_PX,
  PLACE_PX,
  placeLabels,
  wrap,
  type Box,
  type Placed,
  type TextAt,
} from './label-placement';
import { edgeNames } from './edge-names';
import { alongBoxes, boxRound, inSight, type At, type WantedName } from './sight';
import type { NamedProperties, Scene } from '../scene';
import type { Size } from '../screen';
import { drawnRadius } from '../size';
import type { Drawn } from '../style';

/**
 * Where names and distances are written for a camera at rest: not on each other, on sites, on what
 * lies over the map, nor over its edge; on tracks only where there is no other room.
 */
export interface NameFrame {
  at: At;
  zoom: number;
  size: Size;
  /** Buttons, legend and the like. */
  covered: readonly Box[];
}

/** Parts of a line at which its length may be written, best first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** Names stay so far inside the edge of the map, px. */
const EDGE = 4;
/** Beside the names of edges, those of more records than this would be a thicket. */
const MOST_NAMES = 12;
/** Among more places than these nothing is free: names are written over a reader's many. */
const MOST_PLACES = 400;
/** How often names of edges that found no room are tried again before the others. */
const TRIES = 3;

/** A text, and where it is written. */
export interface WrittenName
  extends TextAt, Pick<NamedProperties, 'what' | 'recordId' | 'direction' | 'mark'> {
  /** What it names. */
  position: Coordinates;
  /** Room was found for these lines. */
  lines: string[];
  /** How the first line begins, in bold. */
  strong?: string | undefined;
  px: number;
}

export interface Written {
  names: WrittenName[];
  /** From where the directions are measured, when they are shown. */
  origin: Coordinates | null;
}

/**
 * Names without room are left out, but for the selected record's; numbers where they would overlap, and
 * their sites are drawn as those without.
 */
export function placeNames(
  drawn: Drawn,
  layers: readonly Layer[],
  frame: NameFrame,
  selected: string | null = null,
): Pick<Scene, 'sites'> & { written: Written } {
  const on = (layer: Layer) => layers.includes(layer);
  const { width, height } = frame.size;
  const bounds = { x0: EDGE, y0: EDGE, x1: width - EDGE, y1: height - EDGE };
  const lines = [on('tracks') && drawn.tracks, on('farthest') && drawn.farthest, drawn.ghostTracks];
  const avoided = lines.flatMap((of) =>
    (of && of.features.length <= MOST_PLACES ? of : NONE).features.flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? alongBoxes(geometry, frame.at) : [],
    ),
  );
  const earlier = drawn.ghostSites.features;
  for (const { geometry } of earlier.length > MOST_PLACES ? [] : earlier) {
    const point = frame.at(geometry.coordinates);
    if (point) avoided.push(boxRound(point, 4));
  }
  const edges = on('edges') ? edgeNames(drawn.edges, frame.at, frame.zoom, width) : null;
  const taken = [
    ...frame.covered,
    ...(on('sites') ? siteBoxes(drawn, frame) : []),
    ...(edges?.taken ?? []),
  ];
  const wanted = [...(edges?.wanted ?? []), ...wantedNames(drawn, layers, frame.at, selected)];
  let placed = placeLabels(wanted, taken, bounds, avoided);
  const left = (of: typeof placed) =>
    of.filter(({ label, placed }) => label.what === 'edge' && !placed).map(({ label }) => label);
  for (let i = 0; i < TRIES && left(placed).length; i++) {
    for (const label of left(placed)) label.rank -= 1;
    const again = placeLabels(wanted, taken, bounds, avoided);
    if (left(again).length < left(placed).length) placed = again;
  }
  const names = placed.flatMap(({ label, placed }) => {
    const isKept = label.recordId && label.recordId === selected && label.what === 'name';
    if (placed || !isKept) return placed ? [written(label, placed)] : [];
    // Written over sites, if it must be; over buttons only where nothing else is left.
    const [anyhow] = placeLabels([label], frame.covered, bounds);
    return [written(label, anyhow?.placed ?? ANYHOW)];
  });
  const sites = { ...drawn.sites, features: withRoom(drawn, frame) };
  const numbers = on('sites') ? sites.features.flatMap(number) : [];
  return { sites, written: { names: [...numbers, ...names], origin: originOf(drawn, on) } };
}

/** Beside its place, in one line. */
const ANYHOW: Placed = { lines: [], place: 0, dx: 8, dy: 4, anchor: 'start' };

function originOf({ edges }: Scene, on: (layer: Layer) => boolean): Coordinates | null {
  const origin = edges.features.find(({ properties }) => properties.what === 'origin')?.geometry;
  return on('edges') && origin?.type === 'Point' ? origin.coordinates : null;
}

function number({ geometry, properties }: Scene['sites']['features'][number]): WrittenName[] {
  const { numbered, measured, recordId, count } = properties;
  if (!numbered || !measured) return [];
  const text = { what: 'count' as const, lines: [String(count)], px: 12 };
  // The middle of its figures is the middle of the disc.
  const at = { dx: 0, dy: 4.2, anchor: 'middle' as const };
  return [{ ...text, ...at, recordId, position: geometry.coordinates }];
}

const NONE = { features: [] };

/** Names of records (of the selected one always), straits, zones, regions and years in sight. */
function wantedNames(
  drawn: Drawn,
  layers: readonly Layer[],
  at: At,
  selected: string | null,
): WantedName[] {
  const on = (layer: Layer) => layers.includes(layer);
  const isNamed = on('labels') && !(on('edges') && drawn.labels.features.length > MOST_NAMES);
  const records = drawn.labels.features.flatMap(({ geometry, properties }) => {
    const { recordId } = properties;
    if (!isNamed && recordId !== selected) return [];
    const rank = recordId === selected ? -1 : properties.rank;
    return inSight([geometry.coordinates, ...alongTrack(drawn, recordId)], at, {
      ...{ ...properties, rank },
    });
  });
  const distances = drawn.farthest.features.flatMap(({ geometry, properties }) => {
    if (!on('farthest') || geometry.type !== 'LineString') return [];
    const path = geometry.coordinates;
    const parts = PARTS.map((part) => path[Math.round(part * (path.length - 1))]!);
    const name = { what: 'distance' as const, text: properties.label, recordId: '' };
    return inSight(
      parts.filter((part) => at(part)),
      at,
      { ...name, rank: -0.5, radius: 2, px: DISTANCE_PX },
    );
  });
  const places = [
    on('straits') && (['strait', drawn.straits, 0] as const),
    on('watch-zones') && (['zone-name', drawn.zones, 0] as const),
    on('regions') && (['region-name', drawn.regionLines, 0] as const),
    on('centre') && (['centre-year', drawn.centre, 3] as const),
  ];
  return [
    ...records,
    ...distances,
    ...places.flatMap((place) => {
      if (!place) return [];
      const [what, { features }, radius] = place;
      const name = { what, radius, recordId: '', rank: 3, px: PLACE_PX };
      return features.flatMap(({ geometry, properties }) => {
        if (geometry.type !== 'Point') return [];
        const text = 'year' in properties ? String(properties.year) : properties.name;
        return inSight([geometry.coordinates], at, { ...name, text });
      });
    }),
  ];
}

/** Other places for the name of a patrol. */
function alongTrack({ tracks }: Drawn, recordId: string): Coordinates[] {
  const track = tracks.features.find(({ properties }) => properties.recordId === recordId);
  const path = track?.geometry.coordinates;
  return path
    ? [0.35, 0.65, 0.2, 0.8].map((part) => path[Math.round(part * (path.length - 1))]!)
    : [];
}

function written(name: WantedName, { place, ...placed }: Placed): WrittenName {
  const { what, recordId, px = LABEL_PX, direction, strong, mark } = name;
  return {
    ...{ what, recordId, px, direction, strong, mark, ...placed },
    lines: placed.lines.length ? placed.lines : wrap(name.text, px),
    position: name.positions[place]!,
  };
}

function siteBoxes({ sites }: Scene, { at, zoom }: NameFrame): Box[] {
  const isFew = sites.features.length <= MOST_PLACES;
  return sites.features.flatMap(({ geometry, properties }) => {
    const isKept = properties.measured && (isFew || !properties.own);
    const point = isKept && at(geometry.coordinates);
    return point ? [boxRound(point, drawnRadius(properties.radius, zoom) + 1)] : [];
  });
}

/** From here on places of patrols have their numbers: farther out they lie on each other. */
const PATROL_ZOOM = 2;

/** Of two numbers that would lie on each other, only the larger is written, and on top. */
function withRoom({ sites }: Scene, { at, zoom }: NameFrame): Scene['sites']['features'] {
  const written: { x: number; y: number; r: number }[] = [];
  const numbered = sites.features.filter(({ properties }) => properties.numbered);
  const largest = numbered.sort((a, b) => b.properties.count - a.properties.count);
  const bare = largest.filter(({ geometry, properties }) => {
    const place = at(geometry.coordinates);
    if (!place) return false;
    const r = drawnRadius(properties.radius, zoom);
    const isHidden = written.some(
      (one) => Math.hypot(one.x - place.x, one.y - place.y) < one.r + r,
    );
    if (isHidden || (properties.reach === 'patrol' && zoom < PATROL_ZOOM)) return true;
    written.push({ ...place, r });
    return false;
  });
  if (!bare.length) return sites.features;
  const without = bare.map(({ properties, ...site }, i) => {
    const changed = { numbered: false, radius: properties.bare, order: -1 - i };
    return { ...site, properties: { ...properties, ...changed } };
  });
  return [...without, ...sites.features.filter((site) => !bare.includes(site))];
}
