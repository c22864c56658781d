import { describe, expect, it } from 'vitest';
import type { Position, ReachKind } from '../record/model';
import {
  directionsAt,
  type DirectionSet,
  type FarPlace,
  type Travelled,
} from '../reach/directions';
import { inOrder } from '../record/time';
import type { HangsOn } from './hangs-on';
import type { Pace, PaceCount } from './pace';
import { answerInWords, paceInWords, readPace, rulesBeside, type AnswerInput } from './sentence';
import { odds } from './words/words';

const named = (en: string, ru: string, zh: string) => ({
  name: { en, ru, zh },
  short: { en, ru, zh },
  where: { en, ru, zh },
});
const ORIGIN: Position = [130.7, 42.3];
const SET: DirectionSet = {
  origin: { position: ORIGIN },
  directions: [
    { id: 'north', ...named('in the Arctic', 'в Арктике', '北极'), regions: ['n'] },
    { id: 'south', ...named('in the Pacific', 'в Тихом океане', '太平洋'), regions: ['s'] },
    { id: 'west', ...named('in the Baltic', 'на Балтике', '波罗的海'), regions: ['w'] },
  ],
};
const ALL = { precise: false, staging: false, region: null };
const CORE = { id: 'core', name: { en: 'Core rule', ru: 'Основное правило', zh: '核心规则' } };
const EVERY = { id: 'all', name: { en: 'All records', ru: 'Все записи', zh: '全部记录' } };

type Km = number | [least: number, most: number];
const went = (
  kind: ReachKind,
  date: string,
  places: Record<string, Km>,
  account?: FarPlace['account'],
): Travelled => ({
  id: `${kind}-${date}`,
  ...{ kind, start: date },
  places: Object.entries(places).map(([region, km]): FarPlace => {
    const [least, most] = Array.isArray(km) ? km : [km, undefined];
    const bounds = most === undefined ? {} : { mostKm: most, ...(account && { account }) };
    return { region, precision: 'site', km: least, position: ORIGIN, ...bounds };
  }),
});
const exercise = (date: string, places: Record<string, Km> = { n: 1000 }) =>
  went('exercise', date, places);
const patrol = (date: string, places: Record<string, Km> = { s: 1000 }) =>
  went('patrol', date, places);

function said(records: readonly Travelled[], year = 2026, more: Partial<AnswerInput> = {}) {
  const known = inOrder(records).filter(({ start }) => Number(start.slice(0, 4)) <= year);
  return answerInWords({
    ...{ year, latest: true, rule: CORE, standardRule: 'core', filtered: false },
    ...{ directions: SET.directions, states: directionsAt(known, SET, year, ALL), known },
    ...{ pace: [], hangsOn: null, others: [], nameOf: (id) => id },
    ...more,
  }).lines;
}
/** What is said of exercises and of patrols. */
const first = (...of: Parameters<typeof said>) => {
  const { en, ru, zh } = said(...of);
  const lines = [en, ru, zh].map(({ answer }) => answer.slice(0, 2));
  return lines as [en: string[], ru: string[], zh: string[]];
};

describe('exercises', () => {
  it('of which there is none', () => {
    expect(first([])).toEqual([
      ['No joint exercise is recorded.', 'No patrol is recorded.'],
      ['Записей о совместных учениях нет.', 'Записей о патрулях нет.'],
      ['没有联合演习的记录。', '没有联合巡航的记录。'],
    ]);
    expect(first([], 2010, { latest: false }).map(([one]) => one)).toEqual([
      'No joint exercise is recorded up to the end of 2010.',
      'До конца 2010 года записей о совместных учениях нет.',
      '截至2010年底没有联合演习的记录。',
    ]);
  });

  it('that all stayed at home', () => {
    expect(first([exercise('2010-03-02', {}), patrol('2010-03-02', {})])).toEqual([
      [
        'No joint exercise is recorded in any of three directions from home.',
        'No patrol is recorded in any direction.',
      ],
      [
        'Нет записей о совместных учениях ни в одном из трёх направлений от дома.',
        'Нет записей о патрулях ни в одном направлении.',
      ],
      ['在本土以外的三个方向上都没有联合演习的记录。', '在任何方向上都没有巡航的记录。'],
    ]);
  });

  it('that went where patrols had been, and set no mark', () => {
    const [[en], [ru], [zh]] = first([patrol('2010-03-02'), exercise('2012-03-02', { s: 1250 })]);
    expect(en).toBe(
      'No joint exercise is known to have opened a direction or gone more than 250 km beyond the edge before it.',
    );
    expect(ru).toMatch(/^Неизвестно ни одного совместного учения, .* на 250 км /);
    expect(zh).toContain('250公里以上');
  });

  it('that have stopped: three calendar years after the year of their last mark', () => {
    const stopped = [exercise('2016-05-02'), exercise('2025-05-02', { n: 1240 })];
    const [[en], [ru], [zh]] = first(stopped);
    expect(en).toBe(
      'Since May 2016 no joint exercise is known to have gone more than 250 km beyond the edge before it, in any of three directions.',
    );
    expect(ru).toBe(
      'С мая 2016 года неизвестно ни одного совместного учения, которое зашло бы более чем на 250 км за прежний рубеж хотя бы в одном из трёх направлений.',
    );
    expect(zh).toMatch(/^2016年5月以来，.*三个方向.*250公里以上。$/);
    expect(first(stopped, 2019, { latest: false })[0][0]).toMatch(
      /^Between May 2016 and the end of 2019 no joint exercise /,
    );
    expect(first(stopped, 2018, { latest: false })[0][0]).toMatch(/^By the end of 2018, the last /);
  });

  it('of which the last mark is of late, with every direction that its record reached', () => {
    const [[en], [ru], [zh]] = first([exercise('2025-08-02', { n: 900, s: 1200 })]);
    expect(en).toBe(
      'The last joint exercise to open a direction or go more than 250 km beyond the edge before it was in August 2025, in the Arctic and in the Pacific.',
    );
    expect(ru).toBe(
      'Последнее совместное учение, открывшее направление или зашедшее более чем на 250 км за прежний рубеж, — в Арктике и в Тихом океане, в августе 2025 года.',
    );
    expect(zh).toMatch(/是在2025年8月（北极、太平洋）。$/);
  });

  it('in each month of the year, in the case that Russian asks for', () => {
    const months = Array.from({ length: 12 }, (_, i) => {
      const date = `2025-${String(i + 1).padStart(2, '0')}-02`;
      return /, в (\S+) 2025/.exec(first([exercise(date)])[1][0]!)?.[1];
    });
    expect(months.join(' ')).toBe(
      'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре',
    );
  });
});

describe('patrols', () => {
  const stopped = exercise('2016-05-02');
  const of = (...patrols: Travelled[]) => first([stopped, ...patrols]).map(([, two]) => two);

  it('that have, since the exercises stopped', () => {
    expect(of(patrol('2015-01-02'), patrol('2024-07-01', { s: 1300 }))).toEqual([
      'Patrols have, in the Pacific, last in July 2024.',
      'Патрули так далеко заходили: в Тихом океане, последний раз в июле 2024 года.',
      '巡航则有所突破（太平洋），最近一次是2024年7月。',
    ]);
  });

  it('that opened directions, each in its month', () => {
    expect(of(patrol('2020-12-02'), patrol('2021-05-02', { w: 7000 }))).toEqual([
      'Patrols opened a direction in the Pacific in December 2020 and in the Baltic in May 2021.',
      'Патрули открыли направление: в Тихом океане в декабре 2020 года и на Балтике в мае 2021 года.',
      '巡航开辟了新方向：太平洋（2020年12月）、波罗的海（2021年5月）。',
    ]);
  });

  it('that did both: what was opened and then passed is told once', () => {
    const both = [patrol('2020-12-02'), patrol('2021-05-02', { w: 7000 })];
    expect(of(...both, patrol('2024-07-01', { s: 1300 }))[0]).toBe(
      'Patrols have, in the Pacific, last in July 2024; they opened a direction in the Baltic in May 2021.',
    );
  });

  it('that have not since, and when they last did', () => {
    expect(of(patrol('2015-01-02'), patrol('2024-07-01', { s: 1250 }))).toEqual([
      'Nor has any patrol; the last to do so, or to open a direction, was in January 2015, in the Pacific.',
      'Патрули так далеко тоже не заходили; последний раз зашли или открыли направление в январе 2015 года, в Тихом океане.',
      '巡航也没有突破；最近一次突破或开辟新方向是在2015年1月（太平洋）。',
    ]);
    expect(of(patrol('2024-07-01', { n: 1100 }))[0]).toBe('Nor has any patrol.');
  });

  it('beside exercises that have not stopped', () => {
    const moving = exercise('2025-05-02');
    const beside = (...patrols: Travelled[]) => first([moving, ...patrols]).map(([, two]) => two);
    expect(beside(patrol('2015-01-02'))).toEqual([
      'The last patrol to do so was in January 2015, in the Pacific.',
      'Последний такой патруль — в Тихом океане, в январе 2015 года.',
      '最近一次这样的巡航是在2015年1月（太平洋）。',
    ]);
    // Only of those that did the same it can be said that patrols did it "too" or "nor".
    expect(beside(patrol('2025-07-01', { n: 1100 }))).toEqual([
      'No patrol is known to have done so.',
      'Ни одного такого патруля неизвестно.',
      '据现有记录，没有这样的巡航。',
    ]);
  });

  it('by themselves say what they did, since nothing was said before of it', () => {
    for (const records of [
      [patrol('2024-07-01')],
      [exercise('2010-01-01', {}), patrol('2024-07-01')],
    ]) {
      expect(first(records).map(([, two]) => two)).toEqual([
        'The last patrol to open a direction or go more than 250 km beyond the edge before it was in July 2024, in the Pacific.',
        'Последний патруль, открывший направление или зашедший более чем на 250 км за прежний рубеж, — в Тихом океане, в июле 2024 года.',
        '最近一次开辟新方向或越出原有外缘250公里以上的联合巡航是在2024年7月（太平洋）。',
      ]);
    }
  });

  it('of an earlier year are told of that year', () => {
    const [[, en], [, ru], [, zh]] = first([exercise('2025-05-02'), patrol('2015-01-02')], 2025, {
      latest: false,
    });
    expect(en).toBe('The last patrol to do so by then was in January 2015, in the Pacific.');
    expect(ru).toContain('к тому времени');
    expect(zh).toMatch(/^其时/);
  });
});

describe('what may be so too', () => {
  const account = { en: 'by Russia’s account', ru: 'по российским данным', zh: '据俄方说法' };
  const base = [exercise('2016-05-02'), patrol('2015-01-02'), patrol('2024-07-01', { s: 1300 })];

  it('is told after what is certain, with whose account it is, and without', () => {
    const perhaps = (of?: FarPlace['account']) =>
      first([...base, went('patrol', '2025-08-02', { s: [1200, 2000] }, of)]).map(([, two]) => two);
    expect(perhaps(account)).toEqual([
      'Patrols have, in the Pacific, last in July 2024 (perhaps by Russia’s account in August 2025).',
      'Патрули так далеко заходили: в Тихом океане, последний раз в июле 2024 года (возможно, по российским данным — в августе 2025 года).',
      '巡航则有所突破（太平洋），最近一次是2024年7月（据俄方说法，2025年8月可能有）。',
    ]);
    expect(perhaps()[0]).toMatch(/ \(perhaps in August 2025\)\.$/);
  });

  it('is told of those that went beyond, not of those that opened a direction', () => {
    const may = went('patrol', '2025-08-02', { s: [1200, 2000] }, account);
    const did = (...patrols: Travelled[]) =>
      first([base[0]!, ...patrols, may]).map(([, two]) => two);
    expect(did(patrol('2020-12-02'))).toEqual([
      'Patrols opened a direction in the Pacific in December 2020; none is known to have gone so far (perhaps by Russia’s account in August 2025).',
      'Патрули открыли направление: в Тихом океане в декабре 2020 года; так далеко, насколько известно, они не заходили (возможно, по российским данным — в августе 2025 года).',
      '巡航开辟了新方向：太平洋（2020年12月）；据现有记录未有突破（据俄方说法，2025年8月可能有）。',
    ]);
    const both = did(
      patrol('2017-12-02', { w: 7000 }),
      patrol('2020-12-02'),
      patrol('2022-09-02', { w: 8000 }),
    );
    expect(both[0]).toBe(
      'Patrols have, in the Baltic, last in September 2022 (perhaps by Russia’s account in August 2025); they opened a direction in the Pacific in December 2020.',
    );
    expect(both[1]).toContain(
      'сентябре 2022 года (возможно, по российским данным — в августе 2025 года); кроме того',
    );
    expect(both[2]).toContain('2022年9月（据俄方说法，2025年8月可能有）；另开辟了新方向');
  });

  it('is told once of a record that may have in two directions, and never of what came before', () => {
    const twice = patrol('2025-08-02', { s: [1200, 2000], n: [1100, 2000] });
    expect(first([...base, twice])[0][1]).toMatch(/ \(perhaps in August 2025\)\.$/);
    const before = patrol('2020-08-02', { s: [900, 2000] });
    expect(first([...base, before])[0][1]).not.toContain('perhaps');
  });

  it('is told of exercises as of patrols, in order', () => {
    const more = [
      exercise('2023-02-02', { n: [900, 1400] }),
      exercise('2024-03-02', { n: [900, 1400] }),
    ];
    const [en, ru, zh] = first([...base, ...more]).map(([one]) => one);
    expect(en).toMatch(/ \(perhaps in February 2023 and in March 2024\)\.$/);
    expect(ru).toMatch(/ \(возможно, в феврале 2023 года и в марте 2024 года\)\.$/);
    expect(zh).toMatch(/（2023年2月可能有；2024年3月可能有）。$/);
  });
});

describe('what the records lack', () => {
  const records = [exercise('2016-05-02'), patrol('2014-05-02'), patrol('2025-05-02', { w: 9 })];
  const lacks = (more: Partial<AnswerInput> = {}, year = 2026) => {
    const { en, ru, zh } = said(records, year, more);
    return [en, ru, zh].map(({ answer }) => answer[2]);
  };

  it('is each direction whose last visit is five years old, the longest ago first', () => {
    expect(lacks()).toEqual([
      'The core rule has no record in the Pacific after 2014, in the Arctic after 2016.',
      'По основному правилу нет записей в Тихом океане после 2014 года, в Арктике после 2016 года.',
      '按核心规则，太平洋2014年以后、北极2016年以后没有记录。',
    ]);
    expect(lacks({}, 2020)[0]).toBe('The core rule has no record in the Pacific after 2014.');
    expect(lacks({}, 2018)).toEqual([undefined, undefined, undefined]);
  });

  it('is of its rule, of the records shown, of its year', () => {
    expect(lacks({ rule: EVERY })[0]).toMatch(/^“All records” has no record in the Pacific/);
    expect(lacks({ filtered: true })[0]).toMatch(
      /^Among the records shown there is none in the Pacific/,
    );
    expect(lacks({ latest: false }, 2020)[0]).toMatch(
      /^Up to the end of 2020, the core rule has no /,
    );
  });
});

describe('which records it speaks of', () => {
  const records = [exercise('2016-05-02')];
  it.each([
    [{}, /^Since May/, /^С мая/, /^2016年/],
    [{ rule: EVERY }, /^All records: since May/, /^Все записи: с мая/, /^全部记录：2016年/],
    [
      { filtered: true },
      ...[/^Among the records shown: since/, /^Среди показанных записей: с/, /^所显示的记录：/],
    ],
  ])('is said before it: %o', (more, ...patterns) => {
    first(records, 2026, more).forEach(([one], i) => expect(one).toMatch(patterns[i] as RegExp));
  });

  it('is the last mark by the other rules of our own, but not beside records that are filtered', () => {
    const states = directionsAt([exercise('2019-11-02')], SET, 2026, ALL);
    const others = [
      { name: EVERY.name, states },
      { name: { en: 'None' }, states: directionsAt([], SET, 2026, ALL) },
    ];
    const { en, ru, zh } = said(records, 2026, { others });
    expect(en.others).toBe('The last such exercise by other rules: November 2019 (All records).');
    expect(ru.others).toBe(
      'Последнее такое учение по другим правилам: ноябрь 2019 года (все записи).',
    );
    expect(zh.others).toBe('按其他规则，最近一次这样的演习：2019年11月（全部记录）。');
    expect(said(records, 2026, { others, filtered: true }).en.others).toBeNull();
    expect(said(records, 2025, { others, latest: false }).en.others).toContain(
      'by other rules up to the end of 2025:',
    );
    expect(rulesBeside([CORE, EVERY, { id: 'study' }], 'core')).toEqual([EVERY]);
  });
});

// --- pace ---

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

  it('is not told where the study’s first period has no record', () => {
    const none = { ...pace(4), before: counted(0, 0, 2014, 2019), test: null };
    expect(lines(none)).toEqual([[], [], []]);
    const { en, ru, zh } = said([exercise('2016-05-02')], 2026, { pace: [none] });
    expect([en, ru, zh].map(({ howSure }) => howSure)).toEqual([
      [
        'There is nothing to compare: not both of the study’s periods, 2014–2019 and from 2020 on, have an exercise with a measured place.',
      ],
      [
        'Сравнивать нечего: не в обоих периодах исследования (2014–2019 годы и с 2020 года) есть учения с измеряемым местом.',
      ],
      ['无法比较：研究的两个时期（2014—2019年和2020年起）并非都有地点可测的演习。'],
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
    expect(paceInWords(marks, true)).toEqual({
      en: 'Marks: 11 of 15 exercises in 2014–2019, 1 of 18 since 2020, 0 of 10 since 2023; as large a fall in 1 of 100 random orders, strong evidence.',
      ru: 'Рубежи: 11 из 15 учений в 2014–2019 годах, 1 из 18 с 2020 года, 0 из 10 с 2023 года; столь же сильный спад — в 1 из 100 случайных порядков, веские признаки.',
      zh: '外缘推进：2014—2019年15次演习中有11次，2020年以来18次中有1次，2023年以来10次中有0次；同等幅度的下降在每100种随机排序中约有1种，是有力的证据。',
    });
    const patrols: Pace = { ...pace(1), kind: 'patrol', before: counted(1, 1, 2014, 2019) };
    expect(paceInWords(patrols, true).ru).toContain('1 из 1 патруля в 2014–2019 годах');
    expect(paceInWords({ ...patrols, test: null }, true).en).toMatch(/0 of 10 since 2023\.$/);
  });
});
