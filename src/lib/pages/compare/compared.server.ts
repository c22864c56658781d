import type { RegionFacts } from '$lib/core/reach/region-facts';
import { regionsOf } from '$lib/core/reach/regions-of';
import { DEFAULT_CHOICES, factsFor } from '$lib/core/reach/dataset';
import { areaLand } from '$lib/map/static/area-map';
import { land, painted } from '$lib/map/static/paint.server';
import { positionsOf } from '$lib/map/scene';
import { REGION_MAP } from '$lib/map/static/marks';
import { periodFrame } from '$lib/map/static/period-frame';
import type { PeriodFrame } from '$lib/map/static/periods';
import { areaFrame, recordOutline, regionOutline, regionPlace } from '$lib/map/static/region-map';
import { periodLand } from '$lib/map/static/period-land';
import { shortened } from '$lib/map/static/pen';
import { bounds, events, index, rules } from '$lib/site/dataset/dataset.server';
import { standardVisits } from '$lib/site/dataset/answer.server';
import { formatName } from '$lib/site/text/format';
import { element } from '$lib/site/markup';
import { reachDataset, regionFeatures } from '$lib/site/dataset/reach-dataset.server';
import { set } from '$lib/site/dataset/set';
import { filterRecords } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
import { briefOf } from './regions';

/** Of the map of regions: all that the standard rule counts. */
export const compareFrame = () => areaFrame(positionsOf(counted), REGION_MAP, 16);

const counted = filterRecords(index.records, defaultView(bounds), rules);
const exercises = standardVisits.filter(({ kind }) => kind === 'exercise');
const origin = index.directions.origin.position;
/** Of the small maps of the periods. */
const small = periodFrame(
  origin,
  exercises.map(({ position }) => position),
);

let facts: RegionFacts[] | undefined;

export type CompareData = ReturnType<typeof compareData>;

/** In the language of the page; what it is measured by is worked out once for all of them. */
export function compareData() {
  facts ??= regionsOf(factsFor(reachDataset, DEFAULT_CHOICES.radiusKm));
  const frame = compareFrame();
  return {
    facts,
    visits: standardVisits,
    newPlaceKm: set.newPlace.km,
    /** Of a reader's own records it is worked out with their land. */
    small: small as PeriodFrame | null,
    dataVersion: reachDataset.dataVersion,
    coverage: { from: index.coverage.from, to: index.coverage.to },
    axis: { from: bounds.firstYear, to: bounds.lastYear },
    rules: rules.map(({ id, name, definition, where }) => ({ id, name, definition, where })),
    /** `at`: where its name stands on the map. */
    regions: regionFeatures.map((region) => ({
      ...{ id: region.properties.id, name: formatName(region.properties.name) },
      at: regionPlace(region, frame),
    })),
    records: events.records.map((record) => briefOf(record, rules)),
  };
}

/** The land of the map, the outline of each region, and the places of each record (routes/[...file]). */
export function compareDrawings(): Record<string, string> {
  const frame = compareFrame();
  const shapes = shortened(areaLand(land, frame));
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
  const periods = painted(shortened(periodLand(small, land, set.partners)));
  return { land: painted(shapes), periods, ...Object.fromEntries([...outlines, ...records]) };
}
