import { describe, expect, it } from 'vitest';
import { estimateTextPx, evenly, wrapped } from './text-width';

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

describe('wrapped', () => {
  it.each([
    ['The last such exercise by other rules: November 2019', 120],
    ['Последнее такое учение по другим правилам: ноябрь 2019 года', 130],
    ['自2020年9月以来，八个方向上没有一次联合演习越过此前外缘。', 90],
    ['http://host/?layers=regions,sites&measure=ground&year=2019', 200],
  ])('keeps every sign of %j, in lines no wider than asked', (text, px) => {
    const lines = wrapped(text, px, 12);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(estimateTextPx(line)).toBeLessThanOrEqual(px);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。]/);
  });

  it('evens lines out without adding one', () => {
    const text = 'one two three four five six seven';
    const [wide, even] = [wrapped(text, 150, 12), evenly(text, 150, 12)];
    expect(even).toHaveLength(wide.length);
    const widest = (lines: string[]) => Math.max(...lines.map((line) => estimateTextPx(line)));
    expect(widest(even)).toBeLessThan(widest(wide));
  });
});
