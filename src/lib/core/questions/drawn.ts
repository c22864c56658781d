import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { choose, type factsFor, type ReachChoices, type ReachDataset } from '../reach/dataset';
import { extentOf } from '../reach/extent';
import { outlineOf } from '../reach/outline';
import type { Selection } from '../reach/select';
import { roundKm2, roundPosition } from '../reach/round';
import { REACH_KINDS, type Position, type ReachKind } from '../record/model';
import { activeIn, type YearSpan } from '../record/time';
import {
  FIRST_REACHED_PERIODS,
  GROUND_LAYERS,
  type FirstReached,
  type GroundProperties,
} from '../reach/measures';

/** The ground of each kind, smoothed for drawing and cut at 180°; a feature for each layer that has any. */
export function groundOf(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  span: YearSpan,
): { ground: FeatureCollection<MultiPolygon, GroundProperties>; extent: Position[] | null } {
  const { table, facts } = choose(dataset, given, [span]);
  const features: Feature<MultiPolygon, GroundProperties>[] = [];
  for (const kind of REACH_KINDS) {
    const ground = groundCells(table, span, kind);
    for (const layer of GROUND_LAYERS) {
      if (ground[layer].length === 0) continue;
      features.push(outlined(facts, ground[layer], { layer, kind }));
    }
  }
  const members = table.members(span).map((i) => table.records[i]!);
  const extent = extentOf(members, false);
  return {
    ground: { type: 'FeatureCollection', features },
    extent: 'ring' in extent ? extent.ring.map(roundPosition) : null,
  };
}

/** The outline of classes of cells, with their area. */
function outlined<Properties>(
  { classes, cells }: ReturnType<typeof factsFor>,
  wanted: readonly number[],
  properties: Properties,
): Feature<MultiPolygon, Properties & { km2: number }> {
  const km2 = roundKm2(wanted.reduce((sum, i) => sum + classes[i]!.km2, 0));
  const geometry = outlineOf(wanted.flatMap((i) => cells[i]!));
  return { type: 'Feature', properties: { ...properties, km2 }, geometry };
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
export function firstReached(dataset: ReachDataset, given: Partial<ReachChoices>): FirstReached {
  const { choices, table, facts } = choose(dataset, given);
  const { all } = table.firstOccupied;
  const features: FirstReached['features'] = [];
  for (const { from, to: last } of FIRST_REACHED_PERIODS) {
    const to = Math.min(last, choices.to);
    const cells = [...all.keys()].filter((cell) => all[cell]! >= from && all[cell]! <= to);
    if (cells.length > 0) features.push(outlined(facts, cells, { from, to }));
  }
  return { type: 'FeatureCollection', features };
}
