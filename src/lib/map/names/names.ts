import type { Feature, Geometry, LineString, Position } from 'geojson';
import { formatCountry } from '$lib/site/format';
import type { Layer } from '$lib/view/view';
import type { Drawn } from '../reference';
import type { Scene } from '../scene';
import { anchorsOf, type Point, type Project, type Size } from '../screen';
import { drawnRadius, withRoom } from '../sites';
import { distanceTo, isWithin, overlap, type Box } from './boxes';
import { BASE, LABEL_PX, SMALL_PX, breakInto, wrap, type Text } from './lines';
import { ON, SIDES, candidatesBeside, placeLabels, type Candidate, type Label } from './place';

/** Label placement for a camera at rest. */
export interface NameFrame {
  at: Project;
  zoom: number;
  size: Size;
  covered: readonly Box[];
}

interface Named {
  what:
    | ('name' | 'count' | 'distance' | 'country')
    | ('strait' | 'zone-name' | 'region-name' | 'centre-year');
  /** Empty for what is no record's. */
  recordId: string;
  partner?: string;
}

/** A placed label; dx and dy from its place on the map to its baseline, px. */
export interface WrittenName extends Text, Named {
  position: Position;
  dx: number;
  dy: number;
  anchor: Candidate['anchor'];
}

type NameLabel = Label & Named;

/** Between names and the edge of the map, px. */
const INSIDE = 4;
/** More places than this leave no free room: they are no obstacles. */
const MOST_PLACES = 400;
/** Lines are obstacles as points so far apart, px. */
const SAMPLE_PX = 6;
/** From a place to its name, px. */
const BESIDE = 11;
/** From the rim of a larger sign to its name, px. */
const CLEAR = 5;
/** Positions along a line for its label, as shares of its length; best first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/** Names may not lie on it: a place, or a point of a line, which has no radius. */
interface Obstacle extends Point {
  r: number;
}

/**
 * Labels without room are dropped, except the selected record. Numbers that would overlap are dropped and
 * their sites drawn without.
 */
export function placeNames(
  drawn: Drawn,
  layers: readonly Layer[],
  { at, zoom, size, covered }: NameFrame,
  selected: string | null = null,
): { sites: Scene['sites']; written: WrittenName[] } {
  const on = (layer: Layer) => layers.includes(layer);
  const bounds = { x0: INSIDE, y0: INSIDE, x1: size.width - INSIDE, y1: size.height - INSIDE };
  const sites = { ...drawn.sites, features: withRoom(drawn.sites.features, at, zoom) };
  const obstacles = [
    ...(on('sites') ? discsOf(sites.features, at, zoom) : []),
    ...(on('tracks') ? linePoints(drawn.tracks.features, at) : []),
    ...(on('farthest') ? linePoints(linesOf(drawn.farthest.features), at) : []),
  ];
  const isFree = (box: Box) =>
    isWithin(box, bounds) &&
    !covered.some((other) => overlap(other, box)) &&
    obstacles.every((one) => distanceTo(box, one) > one.r);
  const isInSight = (point: Point) => distanceTo(bounds, point) === 0;
  const labels = [
    ...recordNames(drawn, on('labels'), selected, at, isInSight),
    ...distanceNames(drawn, on, at, isInSight),
    ...pointNames(drawn, on, at, isInSight),
    ...(on('labels') ? countryNames(drawn, at) : []),
  ];
  const numbers = on('sites') ? sites.features.flatMap(number) : [];
  const placed = placeLabels(labels, isFree);
  return { sites, written: [...numbers, ...[...placed].map(writtenAs)] };
}

function discsOf(sites: Scene['sites']['features'], at: Project, zoom: number): Obstacle[] {
  const isFew = sites.length <= MOST_PLACES;
  return sites.flatMap(({ geometry, properties: { measured, own, radius } }) => {
    const point = measured && (isFew || !own) && at(geometry.coordinates);
    return point ? [{ ...point, r: drawnRadius(radius, zoom) + 1 }] : [];
  });
}

const linesOf = <P>(features: readonly Feature<Geometry, P>[]) =>
  features.flatMap(({ geometry, properties }) =>
    geometry.type === 'LineString' ? { geometry, properties } : [],
  );

const linePoints = (lines: readonly { geometry: LineString }[], at: Project): Obstacle[] =>
  lines.length > MOST_PLACES
    ? []
    : lines.flatMap(({ geometry }) => sampled(anchorsOf(geometry.coordinates, at)));

const sampled = (line: readonly Point[]): Obstacle[] =>
  line.flatMap((point, i) => {
    const next = line[i + 1] ?? point;
    const steps = Math.max(
      1,
      Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / SAMPLE_PX),
    );
    return Array.from({ length: steps }, (_, k) => ({
      x: point.x + ((next.x - point.x) * k) / steps,
      y: point.y + ((next.y - point.y) * k) / steps,
      r: 0,
    }));
  });

function recordNames(
  { labels, tracks }: Drawn,
  areNamed: boolean,
  selected: string | null,
  at: Project,
  isInSight: (point: Point) => boolean,
): NameLabel[] {
  return labels.features.flatMap(({ geometry, properties }) => {
    const { recordId, text, rank, radius, quiet } = properties;
    const isRequired = recordId === selected;
    if (!isRequired && (quiet || !areNamed)) return [];
    const track = tracks.features.find((one) => one.properties.recordId === recordId);
    const along = partsOf(track?.geometry.coordinates ?? []);
    const places = anchorsOf([geometry.coordinates, ...along], at);
    // With its own place out of sight a name does not move further along.
    if (places[0]?.position !== geometry.coordinates || !isInSight(places[0])) return [];
    const candidates = besidePlaces(places, text, LABEL_PX, radius);
    return [
      { what: 'name', recordId, priority: isRequired ? 0 : 2 + rank / 10, candidates, isRequired },
    ];
  });
}

function distanceNames(
  { farthest }: Drawn,
  on: (layer: Layer) => boolean,
  at: Project,
  isInSight: (point: Point) => boolean,
): NameLabel[] {
  const lines = on('farthest') ? linesOf(farthest.features) : [];
  return lines.map(({ geometry, properties: { label } }) => {
    const places = anchorsOf(partsOf(geometry.coordinates), at).filter(isInSight);
    const candidates = besidePlaces(places, label, SMALL_PX, 2);
    return { what: 'distance', recordId: '', priority: 1, candidates };
  });
}

type NamedPoint = { name?: string; year?: number | null };

function pointNames(
  { straits, zones, regionLines, centre }: Drawn,
  on: (layer: Layer) => boolean,
  at: Project,
  isInSight: (point: Point) => boolean,
): NameLabel[] {
  const points = (
    layer: Layer,
    what: Named['what'],
    { features }: { features: readonly Feature<Geometry, NamedPoint>[] },
    radius = 0,
  ) =>
    features.flatMap(({ geometry, properties: { name, year } }): NameLabel[] => {
      if (!on(layer) || geometry.type !== 'Point') return [];
      const places = anchorsOf([geometry.coordinates], at).filter(isInSight);
      const candidates = besidePlaces(places, name ?? String(year), SMALL_PX, radius);
      return [{ what, recordId: '', priority: 3, candidates }];
    });
  return [
    ...points('straits', 'strait', straits),
    ...points('watch-zones', 'zone-name', zones),
    ...points('regions', 'region-name', regionLines),
    ...points('centre', 'centre-year', centre, 3),
  ];
}

function countryNames({ homes }: Drawn, at: Project): NameLabel[] {
  return homes.map(({ id: partner, labels }) => {
    const lines = [formatCountry(partner).toLocaleUpperCase()];
    const candidates = candidatesBeside(
      anchorsOf(labels, at),
      [{ lines, px: SMALL_PX, spaced: 0.2 }],
      ON,
      0,
    );
    return { what: 'country', recordId: '', partner, priority: 4, candidates };
  });
}

/** Beside each place, or on it where there is no sign (radius 0); in few lines, then in narrower ones. */
function besidePlaces(
  places: Parameters<typeof candidatesBeside>[0],
  text: string,
  px: typeof LABEL_PX | typeof SMALL_PX,
  radius: number,
): Candidate[] {
  const lines = wrap(text, px);
  const narrower = breakInto(text, lines.length + 1, px);
  const texts = [lines, ...(narrower ? [narrower] : [])].map((lines) => ({ lines, px }));
  return radius
    ? candidatesBeside(places, texts, SIDES, Math.max(BESIDE, radius + CLEAR))
    : candidatesBeside(places, texts, [...ON, ...SIDES], CLEAR);
}

const partsOf = (path: readonly Position[]): Position[] =>
  path.length ? PARTS.map((part) => path[Math.round(part * (path.length - 1))]!) : [];

function writtenAs([name, candidate]: [NameLabel, Candidate]): WrittenName {
  const { what, recordId, partner } = name;
  const { text, place, box, anchor } = candidate;
  const x = { start: box.x0, middle: (box.x0 + box.x1) / 2, end: box.x1 }[anchor];
  return {
    ...text,
    what,
    recordId,
    ...(partner && { partner }),
    position: place.position,
    anchor,
    dx: x - place.x,
    dy: box.y0 + BASE * text.px - place.y,
  };
}

function number({ geometry, properties }: Scene['sites']['features'][number]): WrittenName[] {
  const { numbered, measured, recordId, count } = properties;
  if (!numbered || !measured) return [];
  const text = { what: 'count' as const, lines: [String(count)], px: SMALL_PX };
  const at = { dx: 0, dy: 4.2, anchor: 'middle' as const };
  return [{ ...text, ...at, recordId, position: geometry.coordinates }];
}
