import type { MultiPolygon, Position } from 'geojson';
import { directionOfRegion, HOME } from '#core/reach/directions';
import { m } from '$lib/paraglide/messages';
import { land, renderMarks } from '$lib/picture/maps/paint.server';
import { positionsOf } from '$lib/picture/layers/scene';
import { REGION_MAP } from '$lib/picture/marks';
import { areaFrame } from '$lib/picture/frame';
import { SMALL_MAP_PX, drawLand } from '$lib/picture/maps/picture';
import { recordOutline, regionOutline, regionPlace } from '$lib/picture/maps/region-map';
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
    regions: regionFeatures.map((region) => ({
      id: region.properties.id,
      name: formatName(region.properties.name),
      labelPosition: regionPlace(region, compareFrame()),
    })),
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
    const own = regionFeatures.filter(({ properties }) => regions.includes(properties.id));
    const coordinates = own.flatMap(({ geometry }): Position[][][] =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    );
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates };
    return {
      id: directionRow(id),
      direction: id,
      name,
      regions,
      labelPosition: regionPlace({ geometry }, compareFrame()),
    };
  });
}

/** Land, the outline of each region, the places of each record. */
export function compareDrawings(): Record<string, string> {
  const frame = compareFrame();
  const shapes = shortenPaths(drawLand(land, frame, SMALL_MAP_PX));
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
  return { land: renderMarks(shapes), ...Object.fromEntries([...outlines, ...records]) };
}
