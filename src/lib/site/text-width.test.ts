import { describe, expect, it } from 'vitest';
import { estimateTextPx } from './text-width';

describe('estimateTextPx', () => {
  // Widths measured in Chromium: Source Sans 3 at 12 px, CJK in the system's font.
  it.each([
    ['COVID-19 border closures', 127.1],
    ['EU arms embargo and sanctions on Russia', 211.4],
    ['Полномасштабное вторжение в Украину', 213.5],
    ['План сотрудничества 2017–2020', 169.4],
    ['俄罗斯全面入侵乌克兰', 120],
    ['MAXIMUM WIDTH ЩЩЩ', 120],
    ['2014–2019', 53.5],
  ])('is at least the drawn width of %j, and at most a fifth more', (text, px) => {
    expect(estimateTextPx(text)).toBeGreaterThanOrEqual(px);
    expect(estimateTextPx(text)).toBeLessThanOrEqual(px * 1.2);
  });

  it('grows with the size of the type', () => {
    expect(estimateTextPx('Sea', 24)).toBeGreaterThanOrEqual(2 * estimateTextPx('Sea', 12) - 1);
  });
});
