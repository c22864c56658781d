import { describe, expect, it } from 'vitest';
import { editionsOf } from './record';

const edition = (id: string, start: string, series = 's') => ({ id, start, series });
const all = [
  edition('c', '2014-01-01'),
  edition('other', '2013-06-01', 't'),
  edition('a', '2012-01-01'),
  edition('b2', '2013-01-01'),
  edition('b1', '2013-01-01'),
];

describe('editions of a series', () => {
  it('are counted by date, then id, with the one before and the one after', () => {
    expect(editionsOf(all, all[3]!)).toEqual({ number: 3, of: 4, earlier: all[4], later: all[0] });
  });

  it('have nothing before the first and nothing after the last', () => {
    expect(editionsOf(all, all[2]!).earlier).toBeNull();
    expect(editionsOf(all, all[0]!).later).toBeNull();
    expect(editionsOf(all, all[1]!)).toEqual({ number: 1, of: 1, earlier: null, later: null });
  });
});
