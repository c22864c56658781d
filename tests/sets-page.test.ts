/** What /sets says, against the counts of each set that the data hold. */
import { expect, it } from 'vitest';
import type { ComparisonAnswers } from '../geodata/build/comparison';
import { pick } from '#core/record/pick';
import type { Counted } from '#core/stall/counts';
import { comparedSentence, setsPage } from '../src/lib/pages/sets/sets.server';
import { sureUnder } from '../src/lib/site/dataset/dataset.server';
import type { AtlasRecord } from '#core/record/schema';
import { count, LAST, read } from './answer/reading';
import { readJson } from './json';

const { sets } = readJson<ComparisonAnswers>('static/data/sets.json');
const [ours, ...others] = sets;
const text = ({ k, atMost, n }: Counted) => `${k}${atMost > k ? `–${atMost}` : ''} of ${n}`;

it('the partners alone are counted by the same rule as all, and without third states', () => {
  const isAlone = ({ scope, participants }: AtlasRecord) =>
    scope === 'core' && participants.every((country) => ['RU', 'CN'].includes(country));
  const visits = read({ admits: isAlone }).filter(({ kind }) => kind === 'exercise');
  const countsIn = (from: number, to: number) =>
    pick(count(visits, from, to), ['k', 'atMost', 'n']);
  const told = { before: countsIn(2014, 2019), since: countsIn(2020, LAST) };
  expect(ours!.alone!.verdict).toMatchObject(told);
  expect(Math.min(told.before.n, told.since.n)).toBeGreaterThan(0);
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
