import { describe, expect, it } from 'vitest';
import { voiceOf } from '$lib/site/text/voice';
import type { Verdict } from './verdict';
import { confidenceText } from './confidence';
import type { Sensitivity } from './sensitivity';
import { period, verdict, visit } from './verdict.fixture';
import { odds } from './voice';

const en = voiceOf('en');
const patrols = [
  visit('early', '2019-07-23', { kind: 'patrol', status: 'new' }),
  visit('new', '2021-10-17', { kind: 'patrol', status: 'new' }),
  visit('back', '2022-05-24', { kind: 'patrol' }),
];
const confidence = (more: Partial<Verdict> = {}, otherVisits = patrols) =>
  confidenceText(
    {
      verdict: verdict(more),
      otherVisits,
      isLatest: true,
      recordName: (id) => `<${id}>`,
      ruleName: (id) => `<${id}>`,
      placeOf: ({ id }) => `<${id}>`,
    },
    en,
  );
const chance = (more: Partial<NonNullable<Verdict['chance']>>) => ({
  chance: { ...verdict().chance!, ...more },
});
const sensitivity = (steady: number): Sensitivity => ({
  varied: [
    {
      variation: 'limit',
      value: '1000',
      before: { k: 5, n: 15 },
      since: { k: 1, n: 17, atMost: 1 },
      fell: 0.25,
      certainty: 'weak',
    },
    {
      variation: 'left-out',
      value: 'tsentr',
      before: { k: 10, n: 14 },
      since: { k: 4, n: 17, atMost: 4 },
      fell: 0.04,
      certainty: 'some',
    },
  ],
  of: 52,
  steady,
});

it('without a comparison with chance nothing is said', () => {
  const none = { evidence: null, leading: [], hangs: null, lines: [] };
  expect(confidence({ chance: null, certainty: null })).toEqual(none);
  expect(confidence({ since: null })).toEqual(none);
});

it('the lines come in the order of the design: distance, chance, what it hangs on, the other kind', () => {
  const { evidence, lines } = confidence({ sensitivity: sensitivity(0.65) });
  expect(evidence).toBe('Some evidence');
  expect(lines.map((line) => line.slice(0, 12))).toEqual([
    'As many, but',
    'New places r',
    'Some evidenc',
    'Patrols went',
  ]);
});

describe('as many, but closer', () => {
  const first = (perYear: number, medianKm: number) => {
    const since = period([2020, 2026], [3, 17], { recordsPerYear: perYear, medianKm });
    return confidence({ since }).lines[0]!;
  };

  it('has rates, distances and how often they shrink as much', () => {
    expect(first(2.6, 46)).toMatch(/2\.5 a year in 2014–2019, 2\.6 since 2020; .* 810 km .* 46 km/);
    expect(first(2.6, 46)).toMatch(/shrinks as much in 1 of 59 random orders\.$/);
    expect(first(2.6, 900)).toMatch(/^As many, and no closer /);
    expect(first(2.6, 900)).not.toMatch(/random/);
  });

  it('calls rates the same that differ by less than a quarter', () => {
    const words = [1.9, 2.1, 3.1, 3.2].map((rate) => first(rate, 46).split(',')[0]);
    expect(words).toEqual(['Fewer', 'As many', 'As many', 'More']);
  });

  it('is not said where a period has no distance', () => {
    const before = period([2014, 2019], [11, 15], { medianKm: null });
    expect(confidence({ before }).lines[0]).toMatch(/^New places run out/);
  });
});

describe('chance', () => {
  const line = (more: Partial<Verdict> = {}) => confidence(more).lines[1]!;

  it('is what random order gives of both periods, and how often the share falls as much', () => {
    expect(line()).toMatch(/about 7 of the 15 and 5 of the 17 .* falls as much in 1 of 81 random/);
  });

  it.each([
    ['a spurt that ended', { spurt: 0.04, lull: 0.06 }],
    ['The years since are out of the ordinary', { spurt: 0.06, lull: 0.04 }],
    ['Both are out of the ordinary', { spurt: 0.04, lull: 0.04 }],
    ['Either period alone could be chance', { spurt: 0.06, lull: 0.06 }],
  ])('says which period is out of the ordinary, in fewer than 1 of 20 orders: %s', (words, p) => {
    expect(line(chance(p))).toContain(words);
  });

  it('is met where those perhaps new are as many as it gives', () => {
    expect(line()).toMatch(/there were 5 of 17 since 2020, as many as chance gives\.$/);
    expect(line(chance({ expectedSince: 5.6 }))).not.toContain('as many as chance gives');
  });

  it('of a rise is how often the share rises as much, and blames no period', () => {
    const rise = line({ change: 'more', ...chance({ rose: 0.05 }) });
    expect(rise).toMatch(/rises as much in 1 of 20 random orders\.$/);
  });
});

describe('what it hangs on', () => {
  const line = (more: Partial<Verdict>) => confidence(more, []).lines.slice(2).join(' ');

  it('has each variation with its counts, and is fragile below nine in ten', () => {
    const fragile = line({ sensitivity: sensitivity(0.89) });
    expect(fragile).toMatch(/^Some evidence\. It hangs on few records; /);
    expect(fragile).toContain('at 1,000 km 5 of 15, then 1 of 17 (1 in 4)');
    expect(fragile).toContain('at worst <tsentr> 10 of 14, then 4 of 17 (1 in 25)');
    expect(line({ sensitivity: sensitivity(0.9) })).toContain('It holds under other choices');
  });

  it('has the power of weak evidence and of too little alone', () => {
    const hasPower = (['strong', 'some', 'weak', 'too-few'] as const).map((certainty) =>
      line({ certainty }).includes('noticed 96 times in 100'),
    );
    expect(hasPower).toEqual([false, false, true, true]);
  });
});

it('of the other kind it names the new places since the break, with their years', () => {
  expect(confidence().lines.at(-1)).toBe('Patrols went on to new places: <new> 2021.');
  expect(confidence({}, patrols.slice(0, 1)).lines.at(-1)).toMatch(/^New places run out/);
});

it('odds are one in so many, and of what is commoner than one half so many in ten', () => {
  expect([1 / 81, 0.5, 0.55, 0.99, 1].map(odds)).toEqual([
    [1, 81],
    [1, 2],
    [6, 10],
    [9, 10],
    [10, 10],
  ]);
});
