/**
 * Readers on the sphere (s2, BigQuery, Earth Engine) join vertices by geodesics, not by straight lines in
 * longitude and latitude. The polygons we publish must be valid there too: no edge of a ring crosses
 * another, no vertex comes twice. Planar validity: `ogrinfo … ST_IsValid` of GDAL, and regions.test.ts.
 */
import { readFileSync } from 'node:fs';
import type { FeatureCollection, Position } from 'geojson';
import { describe, expect, it } from 'vitest';

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
function faults(ring: readonly Position[]): string[] {
  const open = ring.slice(0, -1);
  const twice = open.filter(
    (vertex, i) => open.findIndex((other) => `${other}` === `${vertex}`) !== i,
  );
  const edges = open.map((from, i): [Vector, Vector] => [vector(from), vector(ring[i + 1]!)]);
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

describe('a ring on the sphere', () => {
  it('is refused when two of its edges cross, also across 180°, or when it touches itself', () => {
    const bowTie = (lng: number) => [
      [lng, 0],
      [lng + 10, 10],
      [lng + 10, 0],
      [lng, 10],
      [lng, 0],
    ];
    expect(faults(bowTie(20))).toHaveLength(1);
    expect(faults(bowTie(175))).toHaveLength(1);
    const eight = [...bowTie(20).slice(0, 2), [25, 20], [15, 20], [30, 10], [25, 0], [20, 0]];
    expect(faults(eight)).toContain('30,10 twice');
  });

  it('may be fine with straight edges and still cross as geodesics: a parallel bulges north', () => {
    const sliver = [
      [0, 60],
      [60, 60],
      [60, 70],
      [30, 61],
      [0, 70],
      [0, 60],
    ];
    // At 30° E it is at atan(tan 60° / cos 30°) = 63.4°: both edges that meet at 61° cross it.
    expect(faults(sliver)).toEqual(['0,60 × 60,70', '0,60 × 30,61']);
  });
});

it.each(['regions', 'watch-zones', 'ground'])('%s.geojson is valid on the sphere', (name) => {
  const file = readFileSync(`static/data/${name}.geojson`, 'utf8');
  const rings = ringsOf(JSON.parse(file) as FeatureCollection);
  expect(rings.length).toBeGreaterThan(0);
  expect(rings.flatMap(faults)).toEqual([]);
});
