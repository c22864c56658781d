import { checkSettings, completeChoices, tableFor, type ReachDataset } from '../reach/dataset';
import { extentOf } from '../reach/extent';
import { activeIn } from '../reach/occupancy';
import { outlineOf } from '../reach/outline';
import type { OnProgress } from '../reach/progress';
import type { ReachTable } from '../reach/reach-table';
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
  const { cells, cellKm2 } = table.footprints;
  const features: GroundAnswer['ground']['features'] = [];
  for (const kind of REACH_KINDS) {
    const ground = groundCells(table, span, kind);
    for (const layer of GROUND_LAYERS) {
      if (ground[layer].length === 0) continue;
      const geometry = outlineOf(ground[layer].map((i) => cells[i]!));
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
  { footprints: { records }, firstOccupied }: ReachTable,
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
