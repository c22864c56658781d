import {
  checkSettings,
  completeChoices,
  recordsFor,
  regionAtOf,
  tableFor,
  type ReachChoices,
  type ReachDataset,
} from '../reach/dataset';
import { directionShapes } from '../reach/direction-shapes';
import {
  directionsAt,
  type DirectionSet,
  type DirectionState,
  type Travelled,
} from '../reach/directions';
import { travelled } from '../reach/travelled';
import { outlineOf } from '../reach/outline';
import type { OnProgress } from '../reach/progress';
import { roundKm, roundKm2, roundPosition } from '../reach/round';
import { InputError } from '../record/input-error';
import { touchesRegion } from '../record/model';
import { yearOf } from '../record/time';
import { MARKS_DEFAULTS, marksChance } from '../stall/marks';
import { answerInWords } from '../stall/sentence';
import {
  FIRST_REACHED_PERIODS,
  type DirectionAnswer,
  type DirectionsAnswer,
  type DirectionsQuestion,
  type FirstReachedAnswer,
  type FirstReachedQuestion,
} from './question';

const travels = new WeakMap<ReachDataset, Map<string, Travelled>>();

/** Throws InputError where the data come without directions or regions. */
export function answerDirections(
  dataset: ReachDataset,
  { choices: given, year: asked, chance: wanted = {} }: DirectionsQuestion,
  onProgress: OnProgress,
): DirectionsAnswer {
  const choices = completeChoices(dataset, given);
  const year = asked ?? choices.to;
  checkSettings(choices, [{ from: Math.min(choices.from, year), to: year }]);
  const { directions: set, regions, rules, coveredTo } = dataset;
  if (!set || !regions) {
    throw new InputError('settings', 'directions', null, 'data with directions and regions');
  }
  const records = travelledIn(dataset, choices, set);
  onProgress({ stage: 'measures', done: 0.2 });
  const states = directionsAt(records, set, year, choices);
  const marks = { ...MARKS_DEFAULTS, ...wanted };
  const chance = marksChance(records, set, year, choices, { ...marks, coveredTo });
  const known = records.filter(({ start }) => yearOf(start) <= year);
  const { answer, howSure } = answerInWords({
    year,
    latest: year >= completeChoices(dataset, {}).to,
    rule: rules.find(({ id }) => id === choices.rule)!,
    filtered: Object.keys(choices.where).length > 0 || choices.region !== null || choices.precise,
    directions: set.directions,
    states,
    chance,
    known,
  });
  return {
    dataVersion: dataset.dataVersion,
    settings: { ...choices, marks },
    year,
    origin: set.origin.position,
    directions: states.map(rounded),
    chance,
    answer,
    howSure,
    shapes: directionShapes(states, set.origin.position),
  };
}

/** The records of the choices with their farthest places. */
export function travelledIn(
  dataset: ReachDataset,
  choices: ReachChoices,
  set: DirectionSet,
): Travelled[] {
  const { region, staging, from } = choices;
  return recordsFor(dataset, choices)
    .filter((record) => region === null || touchesRegion(record, region, staging))
    .map((record) =>
      travelledOf(dataset, record.id, () => travelled(record, regionAtOf(dataset), set)),
    )
    .filter(({ start }) => yearOf(start) >= from);
}

function travelledOf(dataset: ReachDataset, id: string, make: () => Travelled): Travelled {
  let known = travels.get(dataset);
  if (!known) travels.set(dataset, (known = new Map()));
  let found = known.get(id);
  if (!found) known.set(id, (found = make()));
  return found;
}

function rounded({
  visits,
  edgeKm,
  edgePosition,
  advances,
  ...rest
}: DirectionState): DirectionAnswer {
  return {
    ...rest,
    visits: visits.length,
    visitList: visits.map(({ reachKm, position, precision, ...visit }) => ({
      ...visit,
      precision,
      reachKm: roundKm(reachKm)!,
      position: roundPosition(position),
    })),
    edgeKm: roundKm(edgeKm),
    edgePosition: edgePosition && roundPosition(edgePosition),
    advances: advances.map(({ km, ...advance }) => ({ ...advance, km: roundKm(km)! })),
  };
}

/** Every cell by the period in which it was first occupied, outlined for drawing. */
export function answerFirstReached(
  dataset: ReachDataset,
  { choices: given }: FirstReachedQuestion,
  onProgress: OnProgress,
): FirstReachedAnswer {
  const choices = completeChoices(dataset, given);
  checkSettings(choices);
  const { footprints, firstOccupied } = tableFor(dataset, choices, onProgress);
  const features: FirstReachedAnswer['ground']['features'] = [];
  for (const { from, to: last } of FIRST_REACHED_PERIODS) {
    const to = Math.min(last, choices.to);
    const cells = [...firstOccupied.all.keys()].filter((cell) => {
      const first = firstOccupied.all[cell]!;
      return first >= from && first <= to;
    });
    if (cells.length === 0) continue;
    const km2 = roundKm2(cells.reduce((sum, cell) => sum + footprints.cellKm2[cell]!, 0));
    const geometry = outlineOf(cells.map((cell) => footprints.cells[cell]!));
    features.push({ type: 'Feature', properties: { from, to, km2 }, geometry });
  }
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    ground: { type: 'FeatureCollection', features },
  };
}
