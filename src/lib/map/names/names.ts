import type { Position } from 'geojson';
import { arcKm, toUnit } from '$lib/core/earth/sphere';
import type { Layer } from '$lib/view/view';
import { samples, seenEdges, type SeenEdge } from '../edges/seen-edges';
import type { Scene } from '../scene';
import type { Size } from '../screen';
import { withRoom } from '../sites';
import { drawnRadius } from '../size';
import type { Drawn } from '../reference';
import { baselineOf, besideSpots, pointsOf, type Disc } from './beside';
import { edgeNames } from './edge-names';
import { Field, gapTo, type Box } from './field';
import { LABEL_PX, SMALL_PX, type Text } from './lines';
import { place, type Candidate, type Kept, type WantedName } from './place';
import { spotsOf, type At, type Point } from './sight';

/**
 * Where everything is written for a camera at rest: edges first, then their years, names of records and
 * what else there is; where nothing is covered, or the least.
 */
export interface NameFrame {
  at: At;
  zoom: number;
  size: Size;
  /** Buttons, key and the like. */
  covered: readonly Box[];
}

/** A text, and where it is written from its place on the map, px. */
export interface WrittenName
  extends Text, Pick<WantedName, 'what' | 'recordId' | 'direction' | 'partner'> {
  position: Position;
  dx: number;
  dy: number;
  anchor: Candidate['anchor'];
  /** From the place to the end of the line that leads to it. */
  leader?: Point | undefined;
}

/** What a text may cover, by points 6 px apart. */
const PRICE = { edge: 40, earlier: 12, disc: 5, line: 3, track: 2, oldTrack: 0.5, oldDisc: 1 };
/** Names stay so far inside the edge of the map, px. */
const INSIDE = 4;
/** Beside the names of edges, those of more records than this would be a thicket. */
const MOST_NAMES = 12;
/** Among more places than these nothing is free: names are written over a reader's many. */
const MOST_PLACES = 400;
/** Round the origin so many records lie that their names would hide them, until it is near. */
const CROWDED = { km: 900, belowZoom: 3 };
/** A name that its own track strikes through reads as if it were deleted. */
const STRUCK = 12;
/** On a disc, too. */
const UNREADABLE = 1000;
/** A name of anything but an edge is left out above this cost. */
const MOST = 12;
/** Parts of a line at which its length may be written, or a patrol's name beside it; best first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/**
 * Texts without room are left out, but for edges and the selected record; numbers where they would overlap,
 * and their sites are drawn as those without.
 * @param kept where texts stood for the year before
 */
export function placeNames(
  drawn: Drawn,
  layers: readonly Layer[],
  frame: NameFrame,
  selected: string | null = null,
  kept?: Kept,
): { sites: Scene['sites']; written: WrittenName[] } {
  const on = (layer: Layer) => layers.includes(layer);
  const { at, zoom, size, covered } = frame;
  const [x1, y1] = [size.width - INSIDE, size.height - INSIDE];
  const field = new Field({ x0: INSIDE, y0: INSIDE, x1, y1 }, covered);
  const seen = on('edges') ? seenEdges(drawn.edges, at, zoom) : [];
  const sites = { ...drawn.sites, features: withRoom(drawn.sites.features, at, zoom) };
  const discs = on('sites') ? seenDiscs(sites.features, at, zoom) : [];
  price(field, drawn, on, seen, discs, at);
  const wanted = [
    ...(on('edges') ? edgeNames(drawn.edges, seen, at, field) : []),
    ...recordNames(drawn, on, selected, frame, field, discs),
    ...otherNames(drawn, on, at, field),
  ];
  const numbers = on('sites') ? sites.features.flatMap(number) : [];
  const placed = place(wanted, kept);
  const names = wanted.flatMap((name, i) => (placed[i] ? [writtenAs(name, placed[i])] : []));
  return { sites, written: [...numbers, ...names] };
}

/** Puts a price on all that a text may cover. */
function price(
  field: Field,
  { tracks, ghostSites, ghostTracks, edges, farthest }: Drawn,
  on: (layer: Layer) => boolean,
  seen: readonly SeenEdge[],
  discs: readonly Disc[],
  at: At,
): void {
  for (const { body, isEdge } of seen) field.add(body, isEdge ? PRICE.edge : PRICE.earlier);
  const lines = (of: { features: readonly { geometry: Drawable }[] }, each: number) => {
    if (of.features.length > MOST_PLACES) return;
    for (const { geometry } of of.features)
      for (const path of pathsOf(geometry)) field.add(samples(spotsOf(path, at)), each);
  };
  if (on('edges')) lines(edges.lines, PRICE.line);
  if (on('tracks')) lines(tracks, PRICE.track);
  if (on('farthest')) lines(farthest, PRICE.track);
  lines(ghostTracks, PRICE.oldTrack);
  for (const disc of discs) field.add(pointsOf(disc), PRICE.disc);
  if (ghostSites.features.length <= MOST_PLACES)
    field.add(
      spotsOf(
        ghostSites.features.map(({ geometry }) => geometry.coordinates),
        at,
      ),
      PRICE.oldDisc,
    );
}

interface Drawable {
  type: string;
  coordinates: unknown;
}
const pathsOf = ({ type, coordinates }: Drawable): Position[][] =>
  type === 'LineString'
    ? [coordinates as Position[]]
    : type === 'MultiLineString'
      ? (coordinates as Position[][])
      : [];

function seenDiscs(sites: Scene['sites']['features'], at: At, zoom: number): Disc[] {
  const isFew = sites.length <= MOST_PLACES;
  return sites.flatMap(({ geometry, properties: { measured, own, radius } }) => {
    const point = measured && (isFew || !own) && at(geometry.coordinates);
    return point ? [{ ...point, r: drawnRadius(radius, zoom) }] : [];
  });
}

/** Names of the records shown, and of the selected one always. */
function recordNames(
  drawn: Drawn,
  on: (layer: Layer) => boolean,
  selected: string | null,
  { at, zoom }: NameFrame,
  field: Field,
  discs: readonly Disc[],
): WantedName[] {
  const { labels, edges, tracks } = drawn;
  const isNamed = on('labels') && !(on('edges') && labels.features.length > MOST_NAMES);
  const origin = edges.origin && zoom < CROWDED.belowZoom && toUnit(edges.origin.position);
  return labels.features.flatMap(({ geometry, properties }) => {
    const { recordId, text, rank, radius, quiet } = properties;
    const isSelected = recordId === selected;
    const place = geometry.coordinates as [number, number];
    const isCrowded = origin && arcKm(origin, toUnit(place)) < CROWDED.km;
    if (!isSelected && (quiet || !isNamed || isCrowded)) return [];
    const track = tracks.features.find((one) => one.properties.recordId === recordId);
    const path = track?.geometry.coordinates ?? [];
    const spots = spotsOf([place, ...PARTS.flatMap((part) => partOf(path, part))], at);
    // Out of sight at its own place, a name is not written further along.
    if (!spots[0] || spots[0].position !== place || !field.isIn(spots[0])) return [];
    const struck = samples(spotsOf(path, at));
    const more = (box: Box) =>
      discs.some((disc) => gapTo(box, disc) < disc.r + 1)
        ? UNREADABLE
        : STRUCK * struck.filter((point) => gapTo(box, point) === 0).length;
    const candidates = besideSpots(spots, text, LABEL_PX, radius, field, more);
    const [group, most] = isSelected ? [-1, Infinity] : [3, MOST];
    const key = `record ${recordId}`;
    return [{ what: 'name' as const, key, recordId, group: group + rank / 10, most, candidates }];
  });
}

/** Lengths of lines, straits, zones, regions and years of the centre. */
function otherNames(
  drawn: Drawn,
  on: (layer: Layer) => boolean,
  at: At,
  field: Field,
): WantedName[] {
  const named = (
    what: WantedName['what'],
    text: string,
    places: readonly Position[],
    radius: number,
  ): WantedName[] => {
    const spots = spotsOf(places, at).filter((spot) => field.isIn(spot));
    const candidates = besideSpots(spots, text, SMALL_PX, radius, field);
    const group = what === 'distance' ? 2 : 4;
    return [{ what, key: `${what} ${text}`, recordId: '', group, most: MOST, candidates }];
  };
  const lengths = drawn.farthest.features.flatMap(({ geometry, properties }) => {
    if (!on('farthest') || geometry.type !== 'LineString') return [];
    const places = PARTS.flatMap((part) => partOf(geometry.coordinates, part));
    return named('distance', properties.label, places, 2);
  });
  const places = [
    on('straits') && (['strait', drawn.straits, 0] as const),
    on('watch-zones') && (['zone-name', drawn.zones, 0] as const),
    on('regions') && (['region-name', drawn.regionLines, 0] as const),
    on('centre') && (['centre-year', drawn.centre, 3] as const),
  ];
  const names = places.flatMap((of) => {
    if (!of) return [];
    const [what, { features }, radius] = of;
    return features.flatMap(({ geometry, properties }) => {
      const text = 'year' in properties ? String(properties.year) : properties.name;
      return geometry.type === 'Point' ? named(what, text, [geometry.coordinates], radius) : [];
    });
  });
  return [...lengths, ...names];
}

const partOf = (path: readonly Position[], part: number): Position[] =>
  path.slice(Math.round(part * (path.length - 1))).slice(0, 1);

function writtenAs(
  { what, recordId, direction, partner }: WantedName,
  candidate: Candidate,
): WrittenName {
  const { text, spot, anchor, leader } = candidate;
  const { x, y } = baselineOf(candidate);
  const [dx, dy] = [x - spot.x, y - spot.y];
  const end = leader?.at(-1);
  return {
    ...text,
    ...{ what, recordId, position: spot.position, dx, dy, anchor },
    ...(direction && { direction }),
    ...(partner && { partner }),
    ...(end && { leader: { x: end.x - spot.x, y: end.y - spot.y } }),
  };
}

function number({ geometry, properties }: Scene['sites']['features'][number]): WrittenName[] {
  const { numbered, measured, recordId, count } = properties;
  if (!numbered || !measured) return [];
  const text = { what: 'count' as const, lines: [String(count)], px: SMALL_PX };
  // The middle of its figures is the middle of the disc.
  const at = { dx: 0, dy: 4.2, anchor: 'middle' as const };
  return [{ ...text, ...at, recordId, position: geometry.coordinates }];
}
