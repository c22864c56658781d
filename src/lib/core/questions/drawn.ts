import {
  checkSettings,
  completeChoices,
  factsFor,
  tableFor,
  type ReachChoices,
  type ReachDataset,
} from '../reach/dataset';
import { extentOf } from '../reach/extent';
import { outlineOf } from '../reach/outline';
import type { OnProgress } from '../reach/progress';
import { activeIn, type Selection } from '../reach/select';
import { roundKm2, roundPosition } from '../reach/round';
import { REACH_KINDS, type ReachKind } from '../record/model';
import type { YearSpan } from '../record/time';
import {
  FIRST_REACHED_PERIODS,
  GROUND_LAYERS,
  type FirstReached,
  type GroundAnswer,
} from './answers';

/** The ground of each kind, outlined for drawing. */
export function groundOf(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  span: YearSpan,
  onProgress: OnProgress = () => {},
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

/** Every cell by the period in which it was first occupied, outlined for drawing. */
export function firstReached(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  onProgress: OnProgress = () => {},
): FirstReached {
  const choices = completeChoices(dataset, given);
  checkSettings(choices);
  const { cellKm2, firstOccupied } = tableFor(dataset, choices, onProgress);
  const { cells: ids } = factsFor(dataset, choices.radiusKm);
  const features: FirstReached['features'] = [];
  for (const { from, to: last } of FIRST_REACHED_PERIODS) {
    const to = Math.min(last, choices.to);
    const cells = [...firstOccupied.all.keys()].filter((cell) => {
      const first = firstOccupied.all[cell]!;
      return first >= from && first <= to;
    });
    if (cells.length === 0) continue;
    const km2 = roundKm2(cells.reduce((sum, cell) => sum + cellKm2[cell]!, 0));
    const geometry = outlineOf(cells.flatMap((cell) => ids[cell]!));
    features.push({ type: 'Feature', properties: { from, to, km2 }, geometry });
  }
  return { type: 'FeatureCollection', features };
}
