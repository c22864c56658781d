import type { ReachDataset } from '../reach/dataset';
import { yearsOf } from '../record/time';
import { answer } from './answer';
import { measuresUnder } from './answer-measures';
import type { BuiltAnswers } from './built-answers';

/** `static/data/reach.json`: what a page asks first, worked out when the data are built. */
export interface PrebuiltReach {
  dataVersion: string;
  rules: Record<string, BuiltAnswers>;
}

export function prebuiltReach(dataset: ReachDataset): PrebuiltReach {
  const ids = dataset.rules.map(({ id }) => id);
  const question = { kind: 'measures', choices: {}, bands: {}, adjusted: {} } as const;
  const rules = measuresUnder(ids, dataset, question).map((measures): [string, BuiltAnswers] => {
    const choices = { rule: measures.settings.rule };
    const years = dataset.directions ? yearsOf(measures.settings) : [];
    const found = years.map((year) => {
      return answer(dataset, { kind: 'directions', choices, year, hangs: year === years.at(-1) });
    });
    const pace = Object.fromEntries(found.map((of) => [of.year, of.pace]));
    const stall = answer(dataset, { kind: 'stall', choices });
    return [choices.rule, { measures, stall, pace, hangsOn: found.at(-1)?.hangsOn ?? null }];
  });
  return { dataVersion: dataset.dataVersion, rules: Object.fromEntries(rules) };
}
