import { describe, expect, it } from 'vitest';
import { readOwnMark, withOwnMark } from './own-mark';

describe('the mark of a link made with own records', () => {
  it.each([
    ['', 'mine.csv', '?own=mine.csv'],
    ['?year=2016', 'my records & more.csv', '?year=2016&own=my%20records%20%26%20more.csv'],
    ['', '演习.xlsx', '?own=%E6%BC%94%E4%B9%A0.xlsx'],
  ])('after "%s" names the file %s and no more', (query, file, marked) => {
    expect(withOwnMark(query, file)).toBe(marked);
    expect(readOwnMark(new URLSearchParams(marked))).toBe(file);
  });

  it('is not there without them, and cut where the name is long', () => {
    expect(withOwnMark('?year=2016', null)).toBe('?year=2016');
    expect(readOwnMark(new URLSearchParams('?own='))).toBeNull();
    expect(readOwnMark(new URLSearchParams(withOwnMark('', '🚢'.repeat(200))))).toBe(
      '🚢'.repeat(80),
    );
  });
});
