import { BASE } from '../../src/lib/core/record/languages';
import { booleanPointInPolygon, kinks, polygon } from '@turf/turf';
import { pairs } from 'd3-array';
import { circleRing } from '../../src/lib/core/earth/circle';
import { PRECISION_KM, type Position } from '../../src/lib/core/record/model';
import { foldLng, toUnit } from '../../src/lib/core/earth/sphere';
import { polygonsOf, regionsAt } from '../../src/lib/core/earth/regions';
import { trackShare, regionsLayer } from '../build/regions';
import type { EventFile, Within } from '../../src/lib/core/record/schema';
import type { RegionsFile } from '../files/dataset';
import { eachEvent, inFile, type Check } from './check';

export const siteInOneRegion: Check = ({ events, regions }) => {
  // Two overlapping regions are one fault, however many sites they share.
  const overlaps = new Set<string>();
  return events.flatMap(({ file, event }) =>
    inFile(file, (say) =>
      event.sites.forEach(({ position }, i) => {
        const ids = regionsAt(regions, position);
        const holders = ids.join(' and ');
        if (ids.length === 1 || overlaps.has(holders)) return;
        if (ids.length > 1) overlaps.add(holders);
        const actual =
          holders || `none${swapped(regions, position) || ': regions.geojson has to hold it'}`;
        say(`sites[${i}].position`, position, `in exactly one region, not in ${actual}`);
      }),
    ),
  );
};

export const placesOnce = eachEvent(({ sites }, say) => {
  sites.forEach(({ name, position }, i) => {
    const first = sites.findIndex(
      (site) => site.name === name && `${site.position}` === `${position}`,
    );
    if (first < i) say(`sites[${i}].name`, name, `a place not named at sites[${first}]`);
  });
});

function swapped(regions: RegionsFile, [lng, lat]: Position, region?: string): string {
  if (Math.abs(lng) > 90) return '';
  const ids = regionsAt(regions, [lat, lng]);
  const isInside = region === undefined ? ids.length > 0 : ids.includes(region);
  return isInside ? ' (swapped? longitude comes first)' : '';
}

export const trackInRegions = eachEvent(({ track }, say, { regions }) => {
  const outside = track ? trackShare(regions, track.waypoints)[''] : undefined;
  if (outside !== undefined)
    say('track', `${outside * 100} % outside`, 'a track wholly inside the regions');
});

function ringFault(ring: readonly Position[]): unknown {
  const open = ring.slice(1).map(([lng, lat]) => String([foldLng(lng), lat]));
  const repeated = open.find((position, i) => open.indexOf(position) !== i);
  return repeated ?? kinks(polygon([[...ring]])).features[0]?.geometry.coordinates;
}

/** QGIS (GEOS) and s2 reject repeated positions and crossing edges. */
export const ringsSound: Check = ({ regions }) =>
  inFile('regions.geojson', (say) => {
    for (const { id, geometry } of regionsLayer(regions).features) {
      for (const ring of polygonsOf(geometry).flat()) {
        const fault = ringFault(ring);
        if (fault !== undefined) say(id, fault, 'a closed ring without spike or crossing');
      }
    }
  });

/** Bounds hold the point drawn for them. */
export const withinSound = eachEvent(({ sites, track }, say, { regions }) => {
  const ids = regionIds(regions);
  const check = (field: string, [lng, lat]: Position, { region, ring }: Within) => {
    const position: Position = [foldLng(lng), lat];
    if (region !== undefined) {
      if (!ids.includes(region)) say(`${field}.region`, region, 'the id of a region');
      else if (!regionsAt(regions, position).includes(region))
        say(field, region, `a region that holds ${position}${swapped(regions, position, region)}`);
      return;
    }
    const steps = pairs(ring!, ([from], [to]) => Math.abs(to - from));
    if (steps.some((step) => step > 180)) say(`${field}.ring`, ring, 'a ring on one side of 180°');
    else if (ringFault(ring!) !== undefined)
      say(`${field}.ring`, ringFault(ring!), 'a ring without spike or crossing');
    else if (!booleanPointInPolygon(position, polygon([ring!])))
      say(`${field}.ring`, ring, `a ring round ${position}`);
  };
  sites.forEach(({ position, within }, i) => {
    if (within) check(`sites[${i}].within`, position, within);
  });
  track?.waypoints.forEach(({ position, within }, i) => {
    if (within) check(`track.waypoints[${i}].within`, position, within);
  });
});

/** `directions.json` names every region once: in a direction, or at home. */
export const regionInOneDirection: Check = ({ regions, directions: { directions, home } }) =>
  inFile('directions.json', (say) => {
    const ids = regionIds(regions);
    const fields = new Map<string, string>();
    const visit = (field: string, id: string) => {
      const earlier = fields.get(id);
      if (!ids.includes(id)) say(field, id, 'the id of a region');
      else if (earlier) say(field, id, `a region not named at ${earlier}`);
      fields.set(id, earlier ?? field);
    };
    directions.forEach((direction, i) =>
      direction.regions.forEach((id, j) => visit(`directions[${i}].regions[${j}]`, id)),
    );
    home.forEach((id, j) => visit(`home[${j}]`, id));
    for (const id of ids) if (!fields.has(id)) say('home', home, `"${id}" among them`);
  });

export const placeInNamedRegion = eachEvent(({ sites }, say, { regions }) => {
  const names = regionNames(regions);
  sites.forEach(({ name, position, precision }, i) => {
    const named = names.find(({ pattern }) => pattern.test(name));
    if (!named) return;
    const nearby = [position, ...circleRing(position, PRECISION_KM[precision], 16)];
    if (nearby.some((p) => regionsAt(regions, p).includes(named.id))) return;
    const [region = 'no region'] = regionsAt(regions, position);
    const expected = `in or near ${named.id}, as it is called "${name}" (it is in ${region})`;
    say(`sites[${i}].position`, position, expected + swapped(regions, position, named.id));
  });
});

export const placesNamed: Check = ({ events, places, set: { languages } }) =>
  inFile('places.json', (say) => {
    const names = new Set(events.flatMap(({ event }) => event.sites.map(({ name }) => name)));
    for (const name of names)
      for (const language of languages)
        if (language !== BASE && !places[name]?.[language])
          say(`${name}.${language}`, undefined, 'the name in this language');
    for (const name of Object.keys(places))
      if (!names.has(name)) say(name, places[name], 'the name of a site of a record');
  });

/** How far beyond the 1:50m coast a place may be on the wrong side for its role, km. */
const SHORE_KM = 20;

export const rightSideOfCoast = eachEvent((event, say, { vocabulary }, land) => {
  const isInland = vocabulary.series.some(({ id, inland }) => id === event.series && inland);
  event.sites.forEach(({ role, position }, i) => {
    const expected = shoreExpected(event, role, isInland);
    if (!expected || land.coast(toUnit(position)).km <= SHORE_KM) return;
    const onLand = land.contains(position);
    if (expected === 'land' ? onLand : expected === 'sea' && !onLand) return;
    const where = { land: 'on land', sea: 'at sea', coast: 'on the coast' }[expected];
    const reason = `(within ${SHORE_KM} km), as it is a place of role "${role}"`;
    const other =
      expected === 'sea'
        ? `; if its series goes by rivers or lakes, vocabulary.json may say "inland": true of ${event.series}`
        : '';
    say(`sites[${i}].position`, position, `${where} ${reason}${other}`);
  });
});

function shoreExpected(
  event: EventFile,
  role: string,
  isInland: boolean,
): 'land' | 'sea' | 'coast' | null {
  if (role === 'port' || role === 'landing') return 'coast';
  if (role === 'command') return 'land';
  if (role !== 'main' || event.domains.length === 0) return null;
  if (event.domains.every((domain) => domain === 'land' || domain === 'cyber')) return 'land';
  const isAfloat = event.domains.includes('sea') && !event.domains.includes('land');
  return isAfloat && !isInland ? 'sea' : null;
}

const regionIds = ({ features }: RegionsFile) => features.map(({ properties }) => properties.id);

/** Parts of the regions' English names ("Yellow Sea", "Bohai"), longest first. */
const regionNames = ({ features }: RegionsFile): { id: string; pattern: RegExp }[] =>
  features
    .flatMap(({ properties: { id, name } }) =>
      name[BASE].split(/, | and /).map((part) => ({ id, part })),
    )
    .filter(({ part }) => part.length > 5)
    .sort((a, b) => b.part.length - a.part.length)
    .map(({ id, part }) => {
      const literal = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return { id, pattern: new RegExp(`\\b${literal}\\b`) };
    });
