import {
  checkSettings,
  completeChoices,
  factsFor,
  tableFor,
  type ReachDataset,
} from '../reach/dataset';
import { extentOf } from '../reach/extent';
import { outlineOf } from '../reach/outline';
import type { OnProgress } from '../reach/progress';
import { activeIn, type Selection } from '../reach/select';
import { roundKm2, roundPosition } from '../reach/round';
import { REACH_KINDS, type ReachKind } from '../record/model';
import type { YearSpan } from '../record/time';
import { GROUND_LAYERS, type GroundAnswer, type GroundQuestion } from './question';

export function answerGround(
  dataset: ReachDataset,
  { choices: given, span }: GroundQuestion,
  onProgress: OnProgress,
): GroundAnswer {
  const choices = completeChoices(dataset, given);
  checkSettings(choices, [span]);
  const table = tableFor(dataset, choices, onProgress);
  const { cellKm2 } = table;
  const { cells } = factsFor(dataset, choices.radiusKm);
  const features: GroundAnswer['ground']['features'] = [];
  for (const kind of REACH_KINDS) {
    const ground = groundCells(table, span, kind);
    for (const layer of GROUND_LAYERS) {
      if (ground[layer].length === 0) continue;
      const geometry = outlineOf(ground[layer].flatMap((i) => cells[i]!));
      const km2 = roundKm2(ground[layer].reduce((sum, i) => sum + cellKm2[i]!, 0));
      features.push({ type: 'Feature', properties: { layer, kind, km2 }, geometry });
      onProgress({ stage: 'outlines', done: features.length / 6 });
    }
  }
  const members = table.members(span).map((i) => table.records[i]!);
  const extent = extentOf(members, false);
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    span,
    ground: { type: 'FeatureCollection', features },
    extent: 'ring' in extent ? extent.ring.map(roundPosition) : null,
  };
}

/** Cell indices of one kind; new is what was new to the kind. */
function groundCells(
  { records, firstOccupied }: Selection,
  span: YearSpan,
  kind: ReachKind,
): Record<(typeof GROUND_LAYERS)[number], number[]> {
  const active = records.filter((record) => record.kind === kind && activeIn(record, span));
  const footprint = [...new Set(active.flatMap(({ cells }) => [...cells]))];
  const first = firstOccupied[kind];
  return {
    footprint,
    'new-ground': footprint.filter((cell) => first[cell]! >= span.from),
    'earlier-ground': [...first.keys()].filter((cell) => first[cell]! < span.from),
  };
}
