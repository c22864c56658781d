import { choose, type ReachChoices, type ReachDataset } from '../reach/dataset';
import { measureSpan } from '../reach/measure-span';
import { AREA_KINDS } from '../reach/measures';
import { groundChange } from '../reach/periods';
import type { OnProgress } from '../reach/progress';
import type { YearSpan } from '../record/time';
import { roundSpan } from '../reach/round';
import { regionStatus } from '../stall/region-status';
import type { CompareAnswer } from './answers';

/** Two spans against each other, everywhere and in each region. */
export function compare(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  { a, b }: { a: YearSpan; b: YearSpan },
  onProgress?: OnProgress,
): CompareAnswer {
  const { choices, table, byRegion } = choose(dataset, given, [a, b], onProgress);
  const regions = byRegion();
  const byKind = AREA_KINDS.map((kind) => [kind, groundChange(table, a, b, kind).change]);
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    a: roundSpan(measureSpan(table, a)),
    b: roundSpan(measureSpan(table, b)),
    byKind: Object.fromEntries(byKind) as CompareAnswer['byKind'],
    byRegion: regions.map(({ region, table: part }) => ({
      region,
      ...groundChange(part, a, b).change,
    })),
    statusA: regionStatus(regions, a.to),
    statusB: regionStatus(regions, b.to),
  };
}
