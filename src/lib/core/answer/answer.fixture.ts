import { verdict } from '../stall/verdict.fixture';
import type { AnswerInput, AnswerNames } from './scope';

const inBrackets = (id: string) => `<${id}>`;
export const IDS: AnswerNames = {
  recordName: inBrackets,
  ruleName: inBrackets,
  seriesName: inBrackets,
  placeOf: ({ id }) => inBrackets(id),
  whose: () => null,
};

export const inputWith = (more: Partial<AnswerInput> = {}): AnswerInput => ({
  kind: 'exercise',
  years: { from: 2003, to: 2026 },
  isVerdict: true,
  isLatest: true,
  visits: [],
  verdicts: [verdict()],
  limitKm: 500,
  kinds: { exercise: 'shown', 'ship-patrol': 'absent', 'air-patrol': 'shown' },
  records: [],
  scope: () => null,
  names: IDS,
  ...more,
});
