import { m } from '$lib/paraglide/messages';
import { formatCountry, formatKm } from '$lib/site/format';
import type { Position } from 'geojson';
import { samples, thick, type EdgeSymbol, type Edges } from '../edges/edges';
import { anchorsOf, type Project } from '../screen';
import { ON, candidatesAround, directionTo, directionsRound } from './candidates';
import { LABEL_PX, SMALL_PX, breakInto, type Text } from './lines';
import { boxAround, distanceTo, distanceToAny, type Box, type Obstacles } from './obstacles';
import { MISPLACED, type NameLabel } from './place';

/** Labels of the edges layer: edges, years of earlier marks, the origin, distance rings and partners. */

/** Narrower maps shorten the text of an edge, */
const SHORT_PX = 800;
/** and still narrower ones label nothing else but rings and countries. */
const FEW_PX = 600;
const OWN = 1.5;
/** Where the length of a ring may be written, degrees from north; best first. */
const RING_BEARINGS = [128, 140, 116, 152, 104, 92, 165, 80, 180, 195, 215, 240];
export function edgeNames(
  { words, origin, rings, homes }: Edges,
  seen: readonly EdgeSymbol[],
  project: Project,
  obstacles: Obstacles,
): NameLabel[] {
  const width = obstacles.bounds.x1;
  const isWide = width >= FEW_PX;
  const isSeen = ({ middle }: EdgeSymbol) =>
    obstacles.isInSight(middle) && !obstacles.isCovered(middle);
  const onOneOf = (
    name: Pick<NameLabel, 'what' | 'key' | 'partner'>,
    text: Text,
    places: readonly Position[],
  ): NameLabel => {
    const candidates = anchorsOf(places, project).flatMap((place) =>
      candidatesAround({ place, texts: [text], directions: ON, distances: [0] }, obstacles),
    );
    return { ...name, recordId: '', priority: 5, maxCost: 4, candidates };
  };
  return [
    ...seen.filter(isSeen).flatMap((edge): NameLabel[] => {
      const own = words[edge.direction];
      if (edge.isEdge) return own ? [edgeName(edge, textsOf(own, width), seen, obstacles)] : [];
      return isWide ? [yearOf(edge, seen, obstacles)] : [];
    }),
    ...(origin && seen.length && isWide ? originName(origin, project, obstacles) : []),
    ...rings.features.map(({ geometry, properties: { km } }) => {
      const ring = geometry.coordinates.toReversed();
      const at = (bearing: number) => ring[Math.round((bearing / 360) * (ring.length - 1))]!;
      const text = { lines: [formatKm(km)], px: SMALL_PX };
      return onOneOf({ what: 'ring', key: `ring ${km}` }, text, RING_BEARINGS.map(at));
    }),
    ...homes.map(({ id: partner, labels }) => {
      const lines = [formatCountry(partner).toLocaleUpperCase()];
      const text = { lines, px: SMALL_PX, spaced: 0.2 };
      return onOneOf({ what: 'country', key: partner, partner }, text, labels);
    }),
  ];
}

function textsOf(words: Edges['words'][string], width: number): Text[] {
  const px = width < FEW_PX ? SMALL_PX : LABEL_PX;
  if (width < SHORT_PX) {
    const { shortName: strong, short, year } = words;
    const halves = breakInto(strong, 2, px);
    const lines = [
      [strong, short],
      [`${strong} ${short}`],
      ...(halves ? [[...halves, short]] : []),
      [`${strong} ${year}`],
    ];
    return lines.map((lines) => ({ lines, px, strong }));
  }
  const { since, note } = words;
  const strong = m.edge_name({ name: words.name });
  const halves = breakInto(note, 2, px) ?? [note];
  return [
    { lines: [strong + since, note], px, strong, noteFrom: 1 },
    { lines: [strong.trim(), since, note], px, strong: strong.trim(), noteFrom: 2 },
    { lines: [strong.trim(), since, ...halves], px, strong: strong.trim(), noteFrom: 2 },
  ];
}

function edgeName(
  edge: EdgeSymbol,
  texts: Text[],
  seen: readonly EdgeSymbol[],
  obstacles: Obstacles,
): NameLabel {
  const { direction, recordId, middle: place, body, out, scale } = edge;
  const others = seen.filter((other) => other.isEdge && other !== edge);
  const candidates = candidatesAround(
    {
      ...{ place, texts, step: 3, sign: body, margin: 4 * thick(scale) },
      directions: directionsRound(36, ({ x, y }) => 7 * (1 - x * out.x - y * out.y)),
      distances: [4, 9, 15, 22, 30, 39, 49, 60, 72, 85],
      penalty: (box) => (isNearer(box, others, distanceToAny(box, body) + 0.5) ? MISPLACED : 0),
    },
    obstacles,
  );
  const key = `edge ${direction} ${recordId}`;
  const label = { key, recordId, direction, candidates };
  return { what: 'edge', priority: 0, maxCost: Infinity, ...label };
}

function yearOf(edge: EdgeSymbol, seen: readonly EdgeSymbol[], obstacles: Obstacles): NameLabel {
  const { direction, recordId, body, mark, year } = edge;
  const line = edge.most ?? edge.line;
  const others = seen.filter((other) => other !== edge);
  const texts = [{ lines: [mark === 'possible' ? `${year}?` : String(year)], px: SMALL_PX }];
  const [first, last] = [line[0]!, line.at(-1)!];
  const candidates = [first, last].flatMap((from) => {
    const other = from === first ? last : first;
    const along = Math.atan2(from.y - other.y, from.x - other.x);
    const directions = [0, -0.6, 0.6, -1.2, 1.2].map((turn) =>
      directionTo(along + turn, Math.abs(turn)),
    );
    const penalty = (box: Box) =>
      isNearer(box, others, OWN * distanceToAny(box, body)) ? Infinity : 0;
    const around = { place: edge.middle, from, texts, directions, distances: [3], penalty };
    return candidatesAround(around, obstacles);
  });
  const key = `year ${direction} ${recordId}`;
  return { what: 'year', key, recordId, direction, priority: 1, maxCost: 26, candidates };
}

function originName(
  { position, name }: NonNullable<Edges['origin']>,
  project: Project,
  obstacles: Obstacles,
): NameLabel[] {
  const [place] = anchorsOf([position], project);
  if (!place || !obstacles.isInSight(place)) return [];
  const texts = [{ lines: [m.edge_origin(), ...(name ? [name] : [])], px: SMALL_PX }];
  const directions = directionsRound(24, ({ y }) => 2 * (1 + y));
  const distances = [26, 40, 56, 74, 94, 116];
  const candidates = candidatesAround({ place, texts, directions, distances }, obstacles);
  for (const candidate of candidates) {
    const { x0, y0, x1, y1 } = candidate.box;
    const end = { x: Math.min(x1, Math.max(x0, place.x)), y: Math.min(y1, Math.max(y0, place.y)) };
    candidate.leader = samples([place, end]);
    for (const point of candidate.leader.slice(2))
      candidate.cost += obstacles.costOf(boxAround(point, 2));
  }
  return [{ what: 'origin', key: 'origin', recordId: '', priority: 2, maxCost: 40, candidates }];
}

const isNearer = (box: Box, signs: readonly EdgeSymbol[], px: number): boolean =>
  signs.some(
    ({ middle, half, body }) =>
      distanceTo(box, middle) - half < px && distanceToAny(box, body) < px,
  );
