import { kinks, polygon } from '@turf/turf';
import { capRing } from '../../src/lib/core/earth/cap';
import { PRECISION_KM, type Position } from '../../src/lib/core/record/model';
import { foldLng } from '../../src/lib/core/earth/sphere';
import { problem } from '../problem';
import { polygonsOf, regionShare, regionsAt, regionsLayer } from '../regions';
import type { EventFile, RegionsFile } from '../schema';
import type { Check } from './check';

export const siteInOneRegion: Check = ({ events, regions }) =>
  events.flatMap(({ file, event }) =>
    event.sites.flatMap(({ position }, i) => {
      const ids = regionsAt(regions, position);
      return ids.length === 1
        ? []
        : [
            problem(
              file,
              `sites[${i}].position`,
              position,
              `in exactly one region, not in ${ids.length === 0 ? 'none' : ids.join(' and ')}`,
            ),
          ];
    }),
  );

export const trackInRegions: Check = ({ events, regions }) =>
  events.flatMap(({ file, event }) => {
    if (!event.track) return [];
    const outside = regionShare(
      regions,
      event.track.waypoints.map(({ position }) => position),
    )[''];
    return outside === undefined
      ? []
      : [problem(file, 'track', `${outside * 100} % outside`, 'a track wholly inside the regions')];
  });

/** As QGIS (GEOS) and s2 want it: closed, no position twice on the sphere, no edge across another. */
export const ringsSound: Check = ({ regions }) =>
  regionsLayer(regions).features.flatMap(({ id, geometry }) =>
    polygonsOf(geometry)
      .flat()
      .flatMap((ring) => {
        const open = ring.slice(1).map(([lng, lat]) => String([foldLng(lng), lat]));
        const twice = open.find((position, i) => open.indexOf(position) !== i);
        const closed = String(ring[0]) === String(ring.at(-1));
        const [crossing] = closed && twice === undefined ? kinks(polygon([ring])).features : [];
        const wrong = closed ? (twice ?? crossing?.geometry.coordinates) : ring.at(-1);
        const expected = 'a closed ring without spike or crossing';
        return wrong === undefined ? [] : [problem('regions.geojson', id, wrong, expected)];
      }),
  );

/** Every region has one place in `directions.json`: in one direction, or at home. */
export const regionInOneDirection: Check = ({ regions, directions }) => {
  const known = regions.features.map(({ properties }) => properties.id);
  const listed = [
    ...directions.directions.flatMap((direction, i) =>
      direction.regions.map((id, j) => ({ field: `directions[${i}].regions[${j}]`, id })),
    ),
    ...directions.home.map((id, j) => ({ field: `home[${j}]`, id })),
  ];
  return [
    ...listed.flatMap(({ field, id }, i) => {
      const earlier = listed.findIndex((other) => other.id === id);
      if (known.includes(id) && earlier === i) return [];
      const expected = known.includes(id)
        ? `a region not named at ${listed[earlier]!.field}`
        : 'the id of a region';
      return [problem('directions.json', field, id, expected)];
    }),
    ...known
      .filter((id) => !listed.some((other) => other.id === id))
      .map((id) => problem('directions.json', 'home', directions.home, `"${id}" among them`)),
  ];
};

/** A place whose name names a region lies in it, or as near to it as its precision allows. */
export const placeInNamedRegion: Check = ({ events, regions }) => {
  const names = regionNames(regions);
  return events.flatMap(({ file, event }) =>
    event.sites.flatMap(({ name, position, precision }, i) => {
      const named = names.find(({ pattern }) => pattern.test(name));
      if (
        !named ||
        [position, ...capRing(position, PRECISION_KM[precision], 16)].some((p) => isIn(p, named.id))
      ) {
        return [];
      }
      const [found] = regionsAt(regions, position);
      const expected = `in or near ${named.id}, as it is called "${name}" (it is in ${found})`;
      return [problem(file, `sites[${i}].position`, position, expected)];
    }),
  );

  function isIn(position: Position, id: string): boolean {
    return regionsAt(regions, position).includes(id);
  }
};

/** How far a place may be on the wrong side of the 1:50m coast for its role, km. */
export const SHORE_KM = 20;

export const rightSideOfCoast: Check = ({ events }, land) =>
  events.flatMap(({ file, event }) =>
    event.sites.flatMap(({ role, position }, i) => {
      const expected = shoreExpected(event, role);
      if (!expected || land.coastKm(position, SHORE_KM) <= SHORE_KM) return [];
      const onLand = land.contains(position);
      if (expected === 'land' ? onLand : expected === 'sea' && !onLand) return [];
      const where = { land: 'on land', sea: 'at sea', coast: 'on the coast' }[expected];
      return [
        problem(
          file,
          `sites[${i}].position`,
          position,
          `${where} (within ${SHORE_KM} km), as it is a place of role "${role}"`,
        ),
      ];
    }),
  );

function shoreExpected(event: EventFile, role: string): 'land' | 'sea' | 'coast' | null {
  if (role === 'port' || role === 'landing') return 'coast';
  if (role === 'command') return 'land';
  if (role !== 'main') return null;
  if (event.domains.every((domain) => domain === 'land' || domain === 'cyber')) return 'land';
  // Border drills on the Amur count as sea: boats, but on a river.
  const afloat = event.domains.includes('sea') && !event.domains.includes('land');
  return afloat && event.series !== 'border-drill' ? 'sea' : null;
}

/** The parts of the regions' English names ("Yellow Sea", "Bohai"), the longest first. */
function regionNames({ features }: RegionsFile): { id: string; pattern: RegExp }[] {
  return features
    .flatMap(({ properties: { id, name } }) =>
      name.en.split(/, | and /).map((part) => ({ id, part })),
    )
    .filter(({ part }) => part.length > 5)
    .sort((a, b) => b.part.length - a.part.length)
    .map(({ id, part }) => ({ id, pattern: new RegExp(`\\b${part}\\b`) }));
}
