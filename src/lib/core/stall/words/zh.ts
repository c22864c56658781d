import { MARGIN_KM } from '../../reach/directions';
import { NEW_PLACE_KM } from '../../reach/measures';
import type { ReachKind } from '../../record/model';
import type { Certainty } from '../../statistics/certainty';
import type { MarkVaried, PaceVaried } from '../hangs-on';
import type { Pace } from '../pace';
import type { PaceCount } from '../pace-series';
import { alone, numberIn, odds, percent, periods, type Words } from './words';

const zhMonth = (date: string) => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`;
const zhNumber = numberIn('一 两 三 四 五 六 七 八 九 十 十一 十二');
const zhThing: Record<ReachKind, string> = { exercise: '演习', patrol: '巡航' };
const zhSpan = ({ from, to }: PaceCount) => (from === to ? `${from}年` : `${from}—${to}年`);
const zhOdds = (p: number) => {
  const [times, of] = odds(p);
  return `每${of}种随机排序中约有${times}种`;
};
const zhCounts = (pace: Pace, latest: boolean) =>
  periods(pace, latest, (count, isFirst, isOpen) => {
    const things = isFirst ? zhThing[pace.kind] : '';
    return `${isOpen ? `${count.from}年以来` : zhSpan(count)}${count.n}次${things}中有${count.k}次`;
  }).join('，');
const zhEvidence: Record<Certainty, string> = {
  strong: '有力的证据',
  some: '一些证据',
  weak: '很弱的证据',
};
const zhVaried = ({ change, value }: MarkVaried | PaceVaried, nameOf: (id: string) => string) =>
  ({
    margin: `门槛为${value}公里`,
    distance: `距离为${value}公里`,
    origin: `以${value}为起点`,
    directions: value === 'regions' ? '每个区域各为一个方向' : `按${value.slice(8)}个扇区划分方向`,
    rule: `“${value}”规则`,
    precise: '仅限精确地点',
    'left-out': `不计${nameOf(value)}`,
  })[change];

const zhLast =
  (what: string): Words['last']['exercise'] =>
  ({ where, date }, upTo) =>
    `${upTo === null ? '' : `截至${upTo}年底，`}最近一次开辟新方向或越出原有外缘${MARGIN_KM}公里以上的${what}是在${zhMonth(date)}（${where}）`;

export const zh: Words = {
  language: 'zh',
  scope: (rule, filtered) => (sentence) =>
    filtered || rule ? `${filtered ? '所显示的记录' : rule}：${sentence}` : sentence,
  none: {
    exercise: (upTo) => `${upTo === null ? '' : `截至${upTo}年底`}没有联合演习的记录。`,
    patrol: (upTo) => `${upTo === null ? '' : `截至${upTo}年底`}没有联合巡航的记录。`,
  },
  home: {
    exercise: (n, upTo) =>
      `${upTo === null ? '' : `截至${upTo}年底，`}在本土以外的${zhNumber(n)}个方向上都没有联合演习的记录。`,
    patrol: (_, upTo) =>
      `${upTo === null ? '' : `截至${upTo}年底，`}在任何方向上都没有巡航的记录。`,
  },
  noMark: (upTo) =>
    `${upTo === null ? '' : `截至${upTo}年底，`}据现有记录，没有联合演习开辟新方向或越出原有外缘${MARGIN_KM}公里以上`,
  stopped: (date, n, upTo) =>
    `${zhMonth(date)}${upTo === null ? '以来' : `至${upTo}年底`}，据现有记录，没有一次联合演习在${zhNumber(n)}个方向中的任何一个方向上越出原有外缘${MARGIN_KM}公里以上`,
  last: {
    exercise: zhLast('联合演习'),
    patrol: zhLast('联合巡航'),
    patrolToo: ({ where, date }, upTo) =>
      `${upTo === null ? '' : '其时'}最近一次这样的巡航是在${zhMonth(date)}（${where}）`,
  },
  noPatrol: '据现有记录，没有这样的巡航',
  patrolsDid: (beyond, opened, perhaps) => {
    const where = opened.map((one) => `${one.where}（${zhMonth(one.date)}）`).join('、');
    if (!beyond) return `巡航开辟了新方向：${where}${perhaps && `；据现有记录未有突破${perhaps}`}`;
    const also = where && `；另开辟了新方向：${where}`;
    return `巡航则有所突破（${beyond.where}），最近一次是${zhMonth(beyond.date)}${perhaps}${also}`;
  },
  norPatrols: (before) =>
    `巡航也没有突破${before ? `；最近一次突破或开辟新方向是在${zhMonth(before.date)}（${before.where}）` : ''}`,
  perhaps: (possible) =>
    `（${possible.map(({ date, account }) => `${account ? `${account}，` : ''}${zhMonth(date)}可能有`).join('；')}）`,
  stop: '。',
  lacks: (rule, directions, upTo) => {
    const places = directions.map(({ where, year }) => `${where}${year}年以后`).join('、');
    const who = rule === null ? '所显示的记录中' : /规则$/.test(rule) ? `按${rule}` : `按“${rule}”`;
    return `${upTo === null ? '' : `截至${upTo}年底，`}${who}，${places}没有记录。`;
  },
  others: (rules, upTo) =>
    `按其他规则，${upTo === null ? '' : `截至${upTo}年底`}最近一次这样的演习：${rules.map(({ name, date }) => `${zhMonth(date)}（${name}）`).join('，')}。`,
  newPlaces: (pace, latest) =>
    `新地点（距以往任何一次${zhThing[pace.kind]}${NEW_PLACE_KM}公里以上）：${zhCounts(pace, latest)}。`,
  verdict: ({ change, oneSided, certainty }, isFragile) => {
    if (change !== 'fell') {
      const rise = change === 'rose' ? `；同等幅度的上升在${zhOdds(oneSided)}` : '';
      return `频率没有下降${rise}。`;
    }
    const fell = '频率下降了，其中一部分是新地点用尽的必然结果';
    return certainty === 'too-few'
      ? `${fell}。记录太少，无法作出更多判断：即使完全停止，这一检验多半也发现不了。`
      : `${fell}；除此之外存在${zhEvidence[certainty]}${isFragile ? '，但不稳固' : ''}：同等幅度的下降在${zhOdds(oneSided)}。`;
  },
  compared: (pace, latest, reading) => {
    const what = pace.measure === 'marks' ? '外缘推进' : '新地点';
    if (!reading) return `${what}：${zhCounts(pace, latest)}。`;
    const { change, oneSided, certainty } = reading;
    const told =
      certainty === 'too-few'
        ? '记录太少，无法判断'
        : `同等幅度的${change === 'rose' ? '上升' : '下降'}在${zhOdds(oneSided)}，是${zhEvidence[certainty]}`;
    return `${what}：${zhCounts(pace, latest)}；${told}。`;
  },
  alone: (pace) => {
    const told = alone(
      pace,
      (count, p) =>
        `${zhSpan(count)}${count.n}次中${count.k === 0 ? '一次也没有' : `不超过${count.k}次`}，${zhOdds(p)}`,
    );
    return `只看后期的新地点：${told.join('；')}。`;
  },
  power: ({ stop, tenth, seen, half, falseAlarm }) =>
    `在100个模拟序列中，这一检验能发现完全停止的有${percent(stop)}个，降至十分之一的有${percent(tenth)}个，与所见降幅相同的有${percent(seen)}个，减半的有${percent(half)}个；在没有变化时误报${percent(falseAlarm)}个。`,
  hangsOn: ({ lastMark: { exercise }, pace: { newPlaces }, drawn }, nameOf) =>
    `演习最近一次推进外缘的日期在${exercise.of}种变化中有${exercise.stands}种不变，在${drawn.of}次地点重抽中有${drawn.exercise.stands}次不变，巡航的有${drawn.patrol.stands}次不变${drawn.patrol.other?.date ? `（${drawn.patrol.other.n}次为${zhMonth(drawn.patrol.other.date)}）` : ''}；确定程度在${newPlaces.of}种变化中有${newPlaces.stands}种不变。` +
    (exercise.most.length > 0
      ? `改变日期的有：${exercise.most.map((one) => `${zhVaried(one, nameOf)}（${one.date ? zhMonth(one.date) : '无'}）`).join('、')}。`
      : '') +
    (newPlaces.most.length > 0
      ? `改变确定程度的有：${newPlaces.most.map((one) => `${zhVaried(one, nameOf)}（p = ${one.p.toFixed(2)}）`).join('、')}。`
      : ''),
  noPace: '无法比较：研究的两个时期（2014—2019年和2020年起）并非都有地点可测的演习。',
  list: (items) => items.join('、'),
  join: (sentences) => sentences.join(''),
};
