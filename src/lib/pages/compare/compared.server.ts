import { directionOfRegion, HOME } from '#core/reach/directions';
import { m } from '$lib/paraglide/messages';
import { land, renderMarks } from '$lib/picture/maps/paint.server';
import { drawReference } from '$lib/picture/layers/reference';
import { buildScene, positionsOf } from '$lib/picture/layers/scene';
import { REGION_MAP } from '$lib/picture/marks';
import { areaFrame } from '$lib/picture/frame';
import { SMALL_MAP_PX, drawPicture } from '$lib/picture/maps/picture';
import { recordOutline, regionOutline } from '$lib/picture/maps/region-map';
import { shortenPaths } from '$lib/picture/pen';
import { bounds, events, index, rules } from '$lib/site/dataset/dataset.server';
import { allYears, countedRecords, standardVisits } from '$lib/site/dataset/answer.server';
import { formatName } from '$lib/site/text/format';
import { element } from '$lib/site/markup';
import {
  reachDataset,
  regionFeatures,
  standardGround,
} from '$lib/site/dataset/reach-dataset.server';
import { set } from '$lib/site/dataset/set';
import { directionRow } from './compare-link';
import { briefOf, briefVisit } from './regions';

export const compareFrame = () => areaFrame(positionsOf(countedRecords), REGION_MAP, 16);

export type CompareData = ReturnType<typeof compareData>;

export function compareData() {
  return {
    visits: standardVisits.map(briefVisit),
    /** In the periods of the set, under the standard rule. */
    regional: standardGround,
    newPlaceKm: set.newPlace.km,
    dataVersion: reachDataset.dataVersion,
    coverage: { from: index.coverage.from, to: index.coverage.to },
    axis: allYears,
    rules: rules.map(({ id, name, definition, where }) => ({ id, name, definition, where })),
    seriesKinds: bounds.seriesKinds!,
    directions: directionPlaces(),
    regions: regionPlaces(),
    names: baseMap().marks,
    practices: bounds.practices,
    frameworks: bounds.frameworks,
    records: events.records.map(briefOf),
  };
}

/** None where the set names none. */
function directionPlaces() {
  const { directions } = index;
  const named = directionOfRegion(directions);
  const ids = regionFeatures.map(({ properties }) => properties.id);
  const home = {
    id: HOME,
    name: m.where_home(),
    regions: [...ids.filter((id) => !named.has(id)), ''],
  };
  const others = directions.directions.map(({ id, label, name, regions }) => {
    return { id, name: formatName(label ?? name), regions };
  });
  const places = others.length ? [home, ...others] : [];
  return places.map(({ id, name, regions }) => {
    return { id: directionRow(id), direction: id, name, regions };
  });
}

const regionPlaces = () =>
  regionFeatures.map(({ properties: { id, name } }) => ({ id, name: formatName(name) }));

/** Land, and names of directions, or of regions where the set has none. */
function baseMap() {
  const { named } = drawReference({ regions }, formatName);
  const spots = new Map(regionFeatures.map(({ properties }, i) => [properties.id, named[i]!]));
  const directions = directionPlaces().map(({ name, regions: within }) => {
    const middles = within.flatMap((id) => spots.get(id)?.positions ?? []);
    const positions = NAME_SHIFTS.flatMap((shift) =>
      middles.map(([lng = 0, lat = 0]) => [lng + shift, lat]),
    );
    return { text: name, positions, fill: 'var(--ink)' };
  });
  const names = directions.length ? directions : named;
  const scene = buildScene({ records: [], visits: [], homes: [], nameOf: () => '' });
  const shown = { ...allYears, layers: [] };
  const options = { land, coarsePx: SMALL_MAP_PX };
  // Tinted, and not named.
  return drawPicture({ ...scene, homes: set.partners, names }, shown, compareFrame(), options);
}
const regions = { type: 'FeatureCollection', features: regionFeatures } as const;
/** Degrees to the east, for names at the edge of the map. */
const NAME_SHIFTS = [0, 12, -12];

/** Land, the outline of each region, the places of each record. */
export function compareDrawings(): Record<string, string> {
  const frame = compareFrame();
  const outlines = regionFeatures.map((region) => [
    `region-${region.properties.id}`,
    element('path', { d: regionOutline(region, frame) }),
  ]);
  const records = events.records.map((record) => [
    `record-${record.id}`,
    element('path', {
      d: recordOutline(record, frame) ?? '',
      ...(record.track && { fill: 'none' }),
    }),
  ]);
  return {
    land: renderMarks(shortenPaths(baseMap().land!)),
    ...Object.fromEntries([...outlines, ...records]),
  };
}
