import {
  arcKm,
  combine,
  continuous,
  normalize,
  toPosition,
  toUnit,
  ZERO,
} from '$lib/core/earth/sphere';
import { PRECISION_KM, PRECISIONS, type Position, type Precision } from '$lib/core/record/model';

/** A position as a file has it: it may hold anything, also no numbers. */
type RawPosition = readonly unknown[];

export interface Shape {
  kind: 'point' | 'line' | 'area';
  positions: RawPosition[];
}

/** A line that begins this near to the end of another continues it: within the error of a place. */
const JOIN_KM = PRECISION_KM.area;
/** More waypoints add nothing to a track at the scale of the atlas, and are slow to measure. */
const MAX_WAYPOINTS = 1000;
const MAX_DEPTH = 20;

/** The shapes of a GeoJSON geometry; none for an absent one, null for what is no geometry. */
export function shapesOf(geometry: unknown, depth = 0): Shape[] | null {
  // RFC 7946 §3.2: an unlocated feature has a null geometry.
  if (geometry === null || geometry === undefined) return [];
  if (!isObject(geometry) || typeof geometry.type !== 'string' || depth > MAX_DEPTH) return null;
  const { type } = geometry;
  const coordinates = listOf(geometry.coordinates);
  if (type === 'Point') return [{ kind: 'point', positions: [rawPosition(geometry.coordinates)] }];
  if (type === 'LineString') return [{ kind: 'line', positions: coordinates.map(rawPosition) }];
  if (type === 'Polygon') {
    return [{ kind: 'area', positions: listOf(coordinates[0]).map(rawPosition) }];
  }
  const [, partType] = /^Multi(Point|LineString|Polygon)$/.exec(type) ?? [];
  if (!partType && type !== 'GeometryCollection') return null;
  const parts = partType
    ? coordinates.map((part) => ({ type: partType, coordinates: part }))
    : listOf(geometry.geometries);
  const shapes = parts.map((part) => shapesOf(part, depth + 1));
  return shapes.every((partShapes) => partShapes !== null) ? shapes.flat() : null;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Without its height. What is no number stays, so that the check can show it. */
const rawPosition = (value: unknown): RawPosition =>
  Array.isArray(value) ? value.slice(0, 2) : [value];

const isPosition = (position: RawPosition): position is Position =>
  Number.isFinite(position[0]) && Number.isFinite(position[1]);

/** Joins lines that meet end to start, as those cut at 180° do, and drops repeated positions. */
export function joinLines(lines: readonly RawPosition[][]): RawPosition[][] {
  const joined: RawPosition[][] = [];
  for (const line of lines) {
    const previous = joined.at(-1);
    const end = previous?.at(-1);
    const start = line[0];
    const isContinued =
      end &&
      start &&
      isPosition(end) &&
      isPosition(start) &&
      arcKm(toUnit(end), toUnit(start)) <= JOIN_KM;
    if (isContinued) previous!.push(...line);
    else joined.push([...line]);
  }
  return joined.map((line) => (line.every(isPosition) ? withoutRepeats(continuous(line)) : line));
}

const withoutRepeats = (line: readonly Position[]): Position[] =>
  line.filter(([lng, lat], i) => lng !== line[i - 1]?.[0] || lat !== line[i - 1]?.[1]);

/** At most `MAX_WAYPOINTS` of the line, evenly spaced, with both ends. */
export function thin(line: readonly RawPosition[]): RawPosition[] {
  const step = Math.max(1, Math.ceil((line.length - 1) / (MAX_WAYPOINTS - 1)));
  return line.filter((_, i) => i % step === 0 || i === line.length - 1);
}

const round6 = (value: number) => Math.round(value * 1e6) / 1e6;

/** The centre of a ring, and the finest precision whose radius holds all of it, else the coarsest. */
export function centreOf(ring: readonly RawPosition[]): {
  position: RawPosition;
  precision: Precision;
} {
  const units = ring.slice(0, -1).filter(isPosition).map(toUnit);
  if (units.length < 3) return { position: ring[0] ?? [], precision: 'area' };
  const centre = normalize(units.reduce((sum, unit) => combine(sum, 1, unit, 1), ZERO));
  const radiusKm = Math.max(...units.map((unit) => arcKm(centre, unit)));
  return {
    position: toPosition(centre).map(round6),
    precision: PRECISIONS.find((name) => PRECISION_KM[name] >= radiusKm) ?? 'sea',
  };
}
