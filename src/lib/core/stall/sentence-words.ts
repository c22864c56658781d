import type { ReachKind } from '../record/model';
import type { Certainty } from '../statistics/certainty';
import type { MarksChance } from './marks';

/**
 * The words of the answer. They stand in the core and not among the page's messages, because page, worker
 * and command line must print the same sentence.
 */
export type ExerciseFact = 'none' | 'at-home' | 'moving' | 'stopped' | 'ended';
/** `only` and `last`: unlike the exercises told before. */
export type PatrolFact = 'none' | 'at-home' | 'too' | 'only' | 'nor' | 'last';

/** In which directions, and in which month the last time. */
export interface Told {
  where: string;
  when: string;
}

interface Scope {
  rule: { id: string; name: string };
  filtered: boolean;
  /** null when the year is the last of the data. */
  upTo: number | null;
}

export interface Compared {
  /** As few as this, or as many. */
  few: boolean;
  /** Share of random orders with as few, or as many. */
  oneSided: number;
  /** Two-sided. */
  p: number;
  certainty: Certainty | 'too-few';
}

export interface Words {
  language: 'en' | 'ru' | 'zh';
  /** Which records the sentence speaks of; opens the first one. */
  scope: (scope: Scope) => string;
  exercises: Record<ExerciseFact, (told: Told) => string>;
  patrols: Record<PatrolFact, (told: Told) => string>;
  left: (directions: readonly { where: string; year: number }[]) => string;
  chance: (period: MarksChance, compared: Compared) => string;
  noChance: string;
  /** A month as it follows "since" and "in". */
  month: (date: string) => string;
  list: (items: readonly string[]) => string;
  join: (sentences: readonly string[]) => string;
}

/** "1 in 3", and of what is commoner than one half, "7 in 10". */
function odds(p: number): [times: number, of: number] {
  return p > 0.5 ? [Math.round(p * 10), 10] : [1, Math.round(1 / p)];
}

/** As the pages write p, on one line. */
const pText = (p: number) =>
  (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.0995 ? 3 : 2)}`).replaceAll(' ', '\u00a0');

/** ` (to June)`, where the last year of a period is known in part. */
function inPart(language: 'en' | 'ru', to: string, coveredTo?: string): string {
  if (!coveredTo) return '';
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return ` (${to} ${month.format(new Date(coveredTo))})`;
}

const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const listed = (and: string) => (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
const named = (months: string, date: string) =>
  `${months.split(' ')[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

const en: Words = {
  language: 'en',
  scope: ({ rule, filtered, upTo }) => {
    const counted = rule.id === 'core' ? 'the core rule' : `the rule “${rule.name}”`;
    const records = filtered
      ? `among the records shown (${counted}, filtered)`
      : `under ${counted}`;
    return upTo === null ? `${upper(records)}, ` : `Up to ${upTo}, ${records}, `;
  },
  exercises: {
    none: () => 'there is no exercise.',
    'at-home': () => 'every exercise has stayed in home waters or on home land.',
    moving: ({ where, when }) => `exercises are still going farther, last ${where} in ${when}.`,
    stopped: ({ when }) => `no exercise since ${when} has gone farther in any direction.`,
    ended: ({ where, when }) =>
      `the last exercise, ${where} in ${when}, went farther than those before it.`,
  },
  patrols: {
    none: () => 'There is no patrol.',
    'at-home': () => 'Every patrol has stayed in home waters.',
    too: ({ where, when }) => `Patrols have gone farther too, ${where}, last in ${when}.`,
    only: ({ where, when }) => `Patrols have, only ${where}, last in ${when}.`,
    nor: ({ when }) => `Nor have patrols, which last did in ${when}.`,
    last: ({ when }) => `Patrols last went farther in ${when}.`,
  },
  left: (directions) =>
    `By this count there has been no activity ${en.list(directions.map(({ where, year }) => `${where} since ${year}`))}.`,
  chance: (
    { kind, from, to, coveredTo, records, advances, expected },
    { few, oneSided, p, certainty },
  ) => {
    const [times, of] = odds(oneSided);
    const things: Record<ReachKind, string> = { exercise: 'exercises', patrol: 'patrols' };
    const what = few ? 'a standstill' : 'a burst';
    const set =
      records === 1
        ? `${advances} of 1 ${kind}`
        : `${advances === 0 ? 'None' : advances} of the ${records} ${things[kind]}`;
    return (
      `${set} from ${from} to ${to}${inPart('en', 'to', coveredTo)} set a new mark; ` +
      `in random order ${expected.toFixed(1)} would on average, and as ${few ? 'few' : 'many'} do in about ${times} of ${of} orders (two-sided ${pText(p)}). ` +
      {
        strong: `That is strong evidence of ${what}.`,
        some: `That is some evidence of ${what}.`,
        weak: 'That is weak evidence either way.',
        'too-few': 'Too few to tell.',
      }[certainty]
    );
  },
  noChance: 'There are too few records to compare with random order.',
  month: (date) =>
    named(
      'January February March April May June July August September October November December',
      date,
    ),
  list: listed('and'),
  join: (sentences) => sentences.join(' '),
};

const ru: Words = {
  language: 'ru',
  scope: ({ rule, filtered, upTo }) => {
    const counted = rule.id === 'core' ? 'основному правилу' : `правилу «${rule.name}»`;
    const records = filtered
      ? `среди показанных записей (по ${counted}, с отбором)`
      : `по ${counted}`;
    return upTo === null ? `${upper(records)}, ` : `До ${upTo} года включительно, ${records}, `;
  },
  exercises: {
    none: () => 'учений не было.',
    'at-home': () => 'все учения проходили в своих водах или на своей территории.',
    moving: ({ where, when }) =>
      `учения заходят всё дальше — последний раз ${where}, в ${inMonth(when)}.`,
    stopped: ({ when }) =>
      `с ${when} ни одно учение ни в одном направлении не зашло дальше прежнего рубежа.`,
    ended: ({ where, when }) =>
      `последнее учение — ${where}, в ${inMonth(when)} — зашло дальше прежних.`,
  },
  patrols: {
    none: () => 'Патрулей не было.',
    'at-home': () => 'Все патрули проходили в своих водах.',
    too: ({ where, when }) =>
      `Патрули тоже заходили дальше: ${where}, последний раз — в ${inMonth(when)}.`,
    only: ({ where, when }) =>
      `Патрули заходили дальше, но только ${where}, последний раз — в ${inMonth(when)}.`,
    nor: ({ when }) => `Патрули тоже не заходили дальше с ${when}.`,
    last: ({ when }) => `Патрули последний раз зашли дальше в ${inMonth(when)}.`,
  },
  left: (directions) => {
    const [first, ...others] = directions.map(({ where, year }) => ({
      where,
      since: `с ${year} года`,
    }));
    return (
      [
        `По этому счёту ${first!.where} совместной активности не было ${first!.since}`,
        ...others.map(({ where, since }) => `${where} — ${since}`),
      ].join(', ') + '.'
    );
  },
  chance: (
    { kind, from, to, coveredTo, records, advances, expected },
    { few, oneSided, p, certainty },
  ) => {
    const [times, of] = odds(oneSided);
    const things: Record<ReachKind, string> = { exercise: 'Учения', patrol: 'Патрули' };
    const what = few ? 'остановки' : 'рывка';
    return (
      `${things[kind]} ${from}–${to} годов${inPart('ru', 'по', coveredTo)}: новых рубежей ${advances} на ${records}; при случайном порядке — ` +
      `в среднем ${expected.toFixed(1).replace('.', ',')}, столь же ${few ? 'мало' : 'много'} — ` +
      `в ${times} ${times === 1 ? 'случае' : 'случаях'} из ${of} (двусторонний ${pText(p).replace('.', ',')}). ` +
      {
        strong: `Это веское свидетельство ${what}.`,
        some: `Это некоторое свидетельство ${what}.`,
        weak: 'Это слабое свидетельство в любую сторону.',
        'too-few': 'Данных слишком мало, чтобы судить.',
      }[certainty]
    );
  },
  noChance: 'Записей слишком мало, чтобы сравнить их со случайным порядком.',
  month: (date) =>
    `${named('января февраля марта апреля мая июня июля августа сентября октября ноября декабря', date)} года`,
  list: listed('и'),
  join: (sentences) => sentences.join(' '),
};

/** «сентября 2020 года» as it follows «в»: «сентябре 2020 года». */
function inMonth(when: string): string {
  return when.replace(/^(\S+?)(?:я|а)(?= )/, '$1е');
}

const zh: Words = {
  language: 'zh',
  scope: ({ rule, filtered, upTo }) => {
    const counted = rule.id === 'core' ? '核心规则' : `“${rule.name}”规则`;
    const records = filtered ? `在所显示的记录中（${counted}，经筛选）` : `按${counted}`;
    return upTo === null ? `${records}，` : `截至${upTo}年，${records}，`;
  },
  exercises: {
    none: () => '没有演习。',
    'at-home': () => '所有演习都在两国本土或近海举行。',
    moving: ({ where, when }) => `演习仍在向更远处推进，最近一次是${when}，在${where}。`,
    stopped: ({ when }) => `自${when}以来，没有一次演习在任何方向上走得更远。`,
    ended: ({ where, when }) => `最后一次演习（${when}，${where}）走得比以往更远。`,
  },
  patrols: {
    none: () => '没有联合巡航。',
    'at-home': () => '所有巡航都在近海进行。',
    too: ({ where, when }) => `巡航也走得更远了：${where}，最近一次是${when}。`,
    only: ({ where, when }) => `巡航走得更远了，但只在${where}，最近一次是${when}。`,
    nor: ({ when }) => `巡航自${when}以来也没有走得更远。`,
    last: ({ when }) => `巡航最近一次走得更远是在${when}。`,
  },
  left: (directions) =>
    `按此口径，${directions.map(({ where, year }) => `${where}自${year}年以来`).join('、')}没有联合活动。`,
  chance: (
    { kind, from, to, coveredTo, records, advances, expected },
    { few, oneSided, p, certainty },
  ) => {
    const [times, of] = odds(oneSided);
    const things: Record<ReachKind, string> = { exercise: '演习', patrol: '巡航' };
    const what = few ? '停滞' : '突进';
    return (
      `${from}—${to}年${coveredTo ? `（至${Number(coveredTo.slice(5, 7))}月）` : ''}的${records}次${things[kind]}中有${advances}次创下新的最远点；随机排序时平均为${expected.toFixed(1)}次，` +
      `同样${few ? '少' : '多'}的情形在${of}种排序中约有${times}种（双侧 ${pText(p)}）。` +
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
