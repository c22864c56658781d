import type { RegionFacts } from '#core/compare/region-facts';
import { buildRegionFacts } from '#core/compare/region-facts-builder';
import { factsFor } from '#core/reach/dataset';
import { land, renderMarks } from '$lib/picture/maps/paint.server';
import { positionsOf } from '$lib/picture/layers/scene';
import { REGION_MAP } from '$lib/picture/marks';
import { groundShapes } from '$lib/picture/signs/ground';
import { areaFrame, groundPen, periodFrame } from '$lib/picture/frame';
import { SMALL_MAP_PX, drawLand } from '$lib/picture/maps/picture';
import type { PeriodFrame } from '$lib/picture/period-frame';
import { recordOutline, regionOutline, regionPlace } from '$lib/picture/maps/region-map';
import { periodLand } from '$lib/picture/maps/three-periods';
import { shortenPaths } from '$lib/picture/pen';
import { bounds, events, first, index, rules } from '$lib/site/dataset/dataset.server';
import { allYears, countedRecords, standardVisits } from '$lib/site/dataset/answer.server';
import { formatName } from '$lib/site/text/format';
import { element } from '$lib/site/markup';
import {
  reachDataset,
  regionFeatures,
  standardGround,
} from '$lib/site/dataset/reach-dataset.server';
import { set } from '$lib/site/dataset/set';
import { briefOf } from './regions';

export const compareFrame = () => areaFrame(positionsOf(countedRecords), REGION_MAP, 16);

const exercises = standardVisits.filter(({ kind }) => kind === 'exercise');
const origin = index.directions.origin.position;
const smallFrame = periodFrame(
  origin,
  exercises.map(({ position }) => position),
);

let facts: RegionFacts[] | undefined;

export type CompareData = ReturnType<typeof compareData>;

export function compareData() {
  facts ??= buildRegionFacts(factsFor(reachDataset));
  const frame = compareFrame();
  return {
    facts,
    visits: standardVisits,
    /** In the periods of the set, under the standard rule. */
    regional: standardGround,
    newPlaceKm: set.newPlace.km,
    /** Null for a reader's own records, whose frame is computed with their map. */
    periodFrame: smallFrame as PeriodFrame | null,
    /** For the maps of periods, under the standard rule. */
    ground: groundShapes([], groundPen(smallFrame)),
    dataVersion: reachDataset.dataVersion,
    coverage: { from: index.coverage.from, to: index.coverage.to },
    axis: allYears,
    rules: rules.map(({ id, name, definition, where }) => ({ id, name, definition, where })),
    regions: regionFeatures.map((region) => ({
      id: region.properties.id,
      name: formatName(region.properties.name),
      labelPosition: regionPlace(region, frame),
    })),
    practices: bounds.practices,
    frameworks: bounds.frameworks,
    records: events.records.map(briefOf),
  };
}

/** Both maps' land, the outline of each region, the places of each record. */
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
  const periods = renderMarks(shortenPaths(periodLand(smallFrame, land, set.partners)));
  return { land: renderMarks(shapes), periods, ...Object.fromEntries([...outlines, ...records]) };
}
