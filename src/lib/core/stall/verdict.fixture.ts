import type { Visit } from '../reach/new-places';
import type { Verdict } from './verdict';
import { NOT_VARIED, type PeriodCount } from './counts';

/** Verdicts and visits for tests: only what a test is about has to be said. */

export const period = (
  [from, to]: [number, number],
  [k, n]: [number, number],
  more: Partial<PeriodCount> = {},
): PeriodCount => ({
  from,
  to,
  k,
  n,
  atMost: k,
  recordsPerYear: n / (to - from + 1),
  newPerYear: k / (to - from + 1),
  medianKm: n > 0 ? 100 : null,
  medianUnderKm: null,
  ...more,
});

/** 9 to 11 of 15, then 3 to 6 of 17. */
export const verdict = (more: Partial<Verdict> = {}): Verdict => ({
  kind: 'exercise',
  limitKm: 500,
  earlier: period([2003, 2013], [7, 9]),
  before: period([2014, 2019], [9, 15], { atMost: 11, medianKm: 810 }),
  since: period([2020, 2026], [3, 17], { atMost: 6, medianKm: 46, medianUnderKm: 100 }),
  later: null,
  change: 'spread',
  chance: {
    orders: 4999,
    expectedBefore: 7.4,
    expectedSince: 5.4,
    ordersBefore: [],
    ordersSince: [],
    draws: 200,
    before: [9, 10, 11],
    since: [4, 4, 5],
    fell: [1 / 81, 1 / 81, 1 / 81],
    rose: [0.99, 0.99, 0.99],
    spurt: [1 / 54, 1 / 54, 1 / 54],
    lull: [1 / 11, 1 / 11, 1 / 11],
    closer: 0.017,
    fisher: 0.002,
  },
  power: { stop: 0.96, half: 0.3 },
  ...NOT_VARIED,
  certainty: 'some',
  ...more,
});

export const visit = (id: string, start: string, more: Partial<Visit> = {}): Visit => ({
  id,
  kind: 'exercise',
  start,
  status: 'return',
  km: 10,
  leastKm: 0,
  mostKm: 20,
  nearest: 'another',
  ordinal: null,
  mostOrdinal: null,
  places: [],
  opener: id,
  position: [0, 0],
  region: null,
  isTrack: false,
  ...more,
});
