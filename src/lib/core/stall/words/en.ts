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

const enMonth = monthIn(
  'January February March April May June July August September October November December',
);
const enNumber = numberIn('one two three four five six seven eight nine ten eleven twelve');
const enThings = (kind: ReachKind, n: number) => (n === 1 ? kind : `${kind}s`);
const enUpTo = (upTo: UpTo) => (upTo === null ? '' : ` up to the end of ${upTo}`);
const enList = listed('and');
const enCounts = (pace: Pace, latest: boolean) =>
  periods(pace, latest, (count, isFirst, isOpen) => {
    const things = isFirst ? ` ${enThings(pace.kind, count.n)}` : '';
    const when = isOpen ? `since ${count.from}` : `in ${span(count)}`;
    return `${count.k} of ${count.n}${things} ${when}`;
  }).join(', ');
const enEvidence: Record<Certainty, string> = {
  strong: 'strong evidence',
  some: 'some evidence',
  weak: 'weak evidence',
};
const enVaried = ({ change, value }: MarkVaried | PaceVaried, nameOf: (id: string) => string) =>
  ({
    margin: `a margin of ${value} km`,
    distance: `a distance of ${value} km`,
    origin: `measured from ${value}`,
    directions:
      value === 'regions' ? 'each region a direction' : `${value.slice(8)} sectors as directions`,
    rule: `the rule “${value}”`,
    precise: 'precise places only',
    'left-out': `without ${nameOf(value)}`,
  })[change];

const enLast =
  (what: string): Words['last']['exercise'] =>
  ({ where, date }, upTo) =>
    `${upTo === null ? 'The' : `By the end of ${upTo}, the`} last ${what} to open a direction or go more than ${MARGIN_KM} km beyond the edge before it was in ${enMonth(date)}, ${where}`;

export const en: Words = {
  language: 'en',
  scope: (rule, filtered) => (sentence) =>
    filtered || rule
      ? `${filtered ? 'Among the records shown' : rule}: ${lower(sentence)}`
      : sentence,
  none: {
    exercise: (upTo) => `No joint exercise is recorded${enUpTo(upTo)}.`,
    patrol: (upTo) => `No patrol is recorded${enUpTo(upTo)}.`,
  },
  home: {
    exercise: (n, upTo) =>
      `No joint exercise is recorded in any of ${enNumber(n)} directions from home${enUpTo(upTo)}.`,
    patrol: (_, upTo) => `No patrol is recorded in any direction${enUpTo(upTo)}.`,
  },
  noMark: (upTo) =>
    `No joint exercise is known to have opened a direction or gone more than ${MARGIN_KM} km beyond the edge before it${enUpTo(upTo)}`,
  stopped: (date, n, upTo) =>
    `${upTo === null ? `Since ${enMonth(date)}` : `Between ${enMonth(date)} and the end of ${upTo}`} no joint exercise is known to have gone more than ${MARGIN_KM} km beyond the edge before it, in any of ${enNumber(n)} directions`,
  last: {
    exercise: enLast('joint exercise'),
    patrol: enLast('patrol'),
    patrolToo: ({ where, date }, upTo) =>
      `The last patrol to do so${upTo === null ? '' : ' by then'} was in ${enMonth(date)}, ${where}`,
  },
  noPatrol: 'No patrol is known to have done so',
  patrolsDid: (beyond, opened, perhaps) => {
    const where = enList(opened.map((one) => `${one.where} in ${enMonth(one.date)}`));
    if (!beyond) {
      const not = perhaps && `; none is known to have gone so far${perhaps}`;
      return `Patrols opened a direction ${where}${not}`;
    }
    const also = where && `; they opened a direction ${where}`;
    return `Patrols have, ${beyond.where}, last in ${enMonth(beyond.date)}${perhaps}${also}`;
  },
  norPatrols: (before) =>
    `Nor has any patrol${before ? `; the last to do so, or to open a direction, was in ${enMonth(before.date)}, ${before.where}` : ''}`,
  perhaps: (possible) =>
    ` (perhaps ${enList(possible.map(({ date, account }) => `${account ? `${account} ` : ''}in ${enMonth(date)}`))})`,
  stop: '.',
  lacks: (rule, directions, upTo) => {
    const places = directions.map(({ where, year }) => `${where} after ${year}`).join(', ');
    const none =
      rule === null
        ? 'among the records shown there is none'
        : `${/\brule$/i.test(rule) ? `the ${lower(rule)}` : `“${rule}”`} has no record`;
    return `${upper(`${upTo === null ? '' : `up to the end of ${upTo}, `}${none}`)} ${places}.`;
  },
  others: (rules, upTo) =>
    `The last such exercise by other rules${enUpTo(upTo)}: ${rules.map(({ name, date }) => `${enMonth(date)} (${name})`).join(', ')}.`,
  newPlaces: (pace, latest) =>
    `New places (over ${NEW_PLACE_KM} km from every earlier ${pace.kind}): ${enCounts(pace, latest)}.`,
  verdict: ({ change, oneSided, certainty }, isFragile) => {
    const [times, of] = odds(oneSided);
    if (change !== 'fell') {
      const rise =
        change === 'rose' ? `; as large a rise comes in ${times} of ${of} random orders` : '';
      return `The pace did not fall${rise}.`;
    }
    const fell = 'The pace fell, as some of it must while new places run out';
    return certainty === 'too-few'
      ? `${fell}. Too few to tell more: even a complete stop would go unnoticed more often than not.`
      : `${fell}; beyond that, ${enEvidence[certainty]}${isFragile ? ', fragile' : ''}: in ${times} of ${of} random orders it falls as much.`;
  },
  compared: (pace, latest, reading) => {
    const what = pace.measure === 'marks' ? 'Marks' : 'New places';
    if (!reading) return `${what}: ${enCounts(pace, latest)}.`;
    const { change, oneSided, certainty } = reading;
    const [times, of] = odds(oneSided);
    const move = change === 'rose' ? 'rise' : 'fall';
    const told =
      certainty === 'too-few'
        ? 'too few to tell'
        : `as large a ${move} in ${times} of ${of} random orders, ${enEvidence[certainty]}`;
    return `${what}: ${enCounts(pace, latest)}; ${told}.`;
  },
  alone: (pace) => {
    const told = alone(pace, (count, p) => {
      const [times, of] = odds(p);
      return `${count.k === 0 ? 'none' : `${count.k} or fewer`} of ${count.n} in ${span(count)} come in ${times} of ${of}`;
    });
    return `Of the later years alone, new places: ${told.join(', ')} random orders.`;
  },
  power: ({ stop, tenth, seen, half, falseAlarm }) =>
    `Of 100 simulated series the test notices a complete stop in ${percent(stop)}, a fall to one in ten in ${percent(tenth)}, the fall seen in ${percent(seen)}, a halving in ${percent(half)}; and it is misled in ${percent(falseAlarm)} where nothing changes.`,
  hangsOn: ({ lastMark: { exercise }, pace: { newPlaces }, drawn }, nameOf) =>
    `The date of the last mark by an exercise stands in ${exercise.stands} of ${exercise.of} variations and in ${drawn.exercise.stands} of ${drawn.of} draws of the places, that of the last by a patrol in ${drawn.patrol.stands}${drawn.patrol.other?.date ? ` (in ${drawn.patrol.other.n} it is ${enMonth(drawn.patrol.other.date)})` : ''}; the certainty in ${newPlaces.stands} of ${newPlaces.of} variations.` +
    (exercise.most.length > 0
      ? ` The date hangs on ${exercise.most.map((one) => `${enVaried(one, nameOf)} (${one.date ? enMonth(one.date) : 'none'})`).join(', ')}.`
      : '') +
    (newPlaces.most.length > 0
      ? ` The certainty hangs on ${newPlaces.most.map((one) => `${enVaried(one, nameOf)} (p = ${one.p.toFixed(2)})`).join(', ')}.`
      : ''),
  noPace:
    'There is nothing to compare: not both of the study’s periods, 2014–2019 and from 2020 on, have an exercise with a measured place.',
  list: enList,
  join: (sentences) => sentences.join(' '),
};
