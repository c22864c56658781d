import type { RegionFacts } from '$lib/core/reach/region-facts';
import { regionsOf } from '$lib/core/reach/regions-of';
import { DEFAULT_CHOICES, factsFor } from '$lib/core/reach/dataset';
import { areaLand } from '$lib/map/still/area-map';
import { land, painted } from '$lib/map/still/paint.server';
import { recordOutline, regionFrame, regionOutline, regionPlace } from '$lib/map/still/region-map';
import { shortened } from '$lib/map/still/pen';
import { bounds, events, index, rules } from '$lib/site/dataset.server';
import { formatName } from '$lib/site/format';
import { element } from '$lib/site/markup';
import { reachDataset, regionFeatures } from '$lib/site/reach-dataset.server';
import { briefOf } from './regions';

let facts: RegionFacts[] | undefined;

export type CompareData = ReturnType<typeof compareData>;

/** In the language of the page; what it is measured by is worked out once for all of them. */
export function compareData() {
  facts ??= regionsOf(factsFor(reachDataset, DEFAULT_CHOICES.radiusKm));
  return {
    facts,
    dataVersion: reachDataset.dataVersion,
    coverage: { from: index.coverage.from, to: index.coverage.to },
    axis: { from: bounds.firstYear, to: bounds.lastYear },
    rules: rules.map(({ id, name, definition, where }) => ({ id, name, definition, where })),
    /** `at`: where its name stands on the map. */
    regions: regionFeatures.map((region) => ({
      ...{ id: region.properties.id, name: formatName(region.properties.name) },
      at: regionPlace(region),
    })),
    records: events.records.map((record) => briefOf(record, rules)),
  };
}

/** The land of the map, the outline of each region, and the places of each record (routes/[...file]). */
export function compareDrawings(): Record<string, string> {
  const shapes = shortened(areaLand(land, regionFrame()));
  const outlines = regionFeatures.map((region) => [
    `region-${region.properties.id}`,
    element('path', { d: regionOutline(region) }),
  ]);
  const records = events.records.map((record) => [
    `record-${record.id}`,
    element('path', { d: recordOutline(record) ?? '', ...(record.track && { fill: 'none' }) }),
  ]);
  return { land: painted(shapes), ...Object.fromEntries([...outlines, ...records]) };
}
