import type { Feature, MultiPolygon } from 'geojson';
import { completeChoices, tableFor, type ReachDataset } from '../reach/dataset';
import { extentOf } from '../reach/extent';
import { REACH_KINDS } from '../record/model';
import { outlineOf } from '../reach/outline';
import {
  GROUND_LAYERS,
  type GroundAnswer,
  type GroundProperties,
  type GroundQuestion,
} from './question';
import { checkSettings } from '../reach/reach';
import type { ReachTable } from '../reach/reach-table';
import { roundKm2, roundPosition } from '../reach/round';
import type { Steps } from './steps';
import type { YearSpan } from '../record/time';

export function* answerGround(
  dataset: ReachDataset,
  { choices: given, span }: GroundQuestion,
): Steps<GroundAnswer> {
  const choices = completeChoices(dataset, given);
  checkSettings({ ...choices, ...span });
  const table = yield* tableFor(dataset, choices);
  const features: Feature<MultiPolygon, GroundProperties>[] = [];
  for (const kind of REACH_KINDS) {
    const cells = groundCells(table, span, kind);
    for (const layer of GROUND_LAYERS) {
      if (cells[layer].length === 0) continue;
      const geometry = outlineOf(cells[layer].map((i) => table.footprints.cells[i]!));
      const km2 = cells[layer].reduce((sum, i) => sum + table.footprints.cellKm2[i]!, 0);
      const properties = { layer, kind, km2: roundKm2(km2) };
      features.push({ type: 'Feature', properties, geometry });
      yield { stage: 'outlines', done: features.length / 6 };
    }
  }
  const extent = extentOf(table.cornersOf(span, 'all'), String, false);
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    span,
    ground: { type: 'FeatureCollection', features },
    extent: 'ring' in extent ? extent.ring.map(roundPosition) : null,
  };
}

/** Cell indices of one kind: occupied in the span, of these new to the kind, occupied before. */
function groundCells(
  { footprints: { records }, firstOccupied }: ReachTable,
  { from, to }: YearSpan,
  kind: (typeof REACH_KINDS)[number],
): Record<GroundProperties['layer'], number[]> {
  const occupied = new Set<number>();
  for (const record of records) {
    if (record.kind !== kind || !record.years.some((y) => y >= from && y <= to)) continue;
    for (const cell of record.cells) occupied.add(cell);
  }
  const first = firstOccupied[kind];
  const earlier: number[] = [];
  first.forEach((year, cell) => {
    if (year < from) earlier.push(cell);
  });
  const footprint = [...occupied].sort((a, b) => a - b);
  return {
    footprint,
    'new-ground': footprint.filter((cell) => first[cell]! >= from),
    'earlier-ground': earlier,
  };
}
