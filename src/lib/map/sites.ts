import type { Feature, Point } from 'geojson';
import { arcKm, toUnit, type UnitVector } from '$lib/core/earth/sphere';
import { MEASURED_ROLES, reachKind, type Position, type ReachKind } from '$lib/core/record/model';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { SizeBy } from '$lib/view/view';
import type { Project } from './screen';

export interface SceneRecord extends Pick<
  IndexRecord,
  'id' | 'kind' | 'scope' | 'track' | 'personnel' | 'craft' | 'isOwn'
> {
  sites: readonly Pick<IndexRecord['sites'][number], 'role' | 'position' | 'precision'>[];
}

interface SiteProperties {
  recordId: string;
  /** Area measures' two-way split; decides colour and shape. */
  reach: ReachKind;
  /** False for staging and transit: shown, not measured. */
  measured: boolean;
  radius: number;
  /** Records at this place, on one of its sites; 1 on the others. */
  count: number;
  /** Whether the number is written: not where it would lie on a larger one. */
  numbered: boolean;
  bare: number;
  own?: true;
  onTrack?: true;
  /** Drawing order, unique: numbered places above, small above large. */
  order: number;
}

export type PlacedSite = Feature<Point, SiteProperties>;

/** Two sites nearer than this are one place: neither source can tell them apart. */
const SAME_PLACE_KM = 10;

/** In drawing order, each place with the number of its records on its largest site. */
export function placedSites(records: readonly SceneRecord[], sizeBy: SizeBy): PlacedSite[] {
  const sites = records.flatMap((record) => sitesOf(record, sizeBy));
  const places: { at: UnitVector; sites: SiteProperties[] }[] = [];
  for (const { geometry, properties } of sites) {
    // A number inside a hollow disc would read as one of ours.
    if (!properties.measured || properties.own) continue;
    const at = toUnit(geometry.coordinates as Position);
    const place = places.find((one) => arcKm(one.at, at) <= SAME_PLACE_KM);
    if (place) place.sites.push(properties);
    else places.push({ at, sites: [properties] });
  }
  for (const { sites } of places) {
    const count = new Set(sites.map(({ recordId }) => recordId)).size;
    const lead = sites.reduce((a, b) => (b.radius > a.radius ? b : a));
    if (count > 1)
      Object.assign(lead, {
        count,
        numbered: true,
        radius: Math.max(NUMBERED[lead.reach], lead.radius),
      });
  }
  const numbered = ({ properties }: PlacedSite) => Number(properties.numbered);
  sites.sort((a, b) => numbered(a) - numbered(b) || b.properties.radius - a.properties.radius);
  sites.forEach((site, order) => (site.properties.order = order));
  return sites;
}

function sitesOf(record: SceneRecord, sizeBy: SizeBy): PlacedSite[] {
  const radius = siteRadius(record, sizeBy);
  return record.sites.map(({ position, role }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: position },
    properties: {
      ...{ recordId: record.id, reach: reachKind(record.kind) },
      ...{ measured: MEASURED_ROLES.includes(role), radius, bare: radius },
      ...{ count: 1, numbered: false, order: 0 },
      ...(record.isOwn && { own: true }),
      ...(record.track && { onTrack: true }),
    },
  }));
}

/** Below this zoom numbers of patrols would overlap. */
const PATROL_ZOOM = 3;
const NUMBER_ZOOM = 1;

/** Of two numbers that would lie on each other, only the larger is written, and on top. */
export function withRoom(sites: PlacedSite[], at: Project, zoom: number): PlacedSite[] {
  const written: { x: number; y: number; r: number }[] = [];
  const numbered = sites.filter(({ properties }) => properties.numbered);
  const largest = numbered.sort((a, b) => b.properties.count - a.properties.count);
  const bare = largest.filter(({ geometry, properties }) => {
    const place = at(geometry.coordinates);
    if (!place) return false;
    const r = drawnRadius(properties.radius, zoom);
    const isHidden = written.some(
      (one) => Math.hypot(one.x - place.x, one.y - place.y) < one.r + r,
    );
    if (isHidden || zoom < (properties.reach === 'patrol' ? PATROL_ZOOM : NUMBER_ZOOM)) return true;
    written.push({ ...place, r });
    return false;
  });
  if (!bare.length) return sites;
  const without = bare.map(({ properties, ...site }, i) => {
    const changed = { numbered: false, radius: properties.bare, order: -1 - i };
    return { ...site, properties: { ...properties, ...changed } };
  });
  return [...without, ...sites.filter((site) => !bare.includes(site))];
}

/** Radius of a site, px. The area grows with the number, so a place twice as large looks so. */
const EQUAL = 4.7;
const SMALLEST = 4;
const SCALES = {
  personnel: { largest: 22, at: 10_000 },
  craft: { largest: 18, at: 80 },
} as const;

/** A patrol's places are marks on its track, which is the larger thing. */
const PATROL = 0.7;
const NUMBERED: Record<ReachKind, number> = { exercise: 8.5, patrol: 7 };

function siteRadius(
  record: Pick<IndexRecord, 'kind' | 'personnel' | 'craft'>,
  sizeBy: SizeBy,
): number {
  if (sizeBy === 'equal') return reachKind(record.kind) === 'patrol' ? EQUAL * PATROL : EQUAL;
  return radiusOf(record[sizeBy], sizeBy);
}

/** Radius for a number; where none is published, the smallest. */
export function radiusOf(value: number | null, sizeBy: Exclude<SizeBy, 'equal'>): number {
  const { largest, at } = SCALES[sizeBy];
  const radius = largest * Math.sqrt(Math.min(1, (value ?? 0) / at));
  return Math.round(Math.max(SMALLEST, radius) * 10) / 10;
}

/** Discs grow with the zoom: so many times their radius at a zoom, from the world on a phone on. */
export const DISC_GROWTH = [
  [0.3, 0.65],
  [1.4, 0.96],
  [6, 1.3],
] as const;

export function drawnRadius(radius: number, zoom: number): number {
  const [least, middle, most] = DISC_GROWTH;
  const [from, to] = zoom < middle[0] ? [least, middle] : [middle, most];
  const part = Math.min(1, Math.max(0, (zoom - from[0]) / (to[0] - from[0])));
  return radius * (from[1] + (to[1] - from[1]) * part);
}

export const SIZE_STEPS = {
  personnel: [1_000, 3_000, 10_000],
  craft: [5, 20, 80],
} as const;
