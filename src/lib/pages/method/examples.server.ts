import { readFileSync } from 'node:fs';
import type { RulesFile } from '$geodata/schema';
import { countTrend } from '$lib/core/claims/counts';
import { GROWTH, caseOf } from '$lib/core/claims/evidence';
import { CLAIM_LIST } from '$lib/core/claims/findings';
import { admittedIn } from '$lib/core/record/rules';
import { land } from '$lib/map/still/land.server';
import { evidence } from '$lib/site/evidence.server';
import { regions } from '$lib/site/dataset.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { chanceInWords } from '$lib/core/stall/sentence';
import { formatP } from '$lib/site/format';
import { tested } from '../findings/tested.server';
import { chanceExample } from './chance';
import { measureExamples } from './measure-examples';
import { stallExamples, uncertaintyExample } from './stall-examples';

export type MethodExamples = ReturnType<typeof compute>;

/** Computed once for the three languages, and only when a page is rendered. */
let computed: MethodExamples | undefined;
export const methodExamples = () => (computed ??= compute());

function compute() {
  return {
    measures: measureExamples(reachDataset, land),
    uncertainty: uncertaintyExample(reachDataset),
    chance: chanceExample(reachDataset),
    stall: stallExamples(reachDataset, land),
    regionNames: Object.fromEntries(regions.map(({ id, name }) => [id, name.en])),
    rules: countedRules(),
    claims: CLAIM_LIST.length,
    between: betweenRules(),
    sentences: chanceInWords(lastExercises()),
    postHoc: postHocClaims(),
  };
}

/** Claims whose test was chosen after seeing results, beside what the other choice gives. */
function postHocClaims() {
  const exercises = caseOf(evidence, { kind: 'exercise' });
  const testOf = (claim: string) => CLAIM_LIST.find((test) => test.claim === claim)!;
  return {
    C21: { chosen: testOf('C21').run(exercises), other: countTrend(GROWTH)(exercises) },
    C27: { chosen: testOf('C27').run(exercises), other: testOf('C27').run(caseOf(evidence)) },
  };
}

/** The latest verdict on exercises, as the first screen tells it. */
const lastExercises = () =>
  tested()
    .stall.chance.filter(({ kind }) => kind === 'exercise')
    .at(-1)!;

/** Claims whose one-sided p was within a border when claims were judged one-sided, and is not now. */
function betweenRules() {
  return tested()
    .found.filter(({ oneSided: p }) => p !== null)
    .filter(({ oneSided: p }) => (p! > 0.025 && p! <= 0.05) || (p! > 0.1 && p! <= 0.25))
    .map(({ claimId, oneSided }) => `${claimId} (${formatP(oneSided, 'en')})`);
}

/** Each counting rule with our count, and with the published one where a study has it. */
function countedRules() {
  const { records } = reachDataset;
  const rules = JSON.parse(readFileSync('geodata/rules.json', 'utf8')) as RulesFile;
  return rules.map(({ id, name, definition, where, published }) => ({
    ...{ id, name: name.en, definition: definition.en },
    ours: admittedIn(where, records, { from: '0000', to: '9999' }).length,
    published: published.map(({ count, atLeast, from, to, why, source }) => ({
      ...{ count, atLeast, from, to, why },
      ours: admittedIn(where, records, { from, to }).length,
      source: { title: source.title, publisher: source.publisher ?? source['container-title'] },
    })),
  }));
}
