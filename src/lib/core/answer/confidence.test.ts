import { describe, expect, it } from 'vitest';
import { plainVoiceOf } from '$lib/site/text/voice';
import type { Verdict } from '../stall/verdict';
import { confidenceText, confidenceTold } from './confidence';
import type { Sensitivity } from '../stall/sensitivity';
import { period, verdict } from '../stall/verdict.fixture';
import { inputWith } from './answer.fixture';
import { odds } from './voice';

const en = plainVoiceOf('en');
const confidence = (more: Partial<Verdict> = {}) =>
  confidenceText(inputWith({ verdicts: [verdict(more)] }), en);
/** With the line that begins so. */
const lineOf = (start: string, more: Partial<Verdict> = {}) =>
  confidence(more).lines.find(({ lead }) => lead.startsWith(start));
const counted = (k: number, atMost: number, n: number) => ({ k, atMost, n });
const chance = (more: Partial<NonNullable<Verdict['chance']>>) => ({
  chance: { ...verdict().chance!, ...more },
});
const sensitivity = (steady: number): Sensitivity => ({
  varied: [
    {
      variation: 'limit',
      value: '1000',
      before: { k: 5, atMost: 6, n: 15 },
      since: { k: 1, atMost: 1, n: 17 },
      fell: [0.2, 0.25, 0.3],
      stays: false,
    },
    {
      variation: 'left-out',
      value: 'tsentr',
      before: { k: 10, atMost: 10, n: 14 },
      since: { k: 4, atMost: 4, n: 17 },
      fell: [0.03, 0.04, 0.05],
      stays: true,
    },
  ],
  of: 52,
  steady,
});

it('without a comparison with chance nothing is said', () => {
  const none = { evidence: null, summary: null, curve: null, lines: [] };
  expect(confidence({ chance: null, certainty: null })).toEqual(none);
  expect(confidence({ since: null })).toEqual(none);
});

const recordOf = (id: string, start: string) => ({ id, start });
const sought: NonNullable<Verdict['sought']> = {
  after: recordOf('zapad', '2021-08-09'),
  before: recordOf('peace', '2021-09-11'),
  share: 0.6,
  run: {
    after: recordOf('kavkaz', '2020-09-19'),
    before: recordOf('sea', '2021-10-14'),
    share: 0.85,
    drawn: [0.37, 0.53, 0.74],
  },
  until: { k: 11, atMost: 13, n: 17 },
  since: { k: 1, atMost: 4, n: 15 },
  scan: 0.023,
};

it('four lines say what they did, how places run out, when, and what it hangs on; files have each once', () => {
  const before = period([2014, 2019], [4, 7], { atMost: 5 });
  const since = period([2020, 2026], [3, 9], { atMost: 6 });
  const series = { ids: ['sea', 'belt'], before: counted(5, 6, 8), since: counted(0, 1, 8) };
  const part = (change: Verdict['change']) => ({ change, before, since });
  const told = confidence({
    series: { ...series, others: { before, since } },
    sensitivity: sensitivity(0.65),
    sought,
    breaks: [{ year: 2021, before, since, change: 'spread', fell: [0.01, 0.02, 0.1] }],
    domains: { sea: part('spread'), elsewhere: part('coarse') },
  });
  expect(told.evidence).toBe('Some evidence');
  const starts = told.lines.map(({ lead, more }) => [lead, ...more].map((t) => t.slice(0, 13)));
  expect(starts).toEqual([
    ['They did not ', 'As many, but '],
    ['New places ru'],
    ['Sought in the', 'Most probably', 'With another '],
    ['It hangs on f', 'At sea 4 to 5'],
  ]);
  expect(told.lines[0]!.lead).toBe(
    'They did not stop, they settled. The fall is that of yearly series: <sea> and <belt> together 5 to 6 of 8, ' +
      'then at most 1 of 8; all others 4 to 5 of 7, then 3 to 6 of 9.',
  );
  expect([told.lines[2]!.more[1], told.lines[3]!.more[0]]).toEqual([
    'With another break, found afterwards, so large a fall comes in random order: 2021 1 in 10 to 100.',
    'At sea 4 to 5 of 7, then 3 to 6 of 9 (the sentence holds); elsewhere 4 to 5 of 7, then 3 to 6 of 9 ' +
      '(a floor, not a finding: a smaller limit would tell more).',
  ]);
  expect(confidenceTold(told)).toHaveLength(9);
  expect(new Set(confidenceTold(told)).size).toBe(9);
});

describe('as many, but closer', () => {
  const first = (perYear: number, medianKm: number) => {
    const since = period([2020, 2026], [3, 17], { recordsPerYear: perYear, medianKm });
    return confidence({ since }).lines[0]!.lead;
  };

  it('has rates, distances and how often they shrink as much', () => {
    expect(first(2.6, 46)).toMatch(
      /2\.5 a year with a known place in 2014–2019, 2\.6 since 2020; .* 810 km .* 46 km.* In random order the distance shrinks as much about once in 59 times\.$/,
    );
    expect(first(2.6, 900)).toMatch(/^As many, and no closer /);
    expect(first(2.6, 900)).not.toMatch(/random/);
  });

  it('calls rates the same that differ by less than a quarter', () => {
    const words = [1.9, 2.1, 3.1, 3.2].map((rate) => first(rate, 46).split(',')[0]);
    expect(words).toEqual(['Fewer', 'As many', 'As many', 'More']);
  });

  it('is not said where a period has no distance', () => {
    const before = period([2014, 2019], [11, 15], { medianKm: null });
    expect(confidence({ before }).lines[0]!.lead).toMatch(/^New places run out/);
  });
});

describe('chance', () => {
  it('is what random order gives of both periods', () => {
    expect(lineOf('New places', {})!.lead).toMatch(
      /about 7 of the 15 and 5 of the 17 would be at one\.$/,
    );
  });

  it('is in a sentence what the draws leave to it, a tenth of them more and a tenth less', () => {
    const draws = (fell: [number, number, number]) => confidence(chance({ fell })).summary;
    expect(draws([1 / 28, 1 / 15, 1 / 7])).toBe(
      'In random order so large a fall comes once in 7 to 28 times: some evidence.',
    );
    expect(draws([0.3, 0.5, 0.7])).toBe(
      'In random order so large a fall comes once in 3 times to more often than not: some evidence.',
    );
    expect(confidence().summary).toMatch(/comes about once in 81 times: some evidence\.$/);
  });

  it('of a rise is how often the share rises as much', () => {
    const rise = confidence({ change: 'more', ...chance({ rose: [0.01, 0.05, 0.1] }) }).summary;
    expect(rise).toMatch(/so large a rise comes once in 10 to 100 times: some evidence\.$/);
  });
});

it('a forecast is told with what came, how seldom so few come, and the same made earlier', () => {
  const made = { known: 25, from: 2020, to: 2026, ...counted(3, 6, 17) };
  const told = { expected: 9.5, low: 4, high: 14, asFew: 0.01, asFewAtMost: 0.13 };
  const forecast = { ...made, ...told, check: told };
  const earlier = { ...forecast, from: 2014, to: 2019, k: 9, atMost: 11, n: 15, expected: 9 };
  const later = { ...earlier, from: 2017, n: 8, expected: 4 };
  expect(lineOf('New places', { forecast, backTests: [earlier, later] })!.more).toEqual([
    'By the records up to 2019 alone, about 10 of the next 17 would have been at a new place; ' +
      '3 to 6 were. 3 or fewer come about once in 100 times; 6 or fewer, about once in 8 times.',
    'The same forecast made earlier: after 2013, 9 of 15 (9 to 11 were); ' +
      'after 2016, 4 of 8 (9 to 11 were).',
  ]);
});

it('the break sought in the data is told where chance seldom makes one as sharp', () => {
  expect(lineOf('Sought', { sought })).toEqual({
    lead:
      'Sought in the data, and so found afterwards: one break lies between September 2020 and October 2021 ' +
      'with a chance of 37 to 74%.',
    more: [
      'Most probably it came after <zapad>: 11 to 13 of 17 until then, 1 to 4 of 15 since. ' +
        'In random order one as sharp comes about once in 43 times.',
    ],
  });
  expect(lineOf('Sought', { sought: { ...sought, scan: 0.06 } })).toBeUndefined();
});

describe('what it hangs on', () => {
  const hangs = (more: Partial<Verdict>) => confidence(more).lines.at(-1)!.lead;

  it('holds from nine in ten on, is fragile below, and holds nowhere where there are too few', () => {
    const worst = 'each record left out in turn, at worst <tsentr> 10 of 14, then 4 of 17.';
    expect(hangs({ sensitivity: sensitivity(0.89) })).toBe(`It hangs on few records: ${worst}`);
    expect(hangs({ sensitivity: sensitivity(0.9) })).toMatch(
      /^The sentence holds .* at worst each/,
    );
    const few = hangs({ sensitivity: sensitivity(1), certainty: 'too-few' });
    expect(few).toBe(`Most is left to chance ${worst}`);
  });

  it('names the record that leaves most to chance only where it stands out', () => {
    const [limit, worst] = sensitivity(1).varied;
    const varied = [limit!, { ...worst!, value: '' }];
    const told = hangs({ sensitivity: { ...sensitivity(1), varied } });
    expect(told).toMatch(/at worst 10 of 14, then 4 of 17\.$/);
  });

  it('has the power of none and of too little alone', () => {
    const hasPower = (['strong', 'some', 'weak', 'none', 'too-few'] as const).map((certainty) =>
      confidenceTold(confidence({ certainty })).join().includes('noticed 96 times in 100'),
    );
    expect(hasPower).toEqual([false, false, false, true, true]);
  });
});

it('odds are one in so many, and of what is commoner than one half so many in ten', () => {
  expect([1 / 81, 1 / 173, 0.5, 0.55, 0.99, 1].map(odds)).toEqual([
    [1, 81],
    [1, 170],
    [1, 2],
    [6, 10],
    [9, 10],
    [10, 10],
  ]);
});
