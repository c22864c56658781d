import { answer } from './answer';
import type { ReachDataset } from '../reach/dataset';
import { yearsOf } from '../record/time';
import type { MarksChance } from '../stall/marks';
import type { MeasuresAnswer, StallAnswer } from './question';

/** `static/data/reach.json`: what a page asks first, worked out when the data are built. */
export interface PrebuiltReach {
  dataVersion: string;
  /** By counting rule; other choices by default. */
  rules: Record<string, BuiltAnswers>;
}

export interface BuiltAnswers {
  /** All of them, with bands and rarefied measures. */
  measures: MeasuresAnswer;
  stall: StallAnswer;
  /** At the end of each year, what chance would give; edges and sentence follow from the records at once. */
  chance: Record<number, MarksChance[]>;
}

/** The answers the worker or the command line would give, for every counting rule of the dataset. */
export function prebuiltReach(dataset: ReachDataset): PrebuiltReach {
  const rules = dataset.rules.map(({ id }) => {
    const choices = { rule: id };
    const measures = answer(dataset, { kind: 'measures', choices, bands: {}, adjusted: {} });
    const stall = answer(dataset, { kind: 'stall', choices });
    const chance = dataset.directions
      ? yearsOf(measures.settings).map((year) => {
          return [year, answer(dataset, { kind: 'directions', choices, year }).chance] as const;
        })
      : [];
    return [id, { measures, stall, chance: Object.fromEntries(chance) }] as const;
  });
  return { dataVersion: dataset.dataVersion, rules: Object.fromEntries(rules) };
}
