import { afterEach, describe, expect, it } from 'vitest';
import { baseLocale, overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';
import { comparedSentences, howSure, type regionChanges } from './sentence';

const spans = { before: { from: 2014, to: 2019 }, since: { from: 2020, to: 2026 } };
const coverage = { from: '2003-01', to: '2026-06' };
const regions = { came: 8, first: 6, dropped: 7 };

const counts = (exercise: number, patrol: number) => ({
  exercise: { value: exercise },
  patrol: { value: patrol },
});

function told(
  language: Locale,
  [a, b]: [exercise: number, patrol: number],
  [c, d]: [exercise: number, patrol: number],
  {
    halves = spans,
    changes = regions,
  }: { halves?: typeof spans; changes?: ReturnType<typeof regionChanges> } = {},
): string {
  overwriteGetLocale(() => language);
  const [before, since] = [counts(a, b), counts(c, d)];
  const isToTheEnd = halves.since.to === 2026;
  const compared = { before, since, spans: halves, coverage, isToTheEnd };
  return comparedSentences(compared, changes).join(' ').replaceAll('\u00a0', ' ');
}

afterEach(() => overwriteGetLocale(() => baseLocale));

describe('the sentence', () => {
  it('of the first view, in three languages', () => {
    expect(told('en', [17, 1], [19, 17])).toBe(
      'Twice as many exercises and patrols are known since 2020 as in 2014–2019 (18 → 36), and nearly all of the rise is patrols (1 → 17; exercises 17 → 19). Eight regions came in, six of them for the first time; seven dropped out.',
    );
    expect(told('ru', [17, 1], [19, 17])).toBe(
      'С 2020 года учений и патрулей известно вдвое больше, чем в 2014–2019 годах (18 → 36), и почти весь прирост — патрули (1 → 17; учения 17 → 19). Появилось 8 регионов, из них впервые 6; выпало 7.',
    );
    expect(told('zh', [17, 1], [19, 17])).toBe(
      '2020年以来已知的演习和巡航是2014–2019年的两倍（18 → 36），增加的几乎全是巡航（1 → 17；演习17 → 19）。 新进入8个区域，其中6个为首次；退出7个。',
    );
  });

  it.each([
    [[0, 0], [0, 0], /^No exercise or patrol is known in 2014–2019 or since 2020\.$/],
    [
      [0, 0],
      [3, 2],
      /^5 exercises and patrols are known since 2020, none in 2014–2019: exercises 0 → 3, patrols 0 → 2\./,
    ],
    [
      [4, 1],
      [0, 0],
      /^No exercise or patrol is known since 2020, after 5 in 2014–2019: exercises 4 → 0, patrols 1 → 0\./,
    ],
    [
      [5, 5],
      [6, 4],
      /^As many .* since 2020 as in 2014–2019 \(10 → 10\): exercises 5 → 6, patrols 5 → 4\./,
    ],
    [[10, 10], [12, 10], /^About as many .* \(20 → 22\): exercises 10 → 12/],
    [
      [10, 0],
      [12, 1],
      /^More .* than .* \(10 → 13\), and most of the rise is exercises \(10 → 12; patrols 0 → 1\)/,
    ],
    [[10, 2], [14, 1], /^More .* and all of the rise is exercises \(10 → 14; patrols 2 → 1\)/],
    [[4, 4], [10, 10], /^2\.5 times as many .* and both rose \(exercises 4 → 10, patrols 4 → 10\)/],
    [
      [9, 0],
      [4, 4],
      /^Fewer .* \(9 → 8\), and all of the fall is exercises \(9 → 4; patrols 0 → 4\)/,
    ],
    [
      [10, 10],
      [8, 2],
      /^Half as many .* \(20 → 10\), and most of the fall is patrols \(10 → 2; exercises 10 → 8\)/,
    ],
    [[20, 5], [10, 5], /^Fewer .* and all of the fall is exercises \(20 → 10; patrols 5 → 5\)/],
    [[20, 20], [10, 9], /^Fewer .* and both fell/],
  ] as const)('of %o and %o', (before, since, words) => {
    expect(told('en', [...before], [...since])).toMatch(words);
  });

  it('names a later half that does not reach the end by its years, and a single year as one', () => {
    const halves = { before: { from: 2019, to: 2019 }, since: { from: 2020, to: 2022 } };
    const more = { halves };
    expect(told('en', [2, 1], [4, 2], more)).toMatch(/known in 2020–2022 as in 2019 \(/);
    expect(told('ru', [2, 1], [4, 2], more)).toMatch(/^В 2020–2022 годах .* чем в 2019 году \(/);
    expect(told('zh', [2, 1], [4, 2], more)).toMatch(/^2020–2022年已知的演习和巡航是2019年的两倍/);
  });

  it.each([
    ['en', { came: 0, first: 0, dropped: 0 }, 'No region came in; none dropped out.'],
    [
      'en',
      { came: 1, first: 1, dropped: 1 },
      'One region came in, for the first time; one dropped out.',
    ],
    ['en', { came: 1, first: 0, dropped: 2 }, 'One region came in; two dropped out.'],
    [
      'en',
      { came: 2, first: 2, dropped: 0 },
      'Two regions came in, all for the first time; none dropped out.',
    ],
    [
      'en',
      { came: 14, first: 1, dropped: 13 },
      '14 regions came in, one of them for the first time; 13 dropped out.',
    ],
    ['ru', { came: 0, first: 0, dropped: 0 }, 'Ни один регион не появился; ни один не выпал.'],
    ['ru', { came: 1, first: 1, dropped: 1 }, 'Появился 1 регион, впервые; выпал 1.'],
    ['ru', { came: 3, first: 3, dropped: 2 }, 'Появились 3 региона, все впервые; выпали 2.'],
    ['ru', { came: 21, first: 2, dropped: 5 }, 'Появился 21 регион, из них впервые 2; выпало 5.'],
    ['zh', { came: 0, first: 0, dropped: 0 }, '没有新进入的区域；没有退出的区域。'],
    ['zh', { came: 2, first: 2, dropped: 1 }, '新进入2个区域，均为首次；退出1个。'],
  ] as const)('tells of regions in %s: %o', (language, changes, words) => {
    expect(told(language, [1, 0], [2, 0], { changes }).endsWith(words)).toBe(true);
  });

  it.each(['en', 'ru', 'zh'] as const)('in %s has every shape, each another', (language) => {
    const shapes = [
      ...[
        [0, 0, 0, 0],
        [0, 0, 3, 2],
        [4, 1, 0, 0],
        [5, 5, 6, 4],
        [10, 10, 12, 10],
      ],
      ...[
        [10, 0, 12, 1],
        [10, 2, 14, 1],
        [4, 4, 10, 10],
        [10, 10, 8, 2],
        [20, 5, 10, 5],
      ],
      ...[
        [20, 20, 10, 9],
        [17, 1, 19, 17],
        [30, 2, 13, 1],
      ],
    ].map(([a, b, c, d]) => told(language, [a!, b!], [c!, d!]).replace(/\d+(\.|,)?\d*/g, '#'));
    expect(new Set(shapes).size).toBe(shapes.length);
    for (const text of shapes) expect(text).not.toMatch(/undefined|NaN|Infinity|\{|\}|\.\.|。。/);
  });
});

describe('how sure', () => {
  const halves = { before: counts(17, 1), since: counts(19, 17) };
  const compared = { ...halves, spans, coverage, isToTheEnd: true };

  it('tells the length of both halves, a year in part as such, and what a year holds', () => {
    expect(howSure(compared)).toContain('6.0 and 6.5 years long (data to June 2026): 3.0 and 5.5');
  });

  it('has no rate for years that nothing is known of', () => {
    const later = { before: { from: 2014, to: 2019 }, since: { from: 2027, to: 2028 } };
    expect(howSure({ ...compared, spans: later })).toContain('3.0 and – exercises');
  });
});

it('counts of halves of unlike length are told with it', () => {
  const halves = { before: { from: 2003, to: 2019 }, since: { from: 2020, to: 2022 } };
  expect(told('en', [27, 2], [8, 6], { halves })).toMatch(
    /^Fewer .* \(29 → 14, in 17\.0 and 3\.0 years\), and all of the fall is exercises/,
  );
  expect(told('en', [17, 1], [19, 17])).not.toContain('years');
});
