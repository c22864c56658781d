import { describe, expect, it } from 'vitest';
import { standingOf } from './comparison';

const count = (k: number, n: number, atMost = k) => ({ k, n, atMost });

describe('a share among those of other sets', () => {
  it.each([
    ['is above all', count(11, 15), [count(2, 14), count(1, 6, 3)], 'most'],
    ['is below all', count(0, 19, 1), [count(2, 14), count(5, 6)], 'least'],
    ['is below all, as chance may have it', count(0, 9, 1), [count(2, 14), count(3, 6)], 'among'],
    ['lies between them', count(3, 17), [count(0, 6), count(3, 7)], 'among'],
    ['is as large as another', count(3, 6), [count(4, 8), count(1, 9)], 'among'],
    ['may be above all, and may not', count(3, 17, 5), [count(0, 6, 2), count(1, 7)], 'among'],
    ['is above all but one that may be larger', count(4, 8), [count(2, 6, 4)], 'among'],
    ['is above all, as chance may have it', count(4, 9), [count(3, 9)], 'among'],
    ['is above all unless each perhaps is one', count(6, 9), [count(1, 9, 5)], 'among'],
    ['of four records is none', count(4, 4), [count(1, 9)], 'few'],
    ['has only sets of four beside it', count(4, 9), [count(1, 4)], 'few'],
    ['is not held against a set of four', count(4, 9), [count(4, 4), count(0, 9)], 'most'],
  ])('%s', (_, own, others, standing) => {
    expect(standingOf(own, others)).toBe(standing);
  });
});
