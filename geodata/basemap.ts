import { signedArea } from '../src/lib/core/earth/antimeridian';
import type { Position } from '../src/lib/core/record/model';
import { countries, type Atlas } from './land';
import type { SetFile } from './set-schema';

type Partners = SetFile['partners'];

/** Whose land a country's polygons are, by ISO 3166-1 numeric code. */
const owners = (partners: Partners) =>
  new Map(partners.flatMap(({ id, home }) => home.map((iso) => [iso, id])));

/**
 * Countries as GeoJSON cut at 180°, `decimals` places. Properties: `name`, `iso` (numeric code,
 * where there is one) and `partner` (its id) for the partners' land. After each country
 * come its coasts and borders as lines, a border once, with the first of its two countries: next to
 * the polygons they repeat, they compress to almost nothing.
 */
export function basemap(atlas: Atlas, decimals: number, partners: Partners) {
  const ownerOf = owners(partners);
  const drawn = new Set<string>();
  const features = countries(atlas).flatMap(({ iso, name, polygons }) => {
    const coordinates = coarser(polygons, decimals);
    const lines = coordinates.flat().flatMap((ring) => outline(ring, drawn));
    const properties = {
      name,
      ...(iso === undefined ? {} : { iso }),
      ...(ownerOf.has(iso ?? '') && { partner: ownerOf.get(iso!) }),
    };
    const feature = <G>(geometry: G) => ({ type: 'Feature' as const, properties, geometry });
    return [
      feature({ type: 'MultiPolygon' as const, coordinates }),
      ...(lines.length === 0
        ? []
        : [feature({ type: 'MultiLineString' as const, coordinates: lines })]),
    ];
  });
  return { type: 'FeatureCollection' as const, features };
}

/**
 * The partners' own land for distances from home: closed rings cut at 180°, outer rings and holes
 * in one list (a position is on land if it is inside an odd number of them). 3 decimals, about 100 m.
 */
export function homeLand(atlas: Atlas, partners: Partners): Record<string, Position[][]> {
  const ownerOf = owners(partners);
  const home = Object.fromEntries(partners.map(({ id }): [string, Position[][]] => [id, []]));
  for (const { iso, polygons } of countries(atlas)) {
    const partner = ownerOf.get(iso ?? '');
    if (partner) home[partner]!.push(...coarser(polygons, 3).flat());
  }
  return home;
}

/** Rounded coordinates without the repeats and empty rings that rounding makes. */
function coarser(polygons: readonly Position[][][], decimals: number): Position[][][] {
  return polygons
    .map((rings) =>
      rings
        .map((ring) => rounded(ring, decimals))
        .filter((ring) => ring.length >= 4 && Math.abs(signedArea(ring)) > 1e-6),
    )
    .filter((rings) => rings.length > 0);
}

/** The ring as lines, without edges already drawn and without the cut at 180° and at the pole. */
function outline(ring: readonly Position[], drawn: Set<string>): Position[][] {
  const pieces: Position[][] = [];
  ring.slice(1).forEach((b, i) => {
    const a = ring[i]!;
    if ((Math.abs(a[0]) === 180 && a[0] === b[0]) || (a[1] === -90 && b[1] === -90)) return;
    const edge = [a.join(), b.join()].sort().join(' ');
    if (drawn.has(edge)) return;
    drawn.add(edge);
    const piece = pieces.at(-1);
    if (piece?.at(-1) === a) piece.push(b);
    else pieces.push([a, b]);
  });
  return pieces;
}

function rounded(line: readonly Position[], decimals: number): Position[] {
  const scale = 10 ** decimals;
  const round = (n: number) => Math.round(n * scale) / scale;
  return line
    .map(([lng, lat]): Position => [round(lng), round(lat)])
    .filter((p, i, all) => i === 0 || String(p) !== String(all[i - 1]));
}
