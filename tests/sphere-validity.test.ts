/**
 * Readers on the sphere (s2, BigQuery, Earth Engine) join vertices by geodesics, not by straight lines in
 * longitude and latitude. The polygons we publish must be valid there too: no edge of a ring crosses
 * another, no vertex comes twice. Planar validity: `ogrinfo … ST_IsValid` of GDAL, and regions.test.ts.
 */
import { readFileSync } from 'node:fs';
import type { FeatureCollection, Position } from 'geojson';
import { expect, it } from 'vitest';

type Vector = readonly [number, number, number];

function vector([lng = 0, lat = 0]: Position): Vector {
  const [l, p] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}

/** On which side of the great circle from `a` to `b` is `c`: the sign of (a × b) · c. */
const side = (a: Vector, b: Vector, c: Vector) =>
  Math.sign(
    (a[1] * b[2] - a[2] * b[1]) * c[0] +
      (a[2] * b[0] - a[0] * b[2]) * c[1] +
      (a[0] * b[1] - a[1] * b[0]) * c[2],
  );

/** S2's simple crossing: all four triangles of two arcs turn the same way. */
function cross([a, b]: [Vector, Vector], [c, d]: [Vector, Vector]): boolean {
  const turn = side(a, c, b);
  return turn === side(c, b, d) && turn === side(b, d, a) && turn === side(d, a, c);
}

/** What a reader on the sphere would refuse of a closed ring. */
function faults(closed: readonly Position[]): string[] {
  const open = closed.slice(0, -1);
  const twice = open.filter(
    (vertex, i) => open.findIndex((other) => `${other}` === `${vertex}`) !== i,
  );
  const edges = open.map((from, i): [Vector, Vector] => [vector(from), vector(closed[i + 1]!)]);
  const crossings = edges.flatMap((edge, i) =>
    edges.slice(i + 2).flatMap((other, j) =>
      // The last edge ends where the first begins.
      !(i === 0 && i + 2 + j === edges.length - 1) && cross(edge, other)
        ? [`${open[i]} × ${open[i + 2 + j]}`]
        : [],
    ),
  );
  return [...twice.map((vertex) => `${vertex} twice`), ...crossings];
}

function ringsOf({ features }: FeatureCollection): Position[][] {
  return features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates;
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
  });
}

const ring = (text: string) => JSON.parse(`[${text}]`) as Position[];

/** A parallel bulges north: at 30° E it is at atan(tan 60° / cos 30°) = 63.4°, so that both edges to 61° cross it. */
it('a ring that is sound with straight edges may cross as geodesics, or touch itself', () => {
  const sliver = ring('[0, 60], [60, 60], [60, 70], [30, 61], [0, 70], [0, 60]');
  expect(faults(sliver)).toEqual(['0,60 × 60,70', '0,60 × 30,61']);
  const eight = ring('[20, 0], [30, 10], [25, 20], [15, 20], [30, 10], [25, 0], [20, 0]');
  expect(faults(eight)).toContain('30,10 twice');
});

it.each(['regions', 'watch-zones', 'ground'])('%s.geojson is valid on the sphere', (name) => {
  const file = readFileSync(`static/data/${name}.geojson`, 'utf8');
  const rings = ringsOf(JSON.parse(file) as FeatureCollection);
  expect(rings.length).toBeGreaterThan(0);
  expect(rings.flatMap(faults)).toEqual([]);
});
