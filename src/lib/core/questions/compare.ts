import { choose, type ReachChoices, type ReachDataset } from '../reach/dataset';
import { measureSpan } from '../reach/measure-span';
import { AREA_KINDS, type AreaKind } from '../reach/measures';
import { groundChange, type GroundChange } from '../reach/periods';
import type { OnProgress } from '../reach/progress';
import type { YearSpan } from '../record/time';
import { roundSpan } from '../reach/round';
import { regionStatus } from '../stall/region-status';

export type CompareAnswer = ReturnType<typeof compare>;

/** Two spans against each other, everywhere and in each region. */
export function compare(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  { a, b }: { a: YearSpan; b: YearSpan },
  onProgress?: OnProgress,
) {
  const { choices, table, byRegion } = choose(dataset, given, [a, b], onProgress);
  const regions = byRegion();
  const byKind = AREA_KINDS.map((kind) => [kind, groundChange(table, a, b, kind).change]);
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    a: roundSpan(measureSpan(table, a)),
    b: roundSpan(measureSpan(table, b)),
    byKind: Object.fromEntries(byKind) as Record<AreaKind, GroundChange>,
    byRegion: regions.map(({ region, table: part }) => ({
      region,
      ...groundChange(part, a, b).change,
    })),
    statusA: regionStatus(regions, a.to),
    statusB: regionStatus(regions, b.to),
  };
}
