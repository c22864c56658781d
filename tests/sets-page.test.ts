/** What /sets says, against the counts of each set that the data hold. */
import { expect, it } from 'vitest';
import type { ComparisonAnswers } from '../geodata/build/comparison';
import type { Counted } from '#core/stall/counts';
import { comparedSentence, setsPage } from '../src/lib/pages/sets/sets.server';
import { sureUnder } from '../src/lib/site/dataset/dataset.server';
import { LAST } from './answer/reading';
import { readJson } from './json';

const { sets } = readJson<ComparisonAnswers>('static/data/sets.json');
const [ours, ...others] = sets;
const text = ({ k, atMost, n }: Counted) => `${k}${atMost > k ? `–${atMost}` : ''} of ${n}`;

it('the partners alone are counted by the rule that admits no third state', () => {
  const { before, since } = sureUnder('bilateral').verdicts[LAST]![0]!;
  expect(ours!.alone!.verdict).toMatchObject({ before, since });
  const core = sureUnder('core').verdicts[LAST]![0]!;
  expect(ours!.common.verdict).toMatchObject({ before: core.before, since: core.since });
  expect(others.map(({ alone }) => alone)).toEqual(others.map(() => null));
});

it('the sentence names every number, and tells the partners alone like the other sets', () => {
  const sentence = comparedSentence()!;
  const { before, since } = ours!.alone!.verdict;
  expect(sentence).toContain(`alone: ${text(before)}, then ${text(since!)}.`);
  for (const { common } of others)
    for (const period of [common.verdict.before, common.verdict.since!])
      expect(sentence).toMatch(new RegExp(`${text(period)} \\([A-Z][^)]+\\)`));
  const { definition, table } = setsPage();
  expect(definition).toContain('by one definition, that of the first of them');
  expect(table.rows.filter(({ name }) => name.below.includes('alone'))).toHaveLength(1);
});
