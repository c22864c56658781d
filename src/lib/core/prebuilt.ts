import { answer } from './answer';
import type { ReachDataset } from './dataset';
import type { MeasuresAnswer } from './question';

/** `static/data/reach.json`: what a page asks first, worked out when the data are built. */
export interface PrebuiltReach {
  dataVersion: string;
  /** The answer to all measures with bands and twins, by counting rule; other choices by default. */
  rules: Record<string, MeasuresAnswer>;
}

/** The answers the worker or the command line would give, for every counting rule of the dataset. */
export function prebuiltReach(dataset: ReachDataset): PrebuiltReach {
  const rules = dataset.rules.map(({ id }) => {
    const question = { kind: 'measures', choices: { rule: id }, bands: {}, adjusted: {} } as const;
    return [id, answer(dataset, question)] as const;
  });
  return { dataVersion: dataset.dataVersion, rules: Object.fromEntries(rules) };
}
