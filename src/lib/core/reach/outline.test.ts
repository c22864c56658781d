import { geoArea } from 'd3-geo';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { footprint } from './cells';
import { cellArea } from 'h3-js';
import { Places } from '../earth/places';
import type { Position } from '../record/model';
import { outlineOf } from './outline';
import { EARTH_RADIUS_KM, toUnit } from '../earth/sphere';

/** d3-geo wants clockwise outer rings; area on the sphere, without the radius H3 uses for cells. */
function areaKm2({ coordinates }: MultiPolygon): number {
  const turned = coordinates.map((rings) => rings.map((ring) => [...ring].reverse()));
  return geoArea({ type: 'MultiPolygon', coordinates: turned }) * EARTH_RADIUS_KM ** 2;
}
const cellsKm2 = (cells: readonly string[]) =>
  cells.reduce((sum, id) => sum + cellArea(id, 'km2'), 0);

const disc = (position: Position, km: number) =>
  footprint(new Places([toUnit(position)]).arcs, km).map(({ id }) => id);
const track = (positions: Position[]) =>
  footprint(new Places([], [positions.map(toUnit)]).arcs, 150).map(({ id }) => id);
const ring = () => {
  const inner = new Set(disc([178, 20], 120));
  return disc([178, 20], 400).filter((cell) => !inner.has(cell));
};

describe('the outline of cells', () => {
  const shapes: [string, string[]][] = [
    ['a disc', disc([130, 40], 150)],
    ['a disc over 180°', disc([-179.9, 62], 300)],
    ['a small disc', disc([20, 10], 50)],
    [
      'a track over 180°',
      track([
        [150, 45],
        [-170, 55],
        [-150, 30],
      ]),
    ],
    ['two discs', [...disc([10, 0], 150), ...disc([40, 0], 150)]],
    ['a ring over 180°', ring()],
  ];
  it.each(shapes.map(([name]) => name))('keeps the area of %s to 2 %%', (name) => {
    const [, cells] = shapes.find(([other]) => other === name)!;
    const drawn = outlineOf(cells);
    expect(Math.abs(areaKm2(drawn) / cellsKm2(cells) - 1)).toBeLessThan(0.02);
    expect(drawn.coordinates.flat().filter((r) => String(r[0]) !== String(r.at(-1)))).toEqual([]);
    const jumps = drawn.coordinates
      .flat()
      .flatMap((r) => r.slice(1).map((p, i) => Math.abs(p[0]! - r[i]![0]!)));
    expect(Math.max(...jumps)).toBeLessThan(10);
  });

  it('is smoother than the hexagons: no turn as sharp as theirs', () => {
    const sharpest = ({ coordinates }: MultiPolygon) =>
      Math.max(...coordinates.flat().flatMap((r) => turns(r as Position[])));
    const cells = disc([130, 10], 150);
    // A hexagon turns by 60° at each corner.
    expect(sharpest(outlineOf(cells))).toBeLessThan(35);
  });

  it('is not cut at 180°, and a hole lies on the same turn as what it is in', () => {
    const { coordinates } = outlineOf(ring());
    expect(coordinates.map((rings) => rings.length)).toEqual([2]);
    const [outer, hole] = coordinates[0]!.map((r) => r.map(([lng]) => lng!));
    expect(Math.min(...hole!)).toBeGreaterThan(Math.min(...outer!));
    expect(Math.max(...hole!)).toBeLessThan(Math.max(...outer!));
    expect(outer!.some((lng) => Math.abs(lng) > 180)).toBe(true);
  });

  it('round a pole is closed along it', () => {
    const drawn = outlineOf(disc([0, 89.5], 500));
    const latitudes = drawn.coordinates.flat(2).map(([, lat]) => lat!);
    expect(Math.max(...latitudes)).toBe(90);
    expect(Math.abs(areaKm2(drawn) / cellsKm2(disc([0, 89.5], 500)) - 1)).toBeLessThan(0.02);
  });

  it('of no cell is empty', () => {
    expect(outlineOf([])).toEqual({ type: 'MultiPolygon', coordinates: [] });
  });
});

/** Turns at the corners of a closed ring, degrees. */
function turns(closed: Position[]): number[] {
  const corners = closed.slice(1);
  return corners.map((b, i) => {
    const a = corners.at(i - 1)!;
    const c = corners[(i + 1) % corners.length]!;
    const angle = (p: Position, q: Position) =>
      Math.atan2(q[1] - p[1], (q[0] - p[0]) * Math.cos((b[1] * Math.PI) / 180));
    const turn = Math.abs(angle(b, c) - angle(a, b)) % (2 * Math.PI);
    return (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI;
  });
}
