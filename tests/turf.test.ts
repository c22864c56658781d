import { readFileSync } from 'node:fs';
import * as turf from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { isSource, walk } from './tree';

/**
 * What is computed by which library, and for which measure. Turf computes; h3-js has the grid, which Turf has not;
 * GeographicLib measures what is printed, because Turf's sphere is up to 0.6 % off the ellipsoid.
 */
const USED: Record<string, Partial<Record<'turf' | 'h3' | 'geographiclib', string>>> = {
  // From the origin to each place, for the table of directions.
  'src/lib/core/reach/farthest-places.ts': { turf: 'distance' },
  'src/lib/core/reach/facts-builder.ts': { turf: 'distance' },
  // Extent: the planar hull of a gnomonic projection is the spherical one.
  'src/lib/core/earth/hull.ts': { turf: 'convex multiPoint' },
  'src/lib/core/earth/circle.ts': { turf: 'circle' },
  // In which piece of a polygon cut at 180° a hole is.
  'src/lib/core/earth/antimeridian.ts': { turf: 'booleanPointInPolygon polygon' },
  // Regions of places; places known only to lie within a region.
  'src/lib/core/earth/regions.ts': { turf: 'bbox booleanPointInPolygon' },
  'src/lib/core/earth/bounds.ts': { turf: 'bbox booleanPointInPolygon' },
  // On a partner's land or off its coast.
  'src/lib/core/earth/land.ts': { turf: 'bbox booleanPointInPolygon' },
  // Distances and areas that are printed, to 1 m on the ellipsoid; sectors of the compass around an origin.
  'src/lib/core/earth/geodesic.ts': { turf: 'bearing', geographiclib: 'default' },
  // Ground: cells of nearly equal area add up and are compared as sets, which polygons are not.
  'src/lib/core/reach/cells.ts': { h3: 'cellArea cellToChildren cellToLatLng getRes0Cells' },
  'src/lib/core/reach/outline.ts': { h3: 'cellsToMultiPolygon' },
  // Positions of ships and aircraft by the million.
  'src/cli/cells/cells.ts': { turf: 'distance', h3: 'cellToChildren cellToLatLng getRes0Cells' },
  'src/cli/cells/sweep.ts': { h3: 'cellToLatLng latLngToCell' },
  // Rings of places that do not cross themselves and hold the place.
  'geodata/checks/places.ts': { turf: 'booleanPointInPolygon kinks polygon' },
  'geodata/regions.ts': { turf: 'booleanPointInPolygon' },
};

const LIBRARIES = {
  '@turf/turf': 'turf',
  'h3-js': 'h3',
  'geographiclib-geodesic': 'geographiclib',
};

function found() {
  const files: typeof USED = {};
  for (const file of [...walk()].filter((name) => /^(src|geodata)\//.test(name))) {
    if (!isSource(file)) continue;
    const text = readFileSync(file, 'utf8');
    const imports = text.matchAll(/^(?:import|export) (?:\{([^}]*)\}|\w+)\s+from '([^']+)';/gm);
    for (const [, names = 'default', from = ''] of imports) {
      const library = LIBRARIES[from as keyof typeof LIBRARIES];
      if (!library) continue;
      const list = names.match(/\w+/g)!.sort().join(' ');
      (files[file] ??= {})[library as 'turf'] = list;
    }
  }
  return files;
}

describe('geometry', () => {
  it('is computed by these functions of these libraries, and by no others', () => {
    expect(found()).toEqual(USED);
  });

  it('is asked of functions that Turf has', () => {
    const names = Object.values(USED).flatMap((one) => one.turf?.split(' ') ?? []);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !(name in turf))).toEqual([]);
  });
});
