import type { Feature, MultiPolygon } from 'geojson';
import { checkSettings, completeChoices, tableFor, tablesByRegion } from '../reach/dataset';
import type { ReachDataset } from '../reach/dataset';
import { measureSpan } from '../reach/measure-span';
import { AREA_KINDS } from '../reach/measures';
import { outlineOf } from '../reach/outline';
import { comparePeriods, type GroundChange } from '../reach/periods';
import type { OnProgress } from '../reach/progress';
import { roundSpan } from '../reach/round';
import { regionStatus } from '../stall/region-status';
import {
  GROUND_FATES,
  type CompareAnswer,
  type CompareQuestion,
  type FateProperties,
} from './question';

export function answerCompare(
  dataset: ReachDataset,
  { choices: given, a, b, outlines = false }: CompareQuestion,
  onProgress: OnProgress,
): CompareAnswer {
  const choices = completeChoices(dataset, given);
  for (const span of [a, b]) checkSettings({ ...choices, ...span });
  const table = tableFor(dataset, choices, onProgress);
  const regions = tablesByRegion(dataset, choices).map(({ region, table }) => ({
    region,
    occupancy: table.footprints,
  }));
  const { byKind, byRegion } = comparePeriods(table.footprints, a, b, regions);
  const features: Feature<MultiPolygon, FateProperties>[] = [];
  for (const kind of outlines ? AREA_KINDS : []) {
    for (const fate of GROUND_FATES) {
      const cells = byKind[kind][fate].map((i) => table.footprints.cells[i]!);
      if (cells.length === 0) continue;
      const properties = { fate, kind, km2: byKind[kind][`${fate}Km2`] };
      features.push({ type: 'Feature', properties, geometry: outlineOf(cells) });
      onProgress({ stage: 'outlines', done: features.length / 9 });
    }
  }
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    a: roundSpan(measureSpan(table, a)),
    b: roundSpan(measureSpan(table, b)),
    byKind: {
      all: areas(byKind.all),
      exercise: areas(byKind.exercise),
      patrol: areas(byKind.patrol),
    },
    byRegion,
    statusA: regionStatus(regions, a.to),
    statusB: regionStatus(regions, b.to),
    ground: outlines ? { type: 'FeatureCollection', features } : null,
  };
}

/** Without the cells. */
function areas({ gainedKm2, keptKm2, leftKm2, recordsA, recordsB }: GroundChange): GroundChange {
  return { gainedKm2, keptKm2, leftKm2, recordsA, recordsB };
}
