import { compareBounds, comparedBy } from '$lib/pages/compare/compared.server';
import type { PlacedRecord } from '$lib/pages/compare/placed-record';
import { index, rules } from '$lib/site/dataset.server';
import { reachDataset, regionFeatures } from '$lib/site/reach-dataset.server';
import { regionLand, worldLand } from '$lib/pages/compare/region-land.server';

const core = comparedBy(compareBounds.firstRule);
const { all } = core.periods.paths;

const data = {
  dataVersion: reachDataset.dataVersion,
  bounds: compareBounds,
  regions: regionFeatures.map(({ properties: { id, name }, geometry }) => ({ id, name, geometry })),
  rules: rules.map(({ id, name, definition, where }) => ({ id, name, definition, where })),
  /** Under the rule that the page begins with; of its ground only what is drawn first. */
  core: { ...core, periods: { ...core.periods, paths: all ? { all } : {} } },
  records: index.records.map(
    ({ id, kind, scope, personnel, craft, start, end, sites, track }): PlacedRecord => {
      return { id, kind, scope, personnel, craft, start, end, sites: sites.map(placeOf), track };
    },
  ),
  worldLand,
  /** Of the regions shown at first; those of the others are fetched. */
  regionLand: Object.fromEntries(compareBounds.firstRegions.map((id) => [id, regionLand[id]!])),
};

function placeOf({
  role,
  region,
  position,
  precision,
}: (typeof index.records)[number]['sites'][number]) {
  return { role, region, position, precision };
}

export function load() {
  return data;
}
