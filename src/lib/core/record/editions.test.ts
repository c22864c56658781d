import { describe, expect, it } from 'vitest';
import { editionsOf } from './record';

const edition = (id: string, start: string, series = 's') => ({ id, start, series });
const editions = [
  edition('c', '2014-01-01'),
  edition('other', '2013-06-01', 't'),
  edition('a', '2012-01-01'),
  edition('b2', '2013-01-01'),
  edition('b1', '2013-01-01'),
];
const [c, other, a, b2, b1] = editions;

describe('editions of a series', () => {
  it('are counted by date, then id, with the one before and the one after', () => {
    expect(editionsOf(editions, b2!)).toEqual({ number: 3, of: 4, earlier: b1, later: c });
  });

  it('have nothing before the first and nothing after the last', () => {
    expect(editionsOf(editions, a!).earlier).toBeNull();
    expect(editionsOf(editions, c!).later).toBeNull();
    expect(editionsOf(editions, other!)).toEqual({ number: 1, of: 1, earlier: null, later: null });
  });
});
