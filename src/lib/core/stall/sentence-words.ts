import type { Fact } from './sentence';
import type { MarksChance } from './marks';

/**
 * The words of the answer. They stand in the core and not among the page's messages, because page, worker
 * and command line must print the same sentence.
 */
export type Certainty = 'strong' | 'some' | 'weak' | 'too-few';

export type PatrolFact =
  | { kind: 'none' }
  | { kind: 'at-home' }
  /** `contrast`: unlike the exercises told before. */
  | { kind: 'farther'; where: string; when: string; contrast: boolean }
  | { kind: 'not-since'; when: string; contrast: boolean };

interface Scope {
  rule: { id: string; name: string };
  filtered: boolean;
  /** null when the year is the last of the data. */
  upTo: number | null;
}

interface Compared {
  /** As few as this, or as many. */
  few: boolean;
  p: number;
  certainty: Certainty;
}

export interface Words {
  language: 'en' | 'ru' | 'zh';
  /** Which records the sentence speaks of; opens the first one. */
  scope: (scope: Scope) => string;
  exercises: (scope: string, fact: Fact) => string;
  patrols: (fact: PatrolFact) => string;
  left: (directions: readonly { where: string; year: number }[]) => string;
  chance: (period: MarksChance, compared: Compared) => string;
  noChance: string;
  /** A month as it follows "since" and "in". */
  month: (date: string) => string;
  list: (items: readonly string[]) => string;
  join: (sentences: readonly string[]) => string;
}

const EN_MONTHS =
  'January February March April May June July August September October November December';
const RU_MONTHS =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря';

/** "1 in 3", and of what is commoner than one half, "7 in 10". */
function odds(p: number): [times: number, of: number] {
  return p > 0.5 ? [Math.round(p * 10), 10] : [1, Math.round(1 / p)];
}

/** Of `expected` marks: one decimal, in the language's own mark. */
function mean(expected: number, mark: string): string {
  return expected.toFixed(1).replace('.', mark);
}

const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const monthOf = (names: string, date: string) => names.split(' ')[Number(date.slice(5, 7)) - 1];

const en: Words = {
  language: 'en',
  scope: ({ rule, filtered, upTo }) => {
    const named = rule.id === 'core' ? 'the core rule' : `the rule “${rule.name}”`;
    const records = filtered ? `among the records shown (${named}, filtered)` : `under ${named}`;
    return upTo === null ? upper(records) : `Up to ${upTo}, ${records}`;
  },
  exercises: (scope, fact) => {
    switch (fact.kind) {
      case 'none':
        return `${scope}, there is no exercise.`;
      case 'at-home':
        return `${scope}, every exercise has stayed in home waters or on home land.`;
      case 'moving':
        return `${scope}, exercises are still going farther, last ${fact.where} in ${fact.when}.`;
      case 'stopped':
        return `${scope}, no exercise since ${fact.when} has gone farther in any direction.`;
      case 'ended':
        return `${scope}, the last exercise, ${fact.where} in ${fact.when}, went farther than those before it.`;
    }
  },
  patrols: (fact) => {
    switch (fact.kind) {
      case 'none':
        return 'There is no patrol.';
      case 'at-home':
        return 'Every patrol has stayed in home waters.';
      case 'farther':
        return fact.contrast
          ? `Patrols have, only ${fact.where}, last in ${fact.when}.`
          : `Patrols have gone farther too, ${fact.where}, last in ${fact.when}.`;
      case 'not-since':
        return fact.contrast
          ? `Patrols last went farther in ${fact.when}.`
          : `Nor have patrols, which last did in ${fact.when}.`;
    }
  },
  left: (directions) =>
    `By this count there has been no activity ${en.list(directions.map(({ where, year }) => `${where} since ${year}`))}.`,
  chance: ({ kind, from, to, records, advances, expected }, { few, p, certainty }) => {
    const [times, of] = odds(p);
    const things = kind === 'exercise' ? 'exercises' : 'patrols';
    const period = `from ${from} to ${to}`;
    const as = few ? 'as few' : 'as many';
    return (
      `${advances === 0 ? 'None' : advances} of the ${records} ${things} ${period} set a new mark; ` +
      `in random order ${mean(expected, '.')} would on average, and ${as} do in about ${times} of ${of} orders. ` +
      {
        strong: `That is strong evidence of ${few ? 'a standstill' : 'a burst'}.`,
        some: `That is some evidence of ${few ? 'a standstill' : 'a burst'}.`,
        weak: 'That is weak evidence either way.',
        'too-few': 'Too few to tell.',
      }[certainty]
    );
  },
  noChance: 'There are too few records to compare with random order.',
  month: (date) => `${monthOf(EN_MONTHS, date)} ${date.slice(0, 4)}`,
  list: (items) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  join: (sentences) => sentences.join(' '),
};

const ru: Words = {
  language: 'ru',
  scope: ({ rule, filtered, upTo }) => {
    const named = rule.id === 'core' ? 'основному правилу' : `правилу «${rule.name}»`;
    const records = filtered ? `среди показанных записей (по ${named}, с отбором)` : `по ${named}`;
    return upTo === null ? upper(records) : `До ${upTo} года включительно, ${records}`;
  },
  exercises: (scope, fact) => {
    switch (fact.kind) {
      case 'none':
        return `${scope}, учений не было.`;
      case 'at-home':
        return `${scope}, все учения проходили в своих водах или на своей территории.`;
      case 'moving':
        return `${scope}, учения заходят всё дальше — последний раз ${fact.where}, в ${inMonth(fact.when)}.`;
      case 'stopped':
        return `${scope}, с ${fact.when} ни одно учение ни в одном направлении не зашло дальше прежнего рубежа.`;
      case 'ended':
        return `${scope}, последнее учение, ${fact.where} в ${inMonth(fact.when)}, зашло дальше прежних.`;
    }
  },
  patrols: (fact) => {
    switch (fact.kind) {
      case 'none':
        return 'Патрулирований не было.';
      case 'at-home':
        return 'Все патрулирования проходили в своих водах.';
      case 'farther':
        return fact.contrast
          ? `Патрули заходили дальше, но только ${fact.where}, последний раз — в ${inMonth(fact.when)}.`
          : `Патрули тоже заходили дальше: ${fact.where}, последний раз — в ${inMonth(fact.when)}.`;
      case 'not-since':
        return fact.contrast
          ? `Патрули последний раз зашли дальше в ${inMonth(fact.when)}.`
          : `Патрули тоже не заходили дальше с ${fact.when}.`;
    }
  },
  left: (directions) =>
    `${upper(directions.map(({ where, year }, i) => (i === 0 ? `по этому счёту ${where} совместной активности не было с ${year} года` : `${where} — с ${year} года`)).join(', '))}.`,
  chance: ({ kind, from, to, records, advances, expected }, { few, p, certainty }) => {
    const [times, of] = odds(p);
    const things = kind === 'exercise' ? 'учения' : 'патрули';
    const as = few ? 'столь же мало' : 'столь же много';
    const what = few ? 'остановки' : 'рывка';
    return (
      `${upper(things)} ${from}–${to} годов: новых рубежей ${advances} на ${records}; при случайном порядке — ` +
      `в среднем ${mean(expected, ',')}, ${as} — в ${times} ${times === 1 ? 'случае' : 'случаях'} из ${of}. ` +
      {
        strong: `Это веское свидетельство ${what}.`,
        some: `Это некоторое свидетельство ${what}.`,
        weak: 'Это слабое свидетельство в любую сторону.',
        'too-few': 'Данных слишком мало, чтобы судить.',
      }[certainty]
    );
  },
  noChance: 'Записей слишком мало, чтобы сравнить их со случайным порядком.',
  month: (date) => `${monthOf(RU_MONTHS, date)} ${date.slice(0, 4)} года`,
  list: (items) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} и ${items.at(-1)}`,
  join: (sentences) => sentences.join(' '),
};

/** «сентября 2020 года» as it follows «в»: «сентябре 2020 года». */
function inMonth(when: string): string {
  return when.replace(/^(\S+?)(?:я|а)(?= )/, '$1е');
}

const zh: Words = {
  language: 'zh',
  scope: ({ rule, filtered, upTo }) => {
    const named = rule.id === 'core' ? '核心规则' : `“${rule.name}”规则`;
    const records = filtered ? `在所显示的记录中（${named}，经筛选）` : `按${named}`;
    return upTo === null ? records : `截至${upTo}年，${records}`;
  },
  exercises: (scope, fact) => {
    switch (fact.kind) {
      case 'none':
        return `${scope}，没有演习。`;
      case 'at-home':
        return `${scope}，所有演习都在两国本土或近海举行。`;
      case 'moving':
        return `${scope}，演习仍在向更远处推进，最近一次是${fact.when}，在${fact.where}。`;
      case 'stopped':
        return `${scope}，自${fact.when}以来，没有一次演习在任何方向上走得更远。`;
      case 'ended':
        return `${scope}，最后一次演习（${fact.when}，${fact.where}）走得比以往更远。`;
    }
  },
  patrols: (fact) => {
    switch (fact.kind) {
      case 'none':
        return '没有联合巡航。';
      case 'at-home':
        return '所有巡航都在近海进行。';
      case 'farther':
        return fact.contrast
          ? `巡航走得更远了，但只在${fact.where}，最近一次是${fact.when}。`
          : `巡航也走得更远了：${fact.where}，最近一次是${fact.when}。`;
      case 'not-since':
        return fact.contrast
          ? `巡航最近一次走得更远是在${fact.when}。`
          : `巡航自${fact.when}以来也没有走得更远。`;
    }
  },
  left: (directions) =>
    `按此口径，${directions.map(({ where, year }) => `${where}自${year}年以来`).join('、')}没有联合活动。`,
  chance: ({ kind, from, to, records, advances, expected }, { few, p, certainty }) => {
    const [times, of] = odds(p);
    const things = kind === 'exercise' ? '演习' : '巡航';
    const what = few ? '停滞' : '突进';
    return (
      `${from}—${to}年的${records}次${things}中有${advances}次创下新的最远点；随机排序时平均为${mean(expected, '.')}次，` +
      `同样${few ? '少' : '多'}的情形在${of}种排序中约有${times}种。` +
      {
        strong: `这是${what}的有力证据。`,
        some: `这是${what}的一些证据。`,
        weak: '无论哪种解释，证据都很弱。',
        'too-few': '记录太少，无法判断。',
      }[certainty]
    );
  },
  noChance: '记录太少，无法与随机排序比较。',
  month: (date) => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`,
  list: (items) => items.join('、'),
  join: (sentences) => sentences.join(''),
};

export const WORDS = { en, ru, zh };
