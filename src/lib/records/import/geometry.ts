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

export type Given = readonly unknown[];

export interface Shape {
  kind: 'point' | 'line' | 'area';
  along: Given[];
}

/** Lines that begin this near to where another ends are one: as far as a place may be off. */
const JOIN_KM = PRECISION_KM.area;
/** More waypoints tell a track no better, and take long to measure. */
const MOST_WAYPOINTS = 1000;

export function shapesOf(geometry: unknown, depth = 0): Shape[] | null {
  // RFC 7946 §3.2: a feature without a place has a null geometry.
  if (geometry === null || geometry === undefined) return [];
  if (!isObject(geometry) || typeof geometry.type !== 'string' || depth > 20) return null;
  const { type, coordinates, geometries } = geometry;
  const all = list(coordinates);
  if (type === 'Point') return [{ kind: 'point', along: [position(coordinates)] }];
  if (type === 'LineString') return [{ kind: 'line', along: all.map(position) }];
  if (type === 'Polygon') return [{ kind: 'area', along: list(all[0]).map(position) }];
  const [, single] = /^Multi(Point|LineString|Polygon)$/.exec(type) ?? [];
  if (!single && type !== 'GeometryCollection') return null;
  const parts = single
    ? all.map((coordinates) => ({ type: single, coordinates }))
    : list(geometries);
  const shapes = parts.map((part) => shapesOf(part, depth + 1));
  return shapes.every((found) => found !== null) ? shapes.flat() : null;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A height is left out; what is no number stays and fails the check, with its value shown. */
const position = (value: unknown): Given => (Array.isArray(value) ? value.slice(0, 2) : [value]);

const isPosition = (given: Given): given is Position =>
  Number.isFinite(given[0]) && Number.isFinite(given[1]);

/** Lines that meet, as those cut at 180° do, put together; others stay lines of their own. */
export function joined(lines: readonly Given[][]): Given[][] {
  const found: Given[][] = [];
  for (const line of lines) {
    const [before, first] = [found.at(-1)?.at(-1), line[0]];
    const meets = before && first && isPosition(before) && isPosition(first);
    if (meets && arcKm(toUnit(before), toUnit(first)) <= JOIN_KM) found.at(-1)!.push(...line);
    else found.push([...line]);
  }
  return found.map((line) =>
    line.every(isPosition)
      ? continuous(line).filter(
          ([lng, lat], i, all) => i === 0 || lng !== all[i - 1]![0] || lat !== all[i - 1]![1],
        )
      : line,
  );
}

export function thinned(line: readonly Given[]): Given[] {
  const step = Math.max(1, Math.ceil((line.length - 1) / (MOST_WAYPOINTS - 1)));
  return line.filter((_, i) => i % step === 0 || i === line.length - 1);
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/** The middle of a ring and the precision whose radius holds it, or the coarsest. */
export function middleOf(ring: readonly Given[]): { position: Given; precision: Precision } {
  const units = ring.slice(0, -1).filter(isPosition).map(toUnit);
  if (units.length < 3) return { position: ring[0] ?? [], precision: 'area' };
  const centre = normalize(units.reduce((sum, unit) => combine(sum, 1, unit, 1), ZERO));
  const radiusKm = Math.max(...units.map((unit) => arcKm(centre, unit)));
  return {
    position: toPosition(centre).map(rounded),
    precision: PRECISIONS.find((name) => PRECISION_KM[name] >= radiusKm) ?? 'sea',
  };
}
