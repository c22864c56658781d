import type { Feature, Geometry, LineString, Point as GeoPoint, Position } from 'geojson';
import { arcKm, toUnit } from '$lib/core/earth/sphere';
import type { Layer } from '$lib/view/view';
import { samples, edgeSymbols, type EdgeSymbol } from '../edges/edges';
import type { Drawn } from '../reference';
import type { Scene } from '../scene';
import { anchorsOf, type Point, type Project, type Size } from '../screen';
import { drawnRadius, withRoom } from '../sites';
import { candidatesBeside, type Candidate } from './candidates';
import { edgeNames } from './edge-names';
import { BASE, LABEL_PX, SMALL_PX, type Text } from './lines';
import { Obstacles, distanceTo, type Box } from './obstacles';
import { placeLabels, type NameLabel, type Named, type Previous } from './place';

/** Label placement for a camera at rest: edges first, then their years, records and everything else. */
export interface NameFrame {
  at: Project;
  zoom: number;
  size: Size;
  covered: readonly Box[];
}

/** A placed label; dx and dy from its place on the map to its baseline, px. */
export interface WrittenName extends Text, Named {
  position: Position;
  dx: number;
  dy: number;
  anchor: Candidate['anchor'];
  leader?: Point | undefined;
}

/** Cost of covering a point; lines are points 6 px apart. */
const COST = { edge: 40, earlier: 12, disc: 5, line: 3, track: 2, oldTrack: 0.5, oldDisc: 1 };
const INSIDE = 4;
/** With edges labelled, names of more records than this would clutter the map. */
const MOST_NAMES = 12;
/** More places than this leave no free room: they are no obstacles. */
const MOST_PLACES = 400;
/** Around the origin names would hide the many records there, unless zoomed in. */
const CROWDED = { km: 900, belowZoom: 3 };
/** A name that its own track strikes through reads as if it were deleted; on a disc it cannot be read. */
const [STRUCK, UNREADABLE] = [12, 1000];
const MAX_COST = 12;
/** Positions along a line for its label, as shares of its length; best first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

interface Disc extends Point {
  r: number;
}

/** What is drawn, where it is seen, and what names should not cover. */
interface Field extends Pick<NameFrame, 'at' | 'zoom'> {
  drawn: Drawn;
  on: (layer: Layer) => boolean;
  obstacles: Obstacles;
}

/**
 * Labels without room are dropped, except edges and the selected record. Numbers that would overlap are dropped
 * and their sites drawn without.
 * @param previous positions in the year before
 */
export function placeNames(
  drawn: Drawn,
  layers: readonly Layer[],
  frame: NameFrame,
  selected: string | null = null,
  previous?: Previous,
): { sites: Scene['sites']; written: WrittenName[] } {
  const on = (layer: Layer) => layers.includes(layer);
  const { at, zoom, size, covered } = frame;
  const [x1, y1] = [size.width - INSIDE, size.height - INSIDE];
  const obstacles = new Obstacles({ x0: INSIDE, y0: INSIDE, x1, y1 }, covered);
  const seen = on('edges') ? edgeSymbols(drawn.edges, at, zoom) : [];
  const sites = { ...drawn.sites, features: withRoom(drawn.sites.features, at, zoom) };
  const discs = on('sites') ? seenDiscs(sites.features, at, zoom) : [];
  const field: Field = { drawn, on, at, zoom, obstacles };
  addObstacles(field, seen, discs);
  const labels = [
    ...(on('edges') ? edgeNames(drawn.edges, seen, at, obstacles) : []),
    ...recordNames(field, selected, discs),
    ...otherNames(field),
  ];
  const numbers = on('sites') ? sites.features.flatMap(number) : [];
  const placed = placeLabels(labels, previous);
  return { sites, written: [...numbers, ...[...placed].map(writtenAs)] };
}

function addObstacles(
  { drawn, on, at, obstacles }: Field,
  seen: readonly EdgeSymbol[],
  discs: readonly Disc[],
): void {
  const { tracks, ghostSites, ghostTracks, edges, farthest } = drawn;
  for (const { body, isEdge } of seen) obstacles.add(body, isEdge ? COST.edge : COST.earlier);
  const add = (
    { features }: { features: readonly { geometry: LineString | GeoPoint }[] },
    cost: number,
  ) => {
    if (features.length > MOST_PLACES) return;
    for (const { geometry } of features) {
      const path = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
      obstacles.add(samples(anchorsOf(path, at)), cost);
    }
  };
  if (on('edges')) add(edges.lines, COST.line);
  if (on('tracks')) add(tracks, COST.track);
  if (on('farthest')) add(farthest, COST.track);
  add(ghostTracks, COST.oldTrack);
  add(ghostSites, COST.oldDisc);
  for (const { x, y, r } of discs) {
    const across = r < 6 ? [0] : [-0.7 * r, 0, 0.7 * r];
    const points = across.flatMap((dx) => across.map((dy) => ({ x: x + dx, y: y + dy })));
    obstacles.add(points, COST.disc);
  }
}

function seenDiscs(sites: Scene['sites']['features'], at: Project, zoom: number): Disc[] {
  const isFew = sites.length <= MOST_PLACES;
  return sites.flatMap(({ geometry, properties: { measured, own, radius } }) => {
    const point = measured && (isFew || !own) && at(geometry.coordinates);
    return point ? [{ ...point, r: drawnRadius(radius, zoom) }] : [];
  });
}

function recordNames(
  { drawn: { labels, edges, tracks }, on, at, zoom, obstacles }: Field,
  selected: string | null,
  discs: readonly Disc[],
): NameLabel[] {
  const isNamed = on('labels') && !(on('edges') && labels.features.length > MOST_NAMES);
  const origin = edges.origin && zoom < CROWDED.belowZoom && toUnit(edges.origin.position);
  return labels.features.flatMap(({ geometry, properties }) => {
    const { recordId, text, rank, radius, quiet } = properties;
    const isSelected = recordId === selected;
    const position = geometry.coordinates as [number, number];
    const isCrowded = origin && arcKm(origin, toUnit(position)) < CROWDED.km;
    if (!isSelected && (quiet || !isNamed || isCrowded)) return [];
    const track = tracks.features.find((one) => one.properties.recordId === recordId);
    const path = track?.geometry.coordinates ?? [];
    const places = anchorsOf([position, ...partsOf(path)], at);
    // With its own place out of sight a name does not move further along.
    if (places[0]?.position !== position || !obstacles.isInSight(places[0])) return [];
    const struck = samples(anchorsOf(path, at));
    const penalty = (box: Box) =>
      discs.some((disc) => distanceTo(box, disc) < disc.r + 1)
        ? UNREADABLE
        : STRUCK * struck.filter((point) => distanceTo(box, point) === 0).length;
    const candidates = candidatesBeside(places, text, LABEL_PX, radius, obstacles, penalty);
    const [priority, maxCost] = isSelected ? [-1, Infinity] : [3 + rank / 10, MAX_COST];
    return [{ what: 'name', key: `record ${recordId}`, recordId, priority, maxCost, candidates }];
  });
}

type NamedPoint = { name?: string; year?: number | null };

function otherNames({ drawn, on, at, obstacles }: Field): NameLabel[] {
  const { farthest, straits, zones, regionLines, centre } = drawn;
  const named = (
    what: Named['what'],
    text: string,
    places: readonly Position[],
    radius = 0,
  ): NameLabel => {
    const seen = anchorsOf(places, at).filter((place) => obstacles.isInSight(place));
    const candidates = candidatesBeside(seen, text, SMALL_PX, radius, obstacles);
    const priority = what === 'distance' ? 2 : 4;
    return { what, key: `${what} ${text}`, recordId: '', priority, maxCost: MAX_COST, candidates };
  };
  const points = (
    layer: Layer,
    what: Named['what'],
    { features }: { features: readonly Feature<Geometry, NamedPoint>[] },
    radius?: number,
  ) =>
    features.flatMap(({ geometry, properties: { name, year } }) =>
      on(layer) && geometry.type === 'Point'
        ? [named(what, name ?? String(year), [geometry.coordinates], radius)]
        : [],
    );
  return [
    ...farthest.features.flatMap(({ geometry, properties }) =>
      on('farthest') && geometry.type === 'LineString'
        ? [named('distance', properties.label, partsOf(geometry.coordinates), 2)]
        : [],
    ),
    ...points('straits', 'strait', straits),
    ...points('watch-zones', 'zone-name', zones),
    ...points('regions', 'region-name', regionLines),
    ...points('centre', 'centre-year', centre, 3),
  ];
}

const partsOf = (path: readonly Position[]): Position[] =>
  path.length ? PARTS.map((part) => path[Math.round(part * (path.length - 1))]!) : [];

function writtenAs([name, candidate]: [NameLabel, Candidate]): WrittenName {
  const { what, recordId, direction, partner } = name;
  const { text, place, box, anchor, leader } = candidate;
  const x = { start: box.x0, middle: (box.x0 + box.x1) / 2, end: box.x1 }[anchor];
  const end = leader?.at(-1);
  return {
    ...{ ...text, what, recordId, position: place.position, anchor },
    ...{ dx: x - place.x, dy: box.y0 + BASE * text.px - place.y },
    ...(direction && { direction }),
    ...(partner && { partner }),
    ...(end && { leader: { x: end.x - place.x, y: end.y - place.y } }),
  };
}

function number({ geometry, properties }: Scene['sites']['features'][number]): WrittenName[] {
  const { numbered, measured, recordId, count } = properties;
  if (!numbered || !measured) return [];
  const text = { what: 'count' as const, lines: [String(count)], px: SMALL_PX };
  const at = { dx: 0, dy: 4.2, anchor: 'middle' as const };
  return [{ ...text, ...at, recordId, position: geometry.coordinates }];
}
