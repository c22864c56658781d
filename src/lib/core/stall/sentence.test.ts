import { describe, expect, it } from 'vitest';
import { directionsAt, type FarPlace, type Travelled } from '../reach/directions';
import { rulesBeside, type AnswerInput } from './sentence';
import {
  SET,
  ALL,
  CORE,
  EVERY,
  exercise,
  first,
  patrol,
  said,
  went,
} from '$lib/site/sentence.fixture';

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
    const every = { ...EVERY, beside: true as const };
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
    expect(rulesBeside([CORE, every, { id: 'study' }], 'core')).toEqual([every]);
  });
});
