import type { Feature, MultiPolygon } from 'geojson';
import { completeChoices, tableFor, tablesByRegion, type ReachDataset } from '../reach/dataset';
import { AREA_KINDS } from '../reach/measures';
import { outlineOf } from '../reach/outline';
import { comparePeriods, type GroundChange, type PeriodComparison } from '../reach/periods';
import {
  GROUND_FATES,
  type CompareAnswer,
  type CompareQuestion,
  type FateProperties,
} from './question';
import { checkSettings } from '../reach/reach';
import type { ReachTable } from '../reach/reach-table';
import { regionStatus } from '../stall/region-status';
import { roundSpan } from '../reach/round';
import { measureSpan } from '../reach/span';
import type { Steps } from './steps';

export function* answerCompare(
  dataset: ReachDataset,
  { choices: given, a, b, outlines = false }: CompareQuestion,
): Steps<CompareAnswer> {
  const choices = completeChoices(dataset, given);
  for (const span of [a, b]) checkSettings({ ...choices, ...span });
  const table = yield* tableFor(dataset, choices);
  const parts = yield* tablesByRegion(dataset, choices);
  const regions = parts.map(({ region, table }) => ({ region, occupancy: table.footprints }));
  const comparison = comparePeriods(table.footprints, a, b, regions);
  const { all, exercise, patrol } = comparison.byKind;
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    a: roundSpan(measureSpan(table, a)),
    b: roundSpan(measureSpan(table, b)),
    byKind: { all: areas(all), exercise: areas(exercise), patrol: areas(patrol) },
    byRegion: comparison.byRegion,
    statusA: regionStatus(regions, a.to),
    statusB: regionStatus(regions, b.to),
    ground: outlines ? yield* drawn(table, comparison) : null,
  };
}

/** Without the cells. */
function areas({ gainedKm2, keptKm2, leftKm2, recordsA, recordsB }: GroundChange): GroundChange {
  return { gainedKm2, keptKm2, leftKm2, recordsA, recordsB };
}

function* drawn(
  { footprints: { cells } }: ReachTable,
  { byKind }: PeriodComparison,
): Steps<CompareAnswer['ground']> {
  const features: Feature<MultiPolygon, FateProperties>[] = [];
  for (const kind of AREA_KINDS) {
    for (const fate of GROUND_FATES) {
      const indices = byKind[kind][fate];
      if (indices.length === 0) continue;
      const geometry = outlineOf(indices.map((i) => cells[i]!));
      const km2 = byKind[kind][`${fate}Km2`];
      features.push({ type: 'Feature', properties: { fate, kind, km2 }, geometry });
      yield { stage: 'outlines', done: features.length / 9 };
    }
  }
  return { type: 'FeatureCollection', features };
}
