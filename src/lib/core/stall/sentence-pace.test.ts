import { describe, expect, it } from 'vitest';
import type { HangsOn } from './hangs-on';
import type { Pace } from './pace';
import type { PaceCount } from './pace-series';
import { VOICES } from '$lib/site/voice';
import type { AnswerInput } from './sentence';
import { exercise, said } from '$lib/site/sentence.fixture';
import { paceInWords, readPace } from './sentence-pace';
import { odds } from './voice';

const counted = (k: number, n: number, from: number, to: number): PaceCount => {
  return { k, n, from, to, perYear: k / (to - from + 1) };
};
const POWER = { stop: 1, tenth: 0.89, half: 0.25, seen: 0.66, falseAlarm: 0.04 };
/** 11 of 15, then so many of 18, with so much random order that does as much. */
const pace = (k: number, { fell = 0.5, rose = 0.5, stop = 1 } = {}): Pace => ({
  ...{ kind: 'exercise', measure: 'newPlaces', before: counted(11, 15, 2014, 2019) },
  ...{ since: counted(k, 18, 2020, 2026), later: counted(0, 10, 2023, 2026) },
  test: {
    fisher: { fell: 0.004, twoSided: 0.008, laterFell: 0.003 },
    random: { fell, rose, sinceAsFew: 1 / 7, laterAsFew: 0.96, orders: 4999 },
    power: { ...POWER, stop },
  },
});

const inEach = (one: Pace) =>
  Object.fromEntries(VOICES.map((voice) => [voice.language, paceInWords(one, true, voice)]));

describe('the certainty of a fall', () => {
  it.each([
    [0.024, 1, 'strong'],
    [0.025, 1, 'some'],
    [0.1, 1, 'some'],
    [0.101, 1, 'weak'],
    [0.001, 0.49, 'too-few'],
    [0.001, 0.5, 'strong'],
  ])('of 1 in 1/%d with a power of %d is %s', (fell, stop, certainty) => {
    expect(readPace(pace(4, { fell, stop }))).toEqual({
      change: 'fell',
      oneSided: fell,
      certainty,
    });
  });

  it('is read on the side to which the rate changed, and not without two periods', () => {
    expect(readPace(pace(18, { rose: 0.03 }))).toMatchObject({ change: 'rose', oneSided: 0.03 });
    const same = { ...pace(4), since: counted(22, 30, 2020, 2026) };
    expect(readPace(same)!.change).toBe('same');
    expect(readPace({ ...pace(4), test: null })).toBeNull();
    expect(readPace({ ...pace(4), since: null })).toBeNull();
  });

  it('is told as one in so many, and of more than a half as so many in ten', () => {
    expect([0.0189, 0.1, 0.42, 0.5].map(odds)).toEqual([
      [1, 53],
      [1, 10],
      [1, 2],
      [1, 2],
    ]);
    // Only what always happens happens in ten of ten.
    expect([0.52, 0.7, 0.96, 0.9999, 1].map(odds)).toEqual([
      [5, 10],
      [7, 10],
      [9, 10],
      [9, 10],
      [10, 10],
    ]);
  });
});

describe('the pace in words', () => {
  const lines = (of: Pace, more: Partial<AnswerInput> = {}) => {
    const { en, ru, zh } = said([exercise('2016-05-02')], 2026, { pace: [of], ...more });
    return [en, ru, zh].map(({ pace: told }) => told);
  };
  const verdict = (...of: Parameters<typeof lines>) => lines(...of).map(([, one]) => one);

  it('names what is counted, how many of how many in each period, with the last ones open', () => {
    expect(lines(pace(4)).map(([one]) => one)).toEqual([
      'New places (over 500 km from every earlier exercise): 11 of 15 exercises in 2014–2019, 4 of 18 since 2020, 0 of 10 since 2023.',
      'Новые места (дальше 500 км от всех прежних учений): 11 из 15 учений в 2014–2019 годах, 4 из 18 с 2020 года, 0 из 10 с 2023 года.',
      '新地点（距以往任何一次演习500公里以上）：2014—2019年15次演习中有11次，2020年以来18次中有4次，2023年以来10次中有0次。',
    ]);
    const [en, ru, zh] = lines(
      { ...pace(4), since: counted(1, 1, 2020, 2020), later: null },
      { latest: false, year: 2020 },
    ).map(([one]) => one);
    expect(en).toMatch(/, 1 of 1 in 2020\.$/);
    expect(ru).toMatch(/, 1 из 1 в 2020 году\.$/);
    expect(zh).toMatch(/，2020年1次中有1次。$/);
  });

  it.each([
    [0.02, 'strong evidence: in 1 of 50', 'веские признаки', '有力的证据'],
    [0.05, 'some evidence: in 1 of 20', 'некоторые признаки', '一些证据'],
    [0.3, 'weak evidence: in 1 of 3', 'слабые признаки', '很弱的证据'],
  ])('fell, with evidence beyond that: %d', (fell, ...words) => {
    verdict(pace(4, { fell })).forEach((told, i) => expect(told).toContain(words[i]));
    expect(verdict(pace(4, { fell }))[0]).toBe(
      `The pace fell, as some of it must while new places run out; beyond that, ${words[0]} random orders it falls as much.`,
    );
  });

  it('fell, with too few to tell more', () => {
    const [en, ru, zh] = verdict(pace(4, { fell: 0.001, stop: 0.4 }));
    expect(en).toMatch(/run out\. Too few to tell more: even a complete stop /);
    expect(ru).toContain('Судить о большем нельзя');
    expect(zh).toContain('记录太少');
  });

  it('rose or stayed, and then says no word of evidence of a fall', () => {
    expect(verdict(pace(18, { rose: 0.04 }))).toEqual([
      'The pace did not fall; as large a rise comes in 1 of 25 random orders.',
      'Темп не снизился; столь же сильно он растёт в 1 из 25 случайных порядков.',
      '频率没有下降；同等幅度的上升在每25种随机排序中约有1种。',
    ]);
    const same = { ...pace(4), since: counted(22, 30, 2020, 2026) };
    expect(verdict(same)).toEqual([
      'The pace did not fall.',
      'Темп не снизился.',
      '频率没有下降。',
    ]);
  });

  it('is fragile where less than nine in ten variations share the certainty', () => {
    const hangs = (stands: number): HangsOn => ({
      lastMark: {
        exercise: {
          of: 60,
          stands: 58,
          most: [{ change: 'margin', value: '0', date: '2024-07-02' }],
        },
        patrol: { of: 60, stands: 60, most: [] },
      },
      pace: {
        newPlaces: {
          ...{ of: 50, stands },
          most: [
            { change: 'left-out', value: 'x', p: 0.09, certainty: 'some' },
            { change: 'precise', value: 'precise', p: 0.3, certainty: 'weak' },
          ],
        },
        marks: { of: 50, stands: 50, most: [] },
      },
      drawn: {
        of: 100,
        exercise: { stands: 95, other: null },
        patrol: { stands: 59, other: null },
      },
    });
    const at = (stands: number) => verdict(pace(4, { fell: 0.02 }), { hangsOn: hangs(stands) });
    expect(at(45)[0]).not.toContain('fragile');
    expect(at(44)[0]).toContain('strong evidence, fragile: in 1 of 50');
    expect(at(44)[1]).toContain('непрочные');
    expect(at(44)[2]).toContain('不稳固');
    const { en, ru, zh } = said([exercise('2016-05-02')], 2026, {
      ...{ pace: [pace(4)], hangsOn: hangs(44), nameOf: (id, language) => `${id} in ${language}` },
    });
    const last = (of: typeof en) => of.howSure.at(-1)!;
    for (const [of, language] of [
      [en, 'en'],
      [ru, 'ru'],
      [zh, 'zh'],
    ] as const) {
      const numbers = last(of)
        .match(/\d+([.,]\d+)?/g)!
        .map((n) => Number(n.replace(',', '.')));
      expect(numbers, last(of)).toEqual(
        expect.arrayContaining([58, 60, 95, 100, 59, 44, 50, 0.09, 0.3]),
      );
      expect(last(of)).toContain(`x in ${language}`);
      expect(last(of)).toContain('2024');
    }
  });

  it('counts in Russian as Russian does: of 21 and of 81 in the singular', () => {
    const [, ru] = verdict(pace(4, { fell: 1 / 81 }));
    expect(ru).toContain('в 1 из 81 случайного порядка.');
    expect(verdict(pace(4, { fell: 1 / 11 }))[1]).toContain('из 11 случайных порядков.');
    const many = { ...pace(4), before: counted(11, 21, 2014, 2019) };
    expect(lines(many)[1]![0]).toContain('11 из 21 учения в 2014–2019 годах');
  });

  it('is not told where the first period has no record', () => {
    const none = { ...pace(4), before: counted(0, 0, 2014, 2019), test: null };
    expect(lines(none)).toEqual([[], [], []]);
    const { en, ru, zh } = said([exercise('2016-05-02')], 2026, { pace: [none] });
    expect([en, ru, zh].map(({ howSure }) => howSure)).toEqual([
      [
        'There is nothing to compare: not both periods, 2014–2019 and from 2020 on, have an exercise with a measured place.',
      ],
      [
        'Сравнивать нечего: не в обоих периодах (2014–2019 и с 2020 года) есть учения с измеряемым местом.',
      ],
      ['无法比较：两个时期（2014—2019年和2020年起）并非都有地点可测的演习。'],
    ]);
  });

  it('of the later years alone says how often they have as few, and none as none', () => {
    const { en, ru, zh } = said([exercise('2016-05-02')], 2026, { pace: [pace(4)] });
    const alone = [en, ru, zh].map(({ howSure }) => howSure[0]);
    expect(alone).toEqual([
      'Of the later years alone, new places: 4 or fewer of 18 in 2020–2026 come in 1 of 7, none of 10 in 2023–2026 come in 9 of 10 random orders.',
      'Новые места только за поздние годы: не более 4 из 18 за 2020–2026 годы — в 1 из 7 случайных порядков, ни одного из 10 за 2023–2026 годы — в 9 из 10 случайных порядков.',
      '只看后期的新地点：2020—2026年18次中不超过4次，每7种随机排序中约有1种；2023—2026年10次中一次也没有，每10种随机排序中约有9种。',
    ]);
  });

  it('of the power gives each share of a hundred', () => {
    const { en, ru, zh } = said([exercise('2016-05-02')], 2026, { pace: [pace(4)] });
    for (const { howSure } of [en, ru, zh]) {
      expect(howSure[1]!.match(/\d+/g)!.map(Number)).toEqual([100, 100, 89, 66, 25, 4]);
    }
  });

  it('of one measure is told by itself with its odds', () => {
    const marks: Pace = { ...pace(1, { fell: 0.01 }), measure: 'marks' };
    expect(inEach(marks)).toEqual({
      en: 'Marks: 11 of 15 exercises in 2014–2019, 1 of 18 since 2020, 0 of 10 since 2023; as large a fall in 1 of 100 random orders, strong evidence.',
      ru: 'Рубежи: 11 из 15 учений в 2014–2019 годах, 1 из 18 с 2020 года, 0 из 10 с 2023 года; столь же сильный спад — в 1 из 100 случайных порядков, веские признаки.',
      zh: '外缘推进：2014—2019年15次演习中有11次，2020年以来18次中有1次，2023年以来10次中有0次；同等幅度的下降在每100种随机排序中约有1种，是有力的证据。',
    });
    const patrols: Pace = { ...pace(1), kind: 'patrol', before: counted(1, 1, 2014, 2019) };
    expect(inEach(patrols).ru).toContain('1 из 1 патруля в 2014–2019 годах');
    expect(inEach({ ...patrols, test: null }).en).toMatch(/0 of 10 since 2023\.$/);
  });
});
