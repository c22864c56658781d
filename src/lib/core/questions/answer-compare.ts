import {
  checkSettings,
  completeChoices,
  factsFor,
  tableFor,
  tablesByRegion,
  type ReachDataset,
} from '../reach/dataset';
import { measureSpan } from '../reach/measure-span';
import { AREA_KINDS } from '../reach/measures';
import { outlineOf } from '../reach/outline';
import { GROUND_FATES, groundChange } from '../reach/periods';
import type { OnProgress } from '../reach/progress';
import { roundSpan } from '../reach/round';
import { regionStatus } from '../stall/region-status';
import type { CompareAnswer, CompareQuestion } from './question';

export function answerCompare(
  dataset: ReachDataset,
  { choices: given, a, b, outlines = false }: CompareQuestion,
  onProgress: OnProgress,
): CompareAnswer {
  const choices = completeChoices(dataset, given);
  checkSettings(choices, [a, b]);
  const table = tableFor(dataset, choices, onProgress);
  const facts = factsFor(dataset, choices.radiusKm);
  const regions = tablesByRegion(dataset, choices);
  const byKind = AREA_KINDS.map((kind) => ({
    kind,
    ...groundChange(table, a, b, kind),
  }));
  const features: NonNullable<CompareAnswer['ground']>['features'] = [];
  for (const { kind, change, cells } of outlines ? byKind : []) {
    for (const fate of GROUND_FATES) {
      if (cells[fate].length === 0) continue;
      const properties = { fate, kind, km2: change[`${fate}Km2`] };
      const geometry = outlineOf(cells[fate].flatMap((i) => facts.cells[i]!));
      features.push({ type: 'Feature', properties, geometry });
      onProgress({ stage: 'outlines', done: features.length / 9 });
    }
  }
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    a: roundSpan(measureSpan(table, a)),
    b: roundSpan(measureSpan(table, b)),
    byKind: Object.fromEntries(
      byKind.map(({ kind, change }) => [kind, change]),
    ) as CompareAnswer['byKind'],
    byRegion: regions.map(({ region, table: part }) => ({
      region,
      ...groundChange(part, a, b).change,
    })),
    statusA: regionStatus(regions, a.to),
    statusB: regionStatus(regions, b.to),
    ground: outlines ? { type: 'FeatureCollection', features } : null,
  };
}
