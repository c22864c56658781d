import { describe, expect, it } from 'vitest';
import type { ReachKind } from '../record/model';
import { directionsAt, type DirectionSet, type Travelled } from '../reach/directions';
import { inOrder } from '../record/time';
import type { MarksChance } from './marks';
import { answerInWords, chanceInWords, readMarks } from './sentence';

const named = (en: string, ru: string, zh: string) => ({
  name: { en, ru, zh },
  short: { en, ru, zh },
  where: { en, ru, zh },
});
const SET: DirectionSet = {
  origin: { position: [130.7, 42.3] },
  directions: [
    { id: 'north', ...named('in the Arctic', 'в Арктике', '北极'), regions: ['n'] },
    { id: 'south', ...named('in the Pacific', 'в Тихом океане', '太平洋'), regions: ['s'] },
  ],
};
const ALL = { precise: false, staging: false, region: null };
const CORE = { id: 'core', name: { en: 'Core rule', ru: 'Основное правило', zh: '核心规则' } };

const went = (kind: ReachKind, date: string, region: string | null, km = 1000): Travelled => ({
  id: `${kind}-${date}`,
  kind,
  start: date,
  places: region === null ? [] : [{ region, precision: 'site', km, position: [140, 50] }],
});

function said(records: readonly Travelled[], year = 2026, more: object = {}) {
  const known = inOrder(records).filter(({ start }) => Number(start.slice(0, 4)) <= year);
  return answerInWords({
    year,
    latest: true,
    rule: CORE,
    filtered: false,
    directions: SET.directions,
    states: directionsAt(known, SET, year, ALL),
    chance: [],
    known,
    ...more,
  }).answer;
}

const stopped = [
  went('exercise', '2016-05-02', 'n'),
  went('exercise', '2025-05-02', 'n'),
  went('patrol', '2024-07-01', 's'),
];

describe('the answer', () => {
  it('says since when exercises went no farther, and that patrols did, only where', () => {
    const { en, ru, zh } = said(stopped);
    expect(en).toBe(
      'Under the core rule, no exercise since May 2016 has gone farther in any direction. ' +
        'Patrols have, only in the Pacific, last in July 2024.',
    );
    expect(ru).toBe(
      'По основному правилу, с мая 2016 года ни одно учение ни в одном направлении не зашло дальше ' +
        'прежнего рубежа. Патрули заходили дальше, но только в Тихом океане, последний раз — в июле 2024 года.',
    );
    expect(zh).toBe(
      '按核心规则，自2016年5月以来，没有一次演习在任何方向上走得更远。巡航走得更远了，但只在太平洋，最近一次是2024年7月。',
    );
  });

  it('says that exercises still go farther, in the month of the last time', () => {
    const { en, ru } = said([went('exercise', '2025-08-02', 'n')]);
    expect(en).toContain(
      'exercises are still going farther, last in the Arctic in August 2025. There is no patrol.',
    );
    expect(ru).toContain(
      'учения заходят всё дальше — последний раз в Арктике, в августе 2025 года.',
    );
  });

  it('says so when nothing followed the farthest exercise', () => {
    expect(said([went('exercise', '2010-03-02', 's')]).en).toContain(
      'the last exercise, in the Pacific in March 2010, went farther than those before it.',
    );
  });

  it('says that all stayed at home, and that there is none', () => {
    const home = [went('exercise', '2010-03-02', null), went('patrol', '2010-03-02', null)];
    expect(said(home).en).toBe(
      'Under the core rule, every exercise has stayed in home waters or on home land. Every patrol has stayed in home waters.',
    );
    expect(said([]).zh).toBe('按核心规则，没有演习。没有联合巡航。');
  });

  it('sets patrols beside exercises: neither, both, or only these', () => {
    const neither = [...stopped.slice(0, 2), went('patrol', '2012-07-01', 's')];
    expect(said(neither).en).toContain('Nor have patrols, which last did in July 2012.');
    const both = [went('exercise', '2025-05-02', 'n'), went('patrol', '2024-07-01', 's')];
    expect(said(both).en).toContain(
      'Patrols have gone farther too, in the Pacific, last in July 2024.',
    );
    const only = [went('exercise', '2025-05-02', 'n'), went('patrol', '2012-07-01', 's')];
    expect(said(only).en).toContain('Patrols last went farther in July 2012.');
  });

  it('names what was left behind, the longest first, as of its own count', () => {
    const { en, ru, zh } = said([
      went('exercise', '2016-05-02', 'n'),
      went('exercise', '2014-05-02', 's'),
    ]);
    expect(en).toContain(
      'By this count there has been no activity in the Pacific since 2014 and in the Arctic since 2016.',
    );
    expect(ru).toContain(
      'По этому счёту в Тихом океане совместной активности не было с 2014 года, в Арктике — с 2016 года.',
    );
    expect(zh).toContain('按此口径，太平洋自2014年以来、北极自2016年以来没有联合活动。');
  });

  it('never says more than its rule: it names the rule, the filter and an earlier year', () => {
    const rule = { id: 'all', name: { en: 'All records', ru: 'Все записи', zh: '全部记录' } };
    expect(said(stopped, 2026, { rule }).en).toMatch(/^Under the rule “All records”, /);
    expect(said(stopped, 2026, { filtered: true }).en).toMatch(
      /^Among the records shown \(the core rule, filtered\), /,
    );
    expect(said(stopped, 2025, { latest: false }).en).toMatch(/^Up to 2025, under the core rule, /);
    expect(said(stopped, 2025, { latest: false }).ru).toMatch(
      /^До 2025 года включительно, по основному правилу, /,
    );
    expect(said(stopped, 2025, { latest: false, filtered: true }).zh).toMatch(
      /^截至2025年，在所显示的记录中（核心规则，经筛选），/,
    );
  });

  it('puts each Russian month in the case that "с" and "в" ask for', () => {
    const months = Array.from({ length: 12 }, (_, i) => {
      const date = `2025-${String(i + 1).padStart(2, '0')}-02`;
      return /, в (\S+) 2025/.exec(said([went('exercise', date, 'n')]).ru)?.[1];
    });
    expect(months.join(' ')).toBe(
      'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре',
    );
  });
});

describe('certainty', () => {
  const period: MarksChance = {
    ...{ kind: 'exercise', from: 2023, to: 2026, records: 11, advances: 0, expected: 0.9 },
    ...{ pAsFew: 0.36, pAsMany: 1, power: 0.1 },
  };

  it.each([
    [{ power: 0.4, pAsFew: 0.01 }, true, 'too-few'],
    [{ power: 0.6, pAsFew: 0.02 }, true, 'strong'],
    [{ power: 0.6, pAsFew: 0.1 }, true, 'some'],
    [{ power: 0.6, pAsFew: 0.11 }, true, 'weak'],
    [{ power: 0, pAsMany: 0.02 }, false, 'strong'],
    [{ power: 0, pAsMany: 0.032 }, false, 'some'],
  ] as const)('of %o is by 1 in 40, 1 in 10, and the power', (more, few, word) => {
    const advances = few ? 0 : 3;
    expect(readMarks({ ...period, ...more, advances })).toMatchObject({ few, certainty: word });
  });

  it('names the month up to which its last year is known', () => {
    const { en, ru, zh } = chanceInWords({ ...period, coveredTo: '2026-06' });
    expect(en).toContain('exercises from 2023 to 2026 (to June) set a new mark');
    expect(ru).toContain('Учения 2023–2026 годов (по июнь): новых');
    expect(zh).toContain('2023—2026年（至6月）的11次演习');
  });

  it('is told with the number, in each language', () => {
    const { howSure } = answerInWords({
      ...{ year: 2026, latest: true, rule: CORE, filtered: false, directions: SET.directions },
      ...{ states: [], chance: [period], known: [] },
    });
    expect(howSure.en).toBe(
      'None of the 11 exercises from 2023 to 2026 set a new mark; in random order 0.9 would on average, ' +
        'and as few do in about 1 of 3 orders (two-sided p\u00a0=\u00a00.72). Too few to tell.',
    );
    expect(howSure.ru).toContain(
      'новых рубежей 0 на 11; при случайном порядке — в среднем 0,9, столь же мало — в 1 случае из 3 (двусторонний p\u00a0=\u00a00,72).',
    );
    expect(howSure.zh).toContain('在3种排序中约有1种（双侧 p\u00a0=\u00a00.72）');
  });
});
