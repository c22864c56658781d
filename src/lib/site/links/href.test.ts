import { describe, expect, it } from 'vitest';
import { addressWords } from './href';

describe('the words of an address that does not exist', () => {
  it.each([
    ['/record/joint-sea-2061', 'joint sea 2061'],
    ['/ru/record/naval_patrol_2021.html', 'naval patrol 2021'],
    ['/%D1%80%D1%83/%D0%92%D0%BE%D1%81%D1%82%D0%BE%D0%BA', 'Восток'],
    ['/record/%E0%A4%A', 'E0 A4 A'],
    ['/', ''],
    ['//', ''],
  ])('%s: "%s"', (path, words) => {
    expect(addressWords(path)).toBe(words);
  });
});
