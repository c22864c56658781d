import { afterEach, describe, expect, it } from 'vitest';
import { yearsWithin, type YearSpan } from '#core/record/time';
import type { SeriesKind } from '#core/record/model';
import { baseLocale, overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';
import { comparedSentences, howSure } from './sentence';

const spans = { before: { from: 2014, to: 2019 }, since: { from: 2020, to: 2026 } };

/** At a new place `k` to `atMost` of `n` with a known place, beside those without. */
function half([k, atMost, n]: readonly number[], span: YearSpan, unplaced = 0) {
  const placed = Array.from({ length: n! }, () => ({ visit: {} }));
  const length = yearsWithin({ from: '2003-01', to: '2026-06' }, span);
  return {
    records: [...placed, ...Array.from({ length: unplaced }, () => ({}))],
    counted: { k: k!, atMost: atMost!, n: n! },
    span: { ...span, length },
  };
}
const before = half([9, 11, 15], spans.before, 2);
const since = half([3, 6, 17], spans.since, 1);
const none = half([0, 0, 0], spans.before);

function sentenceIn(
  language: Locale,
  halves: { before: ReturnType<typeof half>; since: ReturnType<typeof half> },
  [came, first, dropped]: readonly [number, number, number] = [8, 6, 7],
  kind: SeriesKind = 'exercise',
) {
  overwriteGetLocale(() => language);
  return comparedSentences(kind, halves, halves.since.span.to === 2026, { came, first, dropped })
    .join(' ')
    .replaceAll('\u00a0', ' ');
}

afterEach(() => overwriteGetLocale(() => baseLocale));

describe('the sentence', () => {
  it.each([
    [
      'en',
      'Exercises: 9 to 11 of 15 in 2014–2019 were at a new place; since 2020 3 to 6 of 17. Eight regions came in, six of them for the first time; seven dropped out.',
    ],
    [
      'ru',
      'Учения: в 2014–2019 годах на новых местах — 9–11 из 15; с 2020 года — 3–6 из 17. Появилось 8 регионов, из них впервые 6; выпало 7.',
    ],
    [
      'zh',
      '演习：2014—2019年15次中9至11次在新地点；2020年以来17次中3至6次。 新进入8个区域，其中6个为首次；退出7个。',
    ],
  ] as const)('of the first view in %s', (language, words) => {
    expect(sentenceIn(language, { before, since })).toBe(words);
  });

  it('is of the kind chosen, and says where there is none to count', () => {
    const told = { before: none, since: half([4, 4, 7], spans.since) };
    expect(sentenceIn('en', told, [0, 0, 0], 'ship-patrol')).toMatch(
      /^Ship patrols: 4 of 7 in 2020–2026 were .* No ship patrols that can be compared are known in 2014–2019\. No/,
    );
    const never = { before: none, since: half([0, 0, 0], spans.since) };
    expect(sentenceIn('en', never)).toMatch(
      /^No exercises that can be compared are known in 2014–2019 and since 2020\. /,
    );
  });

  it.each([
    ['en', [0, 0, 0], 'No region came in; none dropped out.'],
    ['en', [1, 1, 1], 'One region came in, for the first time; one dropped out.'],
    ['en', [1, 0, 2], 'One region came in; two dropped out.'],
    ['en', [2, 2, 0], 'Two regions came in, all for the first time; none dropped out.'],
    ['en', [14, 1, 13], '14 regions came in, one of them for the first time; 13 dropped out.'],
    ['ru', [0, 0, 0], 'Ни один регион не появился; ни один не выпал.'],
    ['ru', [1, 1, 1], 'Появился 1 регион, впервые; выпал 1.'],
    ['ru', [3, 3, 2], 'Появились 3 региона, все впервые; выпали 2.'],
    ['ru', [21, 2, 5], 'Появился 21 регион, из них впервые 2; выпало 5.'],
    ['zh', [0, 0, 0], '没有新进入的区域；没有退出的区域。'],
    ['zh', [2, 2, 1], '新进入2个区域，均为首次；退出1个。'],
  ] as const)('tells of regions in %s: %o', (language, changes, words) => {
    expect(sentenceIn(language, { before, since }, changes).endsWith(words)).toBe(true);
  });
});

it('how sure it is: the length of both halves, records a year, and how many have a known place', () => {
  const text = howSure('exercise', { before, since }, '2026-06');
  expect(text).toContain(
    '6.0 and 6.5 years long (data to June 2026), with 2.8 and 2.8 exercises a year.',
  );
  expect(text).toContain('15 of 17 and 17 of 18 exercises have a known place;');
  const placed = { before: half([9, 11, 15], spans.before), since: half([3, 6, 17], spans.since) };
  expect(howSure('exercise', placed, '2026-06')).not.toContain('known place');
});
