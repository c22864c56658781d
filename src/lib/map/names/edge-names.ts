import type { LineString } from 'geojson';
import { formatKm } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { ADVANCE_HALF_PX, EDGE_HALF_PX, markScale } from '../edges/edge-marks';
import { TOO_NEAR_KM, ahead, type EdgeCollection, type EdgeFeature } from '../edges/edge-features';
import { PLACE_PX, breakInto, type Box, type Spot, type Spots } from './label-placement';
import { alongBoxes, boxRound, inSight, type At, type WantedName } from './sight';

/**
 * Names of edges: outside the sign and away from the origin where there is room; never on a spoke, a sign
 * or another name. On a small map they say less.
 */
export interface EdgeNames {
  wanted: WantedName[];
  /** Where signs and spokes are. */
  taken: Box[];
}

/** Distances of a name from its edge, px. */
const GAPS = [8, 12, 17, 23, 30, 38, 47, 58];
const SMALL_PX = 500;
const NOTE_PX = 12;
/** Where the length of a ring may be written, degrees from north; best first. */
const RING_BEARINGS = [128, 140, 116, 152, 104, 92, 165, 80, 180, 195, 215, 240];

const ON_THE_PLACE: Spots = {
  of: [{ side: 'center', dx: 0, dy: 0, lift: 0 }],
  order: [0],
  costs: [0],
};

export function edgeNames(edges: EdgeCollection, at: At, zoom: number, width: number): EdgeNames {
  const scale = markScale(zoom);
  const found = edges.features.map((feature) => ({ feature, point: pointOf(feature, at) }));
  const taken = found.flatMap(({ feature, point }) => {
    const { what } = feature.properties;
    if (what === 'spoke') return alongBoxes(feature.geometry as LineString, at, 2);
    if (what === 'origin') return point ? [boxRound(point, 9)] : [];
    return point ? markBoxes(feature, point, at, scale) : [];
  });
  const wanted = found.flatMap(({ feature, point }) => {
    const { what } = feature.properties;
    if (what === 'ring') return ringName(feature, at);
    if (!point) return [];
    if (what === 'edge') return edgeName(feature, at, scale, width < SMALL_PX);
    if (width < SMALL_PX) return [];
    if (what === 'origin') return originName(feature, at);
    return what === 'advance' ? advanceName(feature, edges, at, scale) : [];
  });
  return { wanted, taken };
}

function edgeName(feature: EdgeFeature, at: At, scale: number, small: boolean): WantedName[] {
  const { direction, recordId, mark, words } = feature.properties;
  if (!words) return [];
  const { name, since, note, short } = words;
  const whole = [m.edge_name({ name }) + since, note];
  const variants = small ? [[name, short]] : [whole, [m.edge_name({ name }), since, note]];
  return inSight([placeOf(feature)], at, {
    ...{ what: 'edge', recordId, direction, mark, rank: -3, radius: 0, text: '' },
    ...{ variants: [...variants, [name, short]], strong: name },
    spots: spotsToward(
      [outwardOf(feature, at)],
      GAPS.map((gap) => gap * Math.max(0.8, scale)),
      Math.PI,
    ),
  });
}

function advanceName(
  feature: EdgeFeature,
  { features }: EdgeCollection,
  at: At,
  scale: number,
): WantedName[] {
  const { direction, recordId, year, km } = feature.properties;
  const edge = features.find(
    ({ properties }) => properties.direction === direction && properties.what === 'edge',
  );
  if (!edge || edge.properties.km - km < TOO_NEAR_KM) return [];
  const toward = outwardOf(feature, at);
  // Past either end of its sign.
  const spots = spotsToward(
    [toward + Math.PI / 2, toward - Math.PI / 2],
    [ADVANCE_HALF_PX * scale + 1, ADVANCE_HALF_PX * scale + 6],
    Math.PI / 3,
  );
  return inSight([placeOf(feature)], at, {
    ...{ what: 'advance', recordId, direction, rank: -2, radius: 0, px: NOTE_PX, spots },
    text: String(year),
  });
}

function originName(feature: EdgeFeature, at: At): WantedName[] {
  const text = m.edge_origin();
  const variants = [breakInto(text, 2, NOTE_PX) ?? [text], [text]];
  const spots = spotsToward([Math.PI * 1.2], [12, 20, 30, 42, 56], Math.PI);
  return inSight([placeOf(feature)], at, {
    ...{ what: 'origin', recordId: '', rank: -1.5, radius: 0, px: NOTE_PX, text, variants, spots },
  });
}

function ringName({ geometry, properties }: EdgeFeature, at: At): WantedName[] {
  const pieces = geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  const ring = geometry.type === 'LineString' ? geometry.coordinates : pieces.flat();
  const places = RING_BEARINGS.map(
    (bearing) => ring[Math.round((bearing / 360) * (ring.length - 1))]!,
  ).filter((place) => at(place));
  return inSight(places, at, {
    ...{ what: 'ring', recordId: '', rank: 2, radius: 0, px: PLACE_PX },
    ...{
      text: formatKm(properties.km),
      spots: ON_THE_PLACE,
    },
  });
}

const placeOf = ({ geometry }: EdgeFeature) =>
  geometry.type === 'Point' ? geometry.coordinates : [];
const pointOf = (feature: EdgeFeature, at: At) =>
  feature.geometry.type === 'Point' ? at(feature.geometry.coordinates) : null;

/** The way outward on the screen, radians from right, clockwise. */
function outwardOf(feature: EdgeFeature, at: At): number {
  const place = placeOf(feature);
  const [from, to] = [at(place), at(ahead(place, feature.properties.bearing))];
  return from && to ? Math.atan2(to.y - from.y, to.x - from.x) : 0;
}

function markBoxes(feature: EdgeFeature, { x, y }: Point, at: At, scale: number): Box[] {
  const { what, mark } = feature.properties;
  const half = (what === 'edge' ? EDGE_HALF_PX + 2 : ADVANCE_HALF_PX) * scale;
  const toward = outwardOf(feature, at);
  const [dx, dy] = [Math.cos(toward), Math.sin(toward)];
  const steps = Math.ceil(half / 3);
  const boxes = Array.from({ length: 2 * steps + 1 }, (_, i) => {
    const along = half * (i / steps - 1);
    return boxRound({ x: x - dy * along, y: y + dx * along }, what === 'edge' ? 6 : 2);
  });
  const arrows = mark === 'moving' ? [-15, 0, 15] : [];
  return [
    ...boxes,
    ...arrows.map((along) =>
      boxRound(
        { x: x + (8 * dx - along * dy) * scale, y: y + (8 * dy + along * dx) * scale },
        5 * scale,
      ),
    ),
  ];
}

interface Point {
  x: number;
  y: number;
}

/** Of a text above or below its place: how far it may be shifted along, px. */
const SHIFTS = [
  { side: 'center', dx: 0, cost: 0 },
  ...[10, 25, 40, 60].flatMap((px) => [
    { side: 'left' as const, dx: -px, cost: 0.3 + px / 200 },
    { side: 'right' as const, dx: px, cost: 0.3 + px / 200 },
  ]),
] as const;
const TURNS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);

interface Round {
  of: Spot[];
  /** Of each spot: its turn, and its price but for that. */
  turns: number[];
  costs: number[];
}

/** All round a place. */
const spotsRound = remembered((...gaps: number[]): Round => {
  const all = TURNS.flatMap((turn) => {
    const [x, y] = [Math.cos(turn), Math.sin(turn)];
    const shifts =
      Math.abs(x) < 0.5 ? SHIFTS : [{ side: x > 0 ? 'left' : 'right', dx: 0, cost: 0 } as const];
    const lift = Math.abs(x) < 0.5 ? Math.sign(y) : y;
    return gaps.flatMap((gap) =>
      shifts.map(({ side, dx, cost }) => ({
        ...{ turn, cost, far: (gap - gaps[0]!) / 14 },
        spot: { side, dx: dx + gap * x, dy: gap * y, lift },
      })),
    );
  });
  return {
    of: all.map(({ spot }) => spot),
    turns: all.map(({ turn }) => turn),
    costs: all.map(({ cost, far }) => cost + far),
  };
});

/** Cheapest toward the angles, one after the other, and near; none that turns farther away than `most`. */
const spotsToward = remembered(
  (angles: readonly number[], gaps: readonly number[], most: number): Spots => {
    const { of, turns, costs } = spotsRound(...gaps);
    const found = angles.flatMap((angle) =>
      turns
        .map((turn, spot) => {
          const off = Math.abs(((turn - angle + 5 * Math.PI) % (2 * Math.PI)) - Math.PI);
          return { spot, off, cost: costs[spot]! + off / (Math.PI / 4) };
        })
        .filter(({ off }) => off <= most)
        .sort((a, b) => a.cost - b.cost),
    );
    return {
      of,
      order: Uint16Array.from(found, ({ spot }) => spot),
      costs: Float64Array.from(found, ({ cost }) => cost),
    };
  },
);

/** For a camera at rest the same is asked for year after year. */
function remembered<Asked extends unknown[], Found>(find: (...asked: Asked) => Found) {
  const known = new Map<string, Found>();
  return (...asked: Asked): Found => {
    const key = JSON.stringify(asked);
    const found = known.get(key) ?? find(...asked);
    if (known.size > 200) known.clear();
    known.set(key, found);
    return found;
  };
}
