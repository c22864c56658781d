import {
  checkSettings,
  completeChoices,
  tableFor,
  tablesByRegion,
  type ReachChoices,
  type ReachDataset,
} from '../reach/dataset';
import { directionsAt } from '../reach/directions';
import { measureSpan } from '../reach/measure-span';
import { AREA_KINDS } from '../reach/measures';
import { outlineOf } from '../reach/outline';
import { GROUND_FATES, groundChange } from '../reach/periods';
import type { OnProgress } from '../reach/progress';
import { roundSpan } from '../reach/round';
import type { ReachTable } from '../reach/reach-table';
import { PARTNERS } from '../record/model';
import type { YearSpan } from '../record/time';
import { MARKS_DEFAULTS, marksChance } from '../stall/marks';
import { regionStatus } from '../stall/region-status';
import { travelledIn } from './answer-directions';
import type { CompareAnswer, CompareQuestion, DirectionEnd, RegionPeriod } from './question';

function regionIn(table: ReachTable, span: YearSpan): RegionPeriod {
  const { newGroundKm2, farthestKm } = roundSpan(measureSpan(table, span, { leaveOneOut: false }));
  const km = PARTNERS.map((partner) => [partner, farthestKm[partner]?.km ?? null]);
  return {
    recordIds: table.members(span).map((i) => table.records[i]!.id),
    newGroundKm2: newGroundKm2.all ?? 0,
    farthestKm: Object.fromEntries(km) as RegionPeriod['farthestKm'],
  };
}

/** Where the directions stand at the end of each period, and what its marks are worth. */
function edges(
  dataset: ReachDataset,
  choices: ReachChoices,
  periods: readonly YearSpan[],
): Pick<CompareAnswer, 'chance' | 'directions'> {
  const { directions: set } = dataset;
  if (!set) return { chance: [], directions: [] };
  const records = travelledIn(dataset, choices, set);
  const marks = { ...MARKS_DEFAULTS, coveredTo: dataset.coveredTo };
  const ends = periods.map(({ to }) => directionsAt(records, set, to, choices));
  return {
    chance: marksChance(records, set, choices.to, choices, marks, periods),
    directions: set.directions.map(({ id, regions }, i) => ({
      ...{ id, regions },
      ends: ends.map((of): DirectionEnd => {
        const { state, edgeYear, laterVisits, lastVisitYear } = of[i]!;
        return { state, edgeYear, laterVisits, lastVisitYear };
      }),
    })),
  };
}

export function answerCompare(
  dataset: ReachDataset,
  { choices: given, a, b, outlines = false }: CompareQuestion,
  onProgress: OnProgress,
): CompareAnswer {
  const choices = completeChoices(dataset, given);
  checkSettings(choices, [a, b]);
  const table = tableFor(dataset, choices, onProgress);
  const regions = tablesByRegion(dataset, choices);
  const periods = [a, b];
  const byKind = AREA_KINDS.map((kind) => ({
    kind,
    ...groundChange(table.footprints, a, b, kind),
  }));
  const features: NonNullable<CompareAnswer['ground']>['features'] = [];
  for (const { kind, change, cells } of outlines ? byKind : []) {
    for (const fate of GROUND_FATES) {
      if (cells[fate].length === 0) continue;
      const properties = { fate, kind, km2: change[`${fate}Km2`] };
      const geometry = outlineOf(cells[fate].map((i) => table.footprints.cells[i]!));
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
      ...groundChange(part.footprints, a, b).change,
      periods: periods.map((span) => regionIn(part, span)),
    })),
    ...edges(dataset, choices, periods),
    statusA: regionStatus(regions, a.to),
    statusB: regionStatus(regions, b.to),
    ground: outlines ? { type: 'FeatureCollection', features } : null,
  };
}
