import { expect, it } from 'vitest';
import { filmedSpans } from './periods';

it('a film has all years, also those before the first period with a count', () => {
  const counted = { k: 0, atMost: 0, n: 2, recordsPerYear: 1, newPerYear: 0 };
  const count = { ...counted, medianKm: 9, medianUnderKm: null };
  const since = { from: 2001, to: 2012, ...count };
  expect(filmedSpans([since], { from: 1987, to: 2012 })).toEqual([{ from: 1987, to: 2000 }, since]);
  expect(filmedSpans([since], since)).toEqual([since]);
});
