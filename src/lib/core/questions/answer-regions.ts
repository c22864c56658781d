import {
  completeChoices,
  tablesByRegion,
  type ReachChoices,
  type ReachDataset,
} from '../reach/dataset';
import { measureSpan } from '../reach/measure-span';
import type { ReachTable } from '../reach/reach-table';
import { roundSpan } from '../reach/round';
import { PARTNERS } from '../record/model';
import { yearsOf, type YearSpan } from '../record/time';
import { regionStatus } from '../stall/region-status';
import type { RegionsAnswer, RegionsQuestion } from './question';
import type { RegionRow, RegionTable } from './region-table';

/**
 * Every region of the dataset, those without any record too, year by year under the choices. New
 * ground is new to the region's own records; a practice counts once a region and year.
 */
export function regionTable(dataset: ReachDataset, given: Partial<ReachChoices> = {}): RegionTable {
  const choices = completeChoices(dataset, given);
  const years = yearsOf(choices);
  const parts = tablesByRegion(dataset, choices);
  const byRegion = new Map(parts.map(({ region, table }) => [region, table]));
  const practices = new Map(dataset.records.map(({ id, practices }) => [id, practices]));
  const regions = dataset.regions?.features ?? [];
  return {
    years,
    rows: regions.map(({ properties: { id } }) => {
      const table = byRegion.get(id);
      return table ? rowOf(id, table, choices, practices) : emptyRow(id, years);
    }),
  };
}

function rowOf(
  region: string,
  table: ReachTable,
  { from, to }: YearSpan,
  practices: ReadonlyMap<string, readonly string[]>,
): RegionRow {
  const measure = (span: YearSpan) => roundSpan(measureSpan(table, span, { leaveOneOut: false }));
  const years = yearsOf({ from, to });
  const spans = years.map((year) => measure({ from: year, to: year }));
  const { farthestKm } = measure({ from, to });
  const [status] = regionStatus([{ region, table }], to);
  return {
    ...status!,
    byYear: {
      records: spans.map(({ records }) => records),
      'new-ground': spans.map(({ newGroundKm2 }) => newGroundKm2.all ?? 0),
      practices: years.map((year) => {
        const ids = table.members({ from: year, to: year }).map((i) => table.records[i]!.id);
        return new Set(ids.flatMap((id) => practices.get(id) ?? [])).size;
      }),
    },
    farthestKm: Object.fromEntries(
      PARTNERS.map((partner) => [partner, farthestKm[partner]?.km ?? null]),
    ) as RegionRow['farthestKm'],
  };
}

function emptyRow(region: string, years: readonly number[]): RegionRow {
  const zeros = () => years.map(() => 0);
  return {
    ...{ region, status: null, firstYear: null, lastYear: null, lastNewGroundYear: null },
    ...{ records: 0, recordsInWindow: 0, newGroundInWindowKm2: 0 },
    byYear: { records: zeros(), 'new-ground': zeros(), practices: zeros() },
    farthestKm: { RU: null, CN: null },
  };
}

export function answerRegions(
  dataset: ReachDataset,
  { choices: given }: RegionsQuestion,
): RegionsAnswer {
  const { dataVersion } = dataset;
  return { dataVersion, settings: completeChoices(dataset, given), ...regionTable(dataset, given) };
}
