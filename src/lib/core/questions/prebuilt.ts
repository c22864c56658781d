import { answer } from './answer';
import type { ReachDataset } from '../reach/dataset';
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
}

/** The answers the worker or the command line would give, for every counting rule of the dataset. */
export function prebuiltReach(dataset: ReachDataset): PrebuiltReach {
  const rules = dataset.rules.map(({ id }) => {
    const choices = { rule: id };
    const measures = answer(dataset, { kind: 'measures', choices, bands: {}, adjusted: {} });
    return [id, { measures, stall: answer(dataset, { kind: 'stall', choices }) }] as const;
  });
  return { dataVersion: dataset.dataVersion, rules: Object.fromEntries(rules) };
}
