import { afterEach, describe, expect, it } from 'vitest';
import { yearsWithin, type YearSpan } from '#core/record/time';
import { baseLocale, overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';
import { comparedSentences, howSure, type regionChanges } from './sentence';

const spans = { before: { from: 2014, to: 2019 }, since: { from: 2020, to: 2026 } };
const measured = (span: YearSpan) => {
  return { ...span, length: yearsWithin({ from: '2003-01', to: '2026-06' }, span) };
};
const regions = { came: 8, first: 6, by: { patrol: 4, exercise: 3 }, dropped: 7 };

/** Of so many exercises, all but `unplaced` have a known place. */
const counts = (exercise: number, patrol: number, unplaced = 0) => ({
  exercise: {
    value: exercise,
    records: Array.from({ length: exercise }, (_, i) => ({
      id: i < unplaced ? 'unpublished' : 'placed',
    })),
  },
  patrol: { value: patrol, records: [] },
});

function sentenceIn(
  language: Locale,
  [a, b]: [exercise: number, patrol: number],
  [c, d]: [exercise: number, patrol: number],
  {
    halves = spans,
    changes = regions,
  }: { halves?: typeof spans; changes?: ReturnType<typeof regionChanges> } = {},
): string {
  overwriteGetLocale(() => language);
  const compared = {
    before: { ...counts(a, b), span: measured(halves.before) },
    since: { ...counts(c, d), span: measured(halves.since) },
  };
  return comparedSentences(compared, halves.since.to === 2026, changes)
    .join(' ')
    .replaceAll('\u00a0', ' ');
}

afterEach(() => overwriteGetLocale(() => baseLocale));

describe('the sentence', () => {
  it('of the first view, in three languages', () => {
    expect(sentenceIn('en', [17, 1], [18, 17])).toBe(
      '3.0 → 5.4 exercises and patrols a year (18 in 2014–2019, 35 since 2020), and all of the rise is patrols (0.2 → 2.6; exercises 2.8 → 2.8). Eight regions came in, six of them for the first time, four by patrols alone, three by a single exercise each; seven dropped out.',
    );
    expect(sentenceIn('ru', [17, 1], [18, 17])).toBe(
      '3,0 → 5,4 учений и патрулирований в год (в 2014–2019 годах — 18, с 2020 года — 35), и весь прирост дали патрулирования (0,2 → 2,6; учения 2,8 → 2,8). Появилось 8 регионов, из них впервые 6, 4 — только патрулированиями, 3 — по одному учению; выпало 7.',
    );
    expect(sentenceIn('zh', [17, 1], [18, 17])).toBe(
      '每年演习和巡航3.0 → 5.4次（2014—2019年18次，2020年以来35次），增加的全是巡航（0.2 → 2.6；演习2.8 → 2.8）。 新进入8个区域，其中6个为首次，4个仅有巡航，3个各仅有一次演习；退出7个。',
    );
  });

  // Six years and six and a half: as many records are fewer a year.
  it.each([
    [[0, 0], [0, 0], /^No exercise or patrol is known in 2014–2019 or since 2020\.$/],
    [
      [0, 0],
      [3, 2],
      /^5 exercises and patrols are known since 2020, none in 2014–2019: exercises 0\.0 → 0\.5, patrols 0\.0 → 0\.3\./,
    ],
    [
      [4, 1],
      [0, 0],
      /^No exercise or patrol is known since 2020, after 5 in 2014–2019: exercises 0\.7 → 0\.0, /,
    ],
    [
      [5, 5],
      [6, 4],
      /^1\.7 → 1\.5 .* \(10 in 2014–2019, 10 since 2020\): exercises 0\.8 → 0\.9, patrols 0\.8 → 0\.6\./,
    ],
    [
      [12, 0],
      [15, 3],
      /^2\.0 → 2\.8 .* and most of the rise is patrols \(0\.0 → 0\.5; exercises 2\.0 → 2\.3\)/,
    ],
    [[10, 2], [15, 1], /and all of the rise is exercises \(1\.7 → 2\.3; patrols 0\.3 → 0\.2\)/],
    [[6, 6], [13, 14], /and both rose \(patrols 1\.0 → 2\.2, exercises 1\.0 → 2\.0\)/],
    [[9, 0], [4, 2], /and all of the fall is exercises \(1\.5 → 0\.6; patrols 0\.0 → 0\.3\)/],
    // Of a kind that there is not, nothing is said.
    [[9, 0], [4, 0], /^1\.5 → 0\.6 exercises a year \(9 in 2014–2019, 4 since 2020\)\. Eight/],
    [
      [12, 12],
      [11, 2],
      /and nearly all of the fall is patrols \(2\.0 → 0\.3; exercises 2\.0 → 1\.7\)/,
    ],
    [[20, 20], [10, 9], /and both fell/],
  ] as const)('of %o and %o', (before, since, words) => {
    expect(sentenceIn('en', [...before], [...since])).toMatch(words);
  });

  it('names a later half that does not reach the end by its years, and a single year as one', () => {
    const halves = { before: { from: 2019, to: 2019 }, since: { from: 2020, to: 2022 } };
    const more = { halves };
    expect(sentenceIn('en', [2, 1], [4, 2], more)).toMatch(
      /^3\.0 → 2\.0 .* \(3 in 2019, 6 in 2020–2022\)/,
    );
    expect(sentenceIn('ru', [2, 1], [4, 2], more)).toMatch(
      /\(в 2019 году — 3, в 2020–2022 годах — 6\)/,
    );
    expect(sentenceIn('zh', [2, 1], [4, 2], more)).toMatch(/（2019年3次，2020—2022年6次）/);
  });

  it.each([
    [
      'en',
      { came: 0, first: 0, by: { patrol: 0, exercise: 0 }, dropped: 0 },
      'No region came in; none dropped out.',
    ],
    [
      'en',
      { came: 1, first: 1, by: { patrol: 0, exercise: 0 }, dropped: 1 },
      'One region came in, for the first time; one dropped out.',
    ],
    [
      'en',
      { came: 1, first: 0, by: { patrol: 0, exercise: 0 }, dropped: 2 },
      'One region came in; two dropped out.',
    ],
    [
      'en',
      { came: 2, first: 2, by: { patrol: 0, exercise: 0 }, dropped: 0 },
      'Two regions came in, all for the first time; none dropped out.',
    ],
    [
      'en',
      { came: 14, first: 1, by: { patrol: 0, exercise: 0 }, dropped: 13 },
      '14 regions came in, one of them for the first time; 13 dropped out.',
    ],
    [
      'ru',
      { came: 0, first: 0, by: { patrol: 0, exercise: 0 }, dropped: 0 },
      'Ни один регион не появился; ни один не выпал.',
    ],
    [
      'ru',
      { came: 1, first: 1, by: { patrol: 0, exercise: 0 }, dropped: 1 },
      'Появился 1 регион, впервые; выпал 1.',
    ],
    [
      'ru',
      { came: 3, first: 3, by: { patrol: 0, exercise: 0 }, dropped: 2 },
      'Появились 3 региона, все впервые; выпали 2.',
    ],
    [
      'ru',
      { came: 21, first: 2, by: { patrol: 0, exercise: 0 }, dropped: 5 },
      'Появился 21 регион, из них впервые 2; выпало 5.',
    ],
    [
      'zh',
      { came: 0, first: 0, by: { patrol: 0, exercise: 0 }, dropped: 0 },
      '没有新进入的区域；没有退出的区域。',
    ],
    [
      'zh',
      { came: 2, first: 2, by: { patrol: 0, exercise: 0 }, dropped: 1 },
      '新进入2个区域，均为首次；退出1个。',
    ],
  ] as const)('tells of regions in %s: %o', (language, changes, words) => {
    expect(sentenceIn(language, [1, 0], [2, 0], { changes }).endsWith(words)).toBe(true);
  });
});

describe('how sure', () => {
  const compared = {
    before: { ...counts(17, 1, 2), span: measured(spans.before) },
    since: { ...counts(18, 17, 1), span: measured(spans.since) },
  };

  it('states the length of both halves, and how many exercises have a known place', () => {
    const text = howSure(compared, '2026-06', (id) => id === 'placed');
    expect(text).toContain(
      '15 of 17 and 17 of 18 exercises have a known place: 2.5 and 2.6 a year. The first page and Findings count these alone.',
    );
    expect(text).toContain('6.0 and 6.5 years long (data to June 2026)');
    expect(howSure(compared, '2026-06', () => true)).not.toContain('known place');
  });
});

it('treats a half after the end of the data as one without records', () => {
  const halves = { before: { from: 2014, to: 2019 }, since: { from: 2027, to: 2028 } };
  expect(sentenceIn('en', [27, 2], [0, 0], { halves })).toMatch(/^No exercise or patrol is known/);
});
