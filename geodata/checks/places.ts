import { BASE } from '#core/record/languages';
import { booleanPointInPolygon, kinks, polygon } from '@turf/turf';
import { max, pairs, quantile } from 'd3-array';
import { circleRing } from '#core/earth/circle';
import { PRECISION_KM, type Position } from '#core/record/model';
import { EARTH_RADIUS_KM, dot, foldLng, toUnit } from '#core/earth/sphere';
import { polygonsOf, regionsAt } from '#core/earth/regions';
import { trackShare, regionsLayer } from '../files/regions';
import type { EventFile, Within } from '#core/record/schema';
import type { RegionsFile } from '#core/record/dataset-files';
import { valuesIn } from '../files/read';
import { eachEvent, idsOf, onFile, type Check } from './check';

export const siteInOneRegion: Check = ({ events, regions }, demandsOn) => {
  // Two overlapping regions are one fault, however many sites they share.
  const overlaps = new Set<string>();
  for (const { file, event } of events)
    event.sites.forEach(({ name, position }, i) => {
      const { must } = demandsOn(file, event);
      const ids = regionsAt(regions, position);
      const holders = ids.join(' and ');
      const isTold = overlaps.has(holders);
      if (ids.length > 1) overlaps.add(holders);
      const none = () => `none${swapped(regions, position) || ': regions.geojson has to hold it'}`;
      const expected = `in exactly one region, not in ${holders || none()}`;
      must(ids.length === 1 || isTold, `sites[${i}].position`, expected);
      const first = event.sites.findIndex(
        (site) => site.name === name && `${site.position}` === `${position}`,
      );
      must(first === i, `sites[${i}].name`, `a place not named at sites[${first}]`);
    });
};

/** Farther than so many times from all others a place probably has a slip of a digit. */
const FAR_FACTOR = 12;

/** By the set's own scale: how near nine in ten of its other places have one of another record. */
export const nearOthers: Check = ({ events, set, regions }, demandsOn) => {
  const places = events.flatMap(({ event }) =>
    event.sites.map(({ position }) => ({ event, unit: toUnit(position) })),
  );
  const nearest = places.map(({ event, unit }) => {
    const ofOther = (place: (typeof places)[number]) => place.event !== event;
    const cosine = max(places, (place) => (ofOther(place) ? dot(unit, place.unit) : -1))!;
    return { event, km: Math.round(EARTH_RADIUS_KM * Math.acos(Math.min(1, cosine))) };
  });
  events.forEach(({ file, event }) => {
    const own = nearest.filter((place) => place.event === event);
    const others = nearest.filter((place) => place.event !== event);
    const scaleKm = Math.max(
      set.newPlace.km,
      Math.round(quantile(others, 0.9, ({ km }) => km) ?? Infinity),
    );
    own.forEach(({ km }, i) => {
      const isNear = km <= FAR_FACTOR * scaleKm;
      const hint = swapped(regions, event.sites[i]!.position);
      const expected = `a place less than ${km} km from all others: nine in ten of those have another within ${scaleKm} km${hint}`;
      demandsOn(file, event).mayDoubt(isNear, `sites[${i}].position`, expected);
    });
  });
};

function swapped(regions: RegionsFile, [lng, lat]: Position, region?: string) {
  if (Math.abs(lng) > 90) return '';
  const ids = regionsAt(regions, [lat, lng]);
  const isInside = region === undefined ? ids.length > 0 : ids.includes(region);
  return isInside ? ' (swapped? longitude comes first)' : '';
}

export const trackInRegions = eachEvent(({ track }, { must }, { regions }) => {
  const { '': outside = 0 } = track ? trackShare(regions, track.waypoints) : {};
  const share = `${outside * 100} % outside`;
  must(outside === 0, 'track', 'a track wholly inside the regions', share);
});

function ringFault(ring: readonly Position[]): unknown {
  const open = ring.slice(1).map(([lng, lat]) => String([foldLng(lng), lat]));
  const repeated = open.find((position, i) => open.indexOf(position) !== i);
  return repeated ?? kinks(polygon([[...ring]])).features[0]?.geometry.coordinates;
}

/** QGIS (GEOS) and s2 reject repeated positions and crossing edges. */
export const ringsSound = onFile('regions', ({ regions }, must) => {
  for (const { properties, geometry } of regionsLayer(regions).features)
    for (const fault of polygonsOf(geometry).flat().map(ringFault))
      must(fault === undefined, properties.id, 'a closed ring without spike or crossing', fault);
});

export const withinSound = eachEvent(({ sites, track }, { must }, { regions }) => {
  const ids = regionIds(regions);
  const check = (field: string, [lng, lat]: Position, { region, ring }: Within) => {
    const position: Position = [foldLng(lng), lat];
    if (region !== undefined) {
      const isKnown = ids.includes(region);
      must(isKnown, `${field}.region`, 'the id of a region');
      const hint = swapped(regions, position, region);
      const holds = !isKnown || regionsAt(regions, position).includes(region);
      must(holds, field, `a region that holds ${position}${hint}`, region);
      return;
    }
    const isOnOneSide = pairs(ring!).every(([[from], [to]]) => Math.abs(to - from) <= 180);
    const fault = ringFault(ring!);
    const holds = () => booleanPointInPolygon(position, polygon([ring!]));
    must(isOnOneSide, `${field}.ring`, 'a ring on one side of 180°');
    must(fault === undefined, `${field}.ring`, 'a ring without spike or crossing', fault);
    must(fault !== undefined || holds(), `${field}.ring`, `a ring round ${position}`);
  };
  sites.forEach(({ position, within }, i) => {
    if (within) check(`sites[${i}].within`, position, within);
  });
  track?.waypoints.forEach(({ position, within }, i) => {
    if (within) check(`track.waypoints[${i}].within`, position, within);
  });
});

/** In a direction, or at home. */
export const regionInOneDirection = onFile('directions', ({ regions, directions }, must) => {
  const ids = regionIds(regions);
  const named = valuesIn(directions).filter(({ field }) =>
    /^(home|directions\[\d+\]\.regions)\[/.test(field),
  );
  for (const { field, value } of named) {
    must(ids.includes(String(value)), field, 'the id of a region');
    const earlier = named.find((entry) => entry.value === value)!.field;
    must(earlier === field, field, `a region not named at ${earlier}`);
  }
  for (const id of ids) {
    const isNamed = named.some(({ value }) => value === id);
    must(isNamed, 'home', `"${id}" among them`);
  }
});

export const placeInNamedRegion = eachEvent(({ sites }, { should }, { regions }) => {
  const names = regionNames(regions);
  sites.forEach(({ name, position, precision }, i) => {
    const id = names.find(({ pattern }) => pattern.test(name))?.id;
    if (id === undefined) return;
    const nearby = [position, ...circleRing(position, PRECISION_KM[precision], 16)];
    const isNear = nearby.some((place) => regionsAt(regions, place).includes(id));
    const [region = 'no region'] = regionsAt(regions, position);
    const expected = `in or near ${id}, as it is called "${name}" (it is in ${region})`;
    should(isNear, `sites[${i}].position`, expected + swapped(regions, position, id));
  });
});

export const placesNamed = onFile('places', ({ events, places, set: { languages } }, must) => {
  const names = new Set(events.flatMap(({ event }) => event.sites.map(({ name }) => name)));
  for (const name of names)
    for (const language of languages)
      if (language !== BASE)
        must(!!places[name]?.[language], `${name}.${language}`, 'the name in this language');
  for (const [name, translations] of Object.entries(places))
    must(names.has(name), name, 'the name of a site of a record', translations);
});

/** How far a place may be on the wrong side of the coast for its role. */
const SHORE_KM = 20;

export const rightSideOfCoast = eachEvent((event, { should }, { vocabulary }, land) => {
  const isInland = vocabulary.series.some(({ id, inland }) => id === event.series && inland);
  event.sites.forEach(({ role, position }, i) => {
    const expected = shoreExpected(event, role, isInland);
    if (!expected || land.coast(toUnit(position)).km <= SHORE_KM) return;
    const where = { land: 'on land', sea: 'at sea', coast: 'on the coast' }[expected];
    const reason = `(within ${SHORE_KM} km), as it is a place of role "${role}"`;
    const other =
      expected === 'sea'
        ? `; if its series goes by rivers or lakes, vocabulary.json may say "inland": true of ${event.series}`
        : '';
    const isThere = expected === (land.contains(position) ? 'land' : 'sea');
    should(isThere, `sites[${i}].position`, `${where} ${reason}${other}`);
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

const regionIds = ({ features }: RegionsFile) =>
  idsOf(features.map(({ properties }) => properties));

/** "Yellow Sea", "Bohai": longest first. */
const regionNames = ({ features }: RegionsFile): { id: string; pattern: RegExp }[] =>
  features
    .flatMap(({ properties: { id, name } }) =>
      name[BASE].split(/, | and /).map((part) => ({ id, part })),
    )
    .filter(({ part }) => part.length > 5)
    .sort((a, b) => b.part.length - a.part.length)
    .map(({ id, part }) => ({ id, pattern: RegExp(`\\b${part.replace(/\W/g, '\\$&')}\\b`) }));
