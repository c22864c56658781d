import { multiLineString, multiPolygon } from '@turf/turf';
import { pairs } from 'd3-array';
import type { Feature } from 'geojson';
import { signedArea } from '#core/earth/antimeridian';
import type { Position } from '#core/record/model';
import { countries, type NaturalEarth } from '../files/natural-earth';
import { problem } from '../files/read';
import type { SetFile } from '#core/record/set-file';

type Partners = SetFile['partners'];

const owners = (partners: Partners) =>
  new Map(partners.flatMap(({ id, home }) => home.map((iso) => [iso, id])));

/** Without a country in the atlas: their land would silently be missing. */
export const unknownHomes = (atlas: NaturalEarth, partners: Partners) => {
  const codes = new Set(countries(atlas).map(({ iso }) => iso));
  const expected = 'the ISO code of a country of the map';
  return partners.flatMap(({ home }, i) =>
    home.flatMap((iso, j) =>
      codes.has(iso) ? [] : problem('set.json', `partners[${i}].home[${j}]`, iso, expected),
    ),
  );
};

/** Coasts and borders are lines besides, shared ones once. */
export function basemap(atlas: NaturalEarth, partners: Partners) {
  const ownerOf = owners(partners);
  const drawn = new Set<string>();
  const features = countries(atlas).flatMap(({ iso, name, polygons }): Feature[] => {
    const coordinates = coarser(polygons, 2);
    const lines = coordinates.flat().flatMap((ring) => outline(ring, drawn));
    const properties = { name, iso, partner: ownerOf.get(iso ?? '') };
    const land = multiPolygon(coordinates, properties);
    return lines.length === 0 ? [land] : [land, multiLineString(lines, properties)];
  });
  return { type: 'FeatureCollection', features };
}

/** Closed rings cut at 180°, holes included (even-odd), to 100 m. */
export function homeLand(atlas: NaturalEarth, partners: Partners): Record<string, Position[][]> {
  const ownerOf = owners(partners);
  const home = Object.fromEntries(partners.map(({ id }): [string, Position[][]] => [id, []]));
  for (const { iso, polygons } of countries(atlas)) {
    const partner = ownerOf.get(iso ?? '');
    if (partner) home[partner]!.push(...coarser(polygons, 3).flat());
  }
  return home;
}

const coarser = (polygons: readonly Position[][][], decimals: number): Position[][][] =>
  polygons
    .map((rings) =>
      rings
        .map((ring) => roundedRing(ring, decimals))
        .filter((ring) => ring.length >= 4 && Math.abs(signedArea(ring)) > 1e-6),
    )
    .filter((rings) => rings.length > 0);

function outline(ring: readonly Position[], drawn: Set<string>): Position[][] {
  const lines: Position[][] = [];
  for (const [a, b] of pairs(ring)) {
    if ((Math.abs(a[0]) === 180 && a[0] === b[0]) || (a[1] === -90 && b[1] === -90)) continue;
    const edge = [a.join(), b.join()].sort().join(' ');
    if (drawn.has(edge)) continue;
    drawn.add(edge);
    const line = lines.at(-1);
    if (line?.at(-1) === a) line.push(b);
    else lines.push([a, b]);
  }
  return lines;
}

export function roundedRing(line: readonly Position[], decimals: number): Position[] {
  const scale = 10 ** decimals;
  const round = (n: number) => Math.round(n * scale) / scale;
  return line
    .map(([lng, lat]): Position => [round(lng), round(lat)])
    .filter((position, i, positions) => String(position) !== String(positions[i - 1]));
}
