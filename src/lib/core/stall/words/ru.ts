import { MARGIN_KM } from '../../reach/directions';
import { NEW_PLACE_KM } from '../../reach/measures';
import type { ReachKind } from '../../record/model';
import type { Certainty } from '../../statistics/certainty';
import type { MarkVaried, PaceVaried } from '../hangs-on';
import type { Pace } from '../pace';
import {
  alone,
  listed,
  lower,
  monthIn,
  numberIn,
  odds,
  percent,
  periods,
  span,
  upper,
  type UpTo,
  type Words,
} from './words';

const ruMonth = monthIn(
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
);
const ruIn = (date: string) => `${ruMonth(date).replace(/^(\S+?)(?:я|а)(?= )/, '$1е')} года`;
const ruOf = (date: string) => `${ruMonth(date)} года`;
const ruName = monthIn(
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
);
const ruNumber = numberIn(
  'одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати',
);
const ruUpTo = (upTo: UpTo) => (upTo === null ? '' : `До конца ${upTo} года `);
/** 1, 21, 31, but not 11: what is counted stands in the singular. */
const ruIsOne = (n: number) => n % 10 === 1 && n % 100 !== 11;
const ruThings = (kind: ReachKind, n: number) => {
  const one = ruIsOne(n);
  return { exercise: one ? 'учения' : 'учений', patrol: one ? 'патруля' : 'патрулей' }[kind];
};
const ruVariants = (n: number) => (ruIsOne(n) ? 'варианта' : 'вариантов');
const ruList = listed('и');
const ruOdds = (p: number) => {
  const [times, of] = odds(p);
  return `в ${times} из ${of} ${ruIsOne(of) ? 'случайного порядка' : 'случайных порядков'}`;
};
const ruCounts = (pace: Pace, latest: boolean) =>
  periods(pace, latest, (count, isFirst, isOpen) => {
    const things = isFirst ? ` ${ruThings(pace.kind, count.n)}` : '';
    const years = count.from === count.to ? `в ${count.from} году` : `в ${span(count)} годах`;
    return `${count.k} из ${count.n}${things} ${isOpen ? `с ${count.from} года` : years}`;
  }).join(', ');
const ruEvidence: Record<Certainty, string> = {
  strong: 'веские признаки',
  some: 'некоторые признаки',
  weak: 'слабые признаки',
};
const ruVaried = ({ change, value }: MarkVaried | PaceVaried, nameOf: (id: string) => string) =>
  ({
    margin: `порог ${value} км`,
    distance: `расстояние ${value} км`,
    origin: `отсчёт от другой точки (${value})`,
    directions:
      value === 'regions'
        ? 'каждый район — направление'
        : `секторы вместо направлений: ${value.slice(8)}`,
    rule: `правило «${value}»`,
    precise: 'только точные места',
    'left-out': `без записи «${nameOf(value)}»`,
  })[change];

const ruLast =
  (what: string, did: string): Words['last']['exercise'] =>
  ({ where, date }, upTo) =>
    `${upTo === null ? what : `На конец ${upTo} года ${lower(what)}`}, ${did} более чем на ${MARGIN_KM} км за прежний рубеж, — ${where}, в ${ruIn(date)}`;

export const ru: Words = {
  language: 'ru',
  scope: (rule, filtered) => (sentence) =>
    filtered || rule
      ? `${filtered ? 'Среди показанных записей' : rule}: ${lower(sentence)}`
      : sentence,
  none: {
    exercise: (upTo) =>
      upTo === null
        ? 'Записей о совместных учениях нет.'
        : `${ruUpTo(upTo)}записей о совместных учениях нет.`,
    patrol: (upTo) =>
      upTo === null ? 'Записей о патрулях нет.' : `${ruUpTo(upTo)}записей о патрулях нет.`,
  },
  home: {
    exercise: (n, upTo) =>
      `${upTo === null ? 'Нет' : `${ruUpTo(upTo)}нет`} записей о совместных учениях ни в одном из ${ruNumber(n)} направлений от дома.`,
    patrol: (_, upTo) =>
      `${upTo === null ? 'Нет' : `${ruUpTo(upTo)}нет`} записей о патрулях ни в одном направлении.`,
  },
  noMark: (upTo) =>
    `${upTo === null ? 'Неизвестно' : `${ruUpTo(upTo)}неизвестно`} ни одного совместного учения, которое открыло бы направление или зашло более чем на ${MARGIN_KM} км за прежний рубеж`,
  stopped: (date, n, upTo) =>
    `С ${ruOf(date)}${upTo === null ? '' : ` до конца ${upTo} года`} неизвестно ни одного совместного учения, которое зашло бы более чем на ${MARGIN_KM} км за прежний рубеж хотя бы в одном из ${ruNumber(n)} направлений`,
  last: {
    exercise: ruLast('Последнее совместное учение', 'открывшее направление или зашедшее'),
    patrol: ruLast('Последний патруль', 'открывший направление или зашедший'),
    patrolToo: ({ where, date }, upTo) =>
      `Последний такой патруль${upTo === null ? '' : ' к тому времени'} — ${where}, в ${ruIn(date)}`,
  },
  noPatrol: 'Ни одного такого патруля неизвестно',
  patrolsDid: (beyond, opened, perhaps) => {
    const where = ruList(opened.map((one) => `${one.where} в ${ruIn(one.date)}`));
    if (!beyond) {
      const not = perhaps && `; так далеко, насколько известно, они не заходили${perhaps}`;
      return `Патрули открыли направление: ${where}${not}`;
    }
    const also = where && `; кроме того, они открыли направление: ${where}`;
    return `Патрули так далеко заходили: ${beyond.where}, последний раз в ${ruIn(beyond.date)}${perhaps}${also}`;
  },
  norPatrols: (before) =>
    `Патрули так далеко тоже не заходили${before ? `; последний раз зашли или открыли направление в ${ruIn(before.date)}, ${before.where}` : ''}`,
  perhaps: (possible) =>
    ` (возможно, ${ruList(possible.map(({ date, account }) => `${account ? `${account} — ` : ''}в ${ruIn(date)}`))})`,
  stop: '.',
  lacks: (rule, directions, upTo) => {
    const places = directions.map(({ where, year }) => `${where} после ${year} года`).join(', ');
    const who =
      rule === null
        ? 'среди показанных'
        : /правило$/i.test(rule)
          ? `по ${lower(rule).replace('ое правило', 'ому правилу')}`
          : `по правилу «${rule}»`;
    return `${upper(`${upTo === null ? '' : `до конца ${upTo} года `}${who}`)} нет записей ${places}.`;
  },
  others: (rules, upTo) =>
    `Последнее такое учение по другим правилам${upTo === null ? '' : ` до конца ${upTo} года`}: ${rules.map(({ name, date }) => `${ruName(date)} года (${lower(name)})`).join(', ')}.`,
  newPlaces: (pace, latest) =>
    `Новые места (дальше ${NEW_PLACE_KM} км от всех прежних ${ruThings(pace.kind, 5)}): ${ruCounts(pace, latest)}.`,
  verdict: ({ change, oneSided, certainty }, isFragile) => {
    if (change !== 'fell') {
      const rise = change === 'rose' ? `; столь же сильно он растёт ${ruOdds(oneSided)}` : '';
      return `Темп не снизился${rise}.`;
    }
    const fell = 'Темп снизился; отчасти это неизбежно, ведь новые места кончаются';
    return certainty === 'too-few'
      ? `${fell}. Судить о большем нельзя: такая проверка чаще не заметила бы и полной остановки.`
      : `${fell}. Есть ${ruEvidence[certainty]}${isFragile ? ', хотя и непрочные' : ''}, что дело не только в этом: столь же сильно он падает ${ruOdds(oneSided)}.`;
  },
  compared: (pace, latest, reading) => {
    const what = pace.measure === 'marks' ? 'Рубежи' : 'Новые места';
    if (!reading) return `${what}: ${ruCounts(pace, latest)}.`;
    const { change, oneSided, certainty } = reading;
    const told =
      certainty === 'too-few'
        ? 'слишком мало, чтобы судить'
        : `столь же сильный ${change === 'rose' ? 'рост' : 'спад'} — ${ruOdds(oneSided)}, ${ruEvidence[certainty]}`;
    return `${what}: ${ruCounts(pace, latest)}; ${told}.`;
  },
  alone: (pace) => {
    const told = alone(
      pace,
      (count, p) =>
        `${count.k === 0 ? 'ни одного' : `не более ${count.k}`} из ${count.n} за ${span(count)} ${count.from === count.to ? 'год' : 'годы'} — ${ruOdds(p)}`,
    );
    return `Новые места только за поздние годы: ${told.join(', ')}.`;
  },
  power: ({ stop, tenth, seen, half, falseAlarm }) =>
    `Из 100 смоделированных рядов проверка замечает полную остановку в ${percent(stop)}, спад до одной десятой в ${percent(tenth)}, наблюдаемый спад в ${percent(seen)}, спад вдвое в ${percent(half)}; там, где ничего не меняется, она ошибается в ${percent(falseAlarm)}.`,
  hangsOn: ({ lastMark: { exercise }, pace: { newPlaces }, drawn }, nameOf) =>
    `Дата последнего рубежа учений сохраняется в ${exercise.stands} из ${exercise.of} ${ruVariants(exercise.of)} и в ${drawn.exercise.stands} из ${drawn.of} розыгрышей мест, последнего рубежа патрулей — в ${drawn.patrol.stands}${drawn.patrol.other?.date ? ` (в ${drawn.patrol.other.n} — в ${ruIn(drawn.patrol.other.date)})` : ''}; степень уверенности — в ${newPlaces.stands} из ${newPlaces.of} ${ruVariants(newPlaces.of)}.` +
    (exercise.most.length > 0
      ? ` Дату меняют: ${exercise.most.map((one) => `${ruVaried(one, nameOf)} (${one.date ? `${ruName(one.date)} года` : 'нет'})`).join(', ')}.`
      : '') +
    (newPlaces.most.length > 0
      ? ` Уверенность меняют: ${newPlaces.most.map((one) => `${ruVaried(one, nameOf)} (p = ${one.p.toFixed(2).replace('.', ',')})`).join(', ')}.`
      : ''),
  noPace:
    'Сравнивать нечего: не в обоих периодах исследования (2014–2019 годы и с 2020 года) есть учения с измеряемым местом.',
  list: ruList,
  join: (sentences) => sentences.join(' '),
};
