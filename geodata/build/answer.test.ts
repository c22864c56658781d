import { expect, it } from 'vitest';
import { answerChanges } from './answer';

it('what changed in the answer is told line by line, in words', () => {
  const before = 'exercises since 2020: 3 to 6 of 17 at a new place\nrecords: 130\nsources: 696\n';
  const after = before.replace('17', '18').replace('130', '131');
  expect(answerChanges(before, before)).toEqual([]);
  expect(answerChanges(before, after)).toEqual([
    'exercises since 2020: 3 to 6 of 17 at a new place → 3 to 6 of 18 at a new place',
    'records: 130 → 131',
  ]);
  expect(answerChanges('', 'records: 1\n')).toEqual(['records: none → 1']);
});
