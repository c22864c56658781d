import type { ReachKind } from '../record/model';
import {
  LEFT_YEARS,
  MOVING_YEARS,
  type Direction,
  type DirectionState,
  type Travelled,
  type Visit,
} from '../reach/directions';
import { ENOUGH_POWER, certainty, type Certainty } from '../statistics/certainty';
import type { HangsOn } from './hangs-on';
import type { Pace } from './pace';
import type { PaceMeasure } from './pace-series';
import { en } from './words/en';
import { ru } from './words/ru';
import type { Words } from './words/words';
import { zh } from './words/zh';

type Language = Words['language'];
export type Texts = Record<Language, string>;
type Name = Partial<Texts> & { en: string };

export interface AnswerInput {
  year: number;
  /** Whether `year` is the last of the data; earlier years are named in the sentence. */
  latest: boolean;
  rule: { id: string; name: Name };
  /** The rule that needs no naming, since the page opens with it. */
  standardRule: string;
  filtered: boolean;
  directions: readonly Direction[];
  states: readonly DirectionState[];
  pace: readonly Pace[];
  hangsOn: HangsOn | null;
  /** The records up to the year, those that stayed at home too. */
  known: readonly Pick<Travelled, 'kind'>[];
  /** What the other rules would say of the same year. */
  others: readonly { name: Name; states: readonly DirectionState[] }[];
  /** Names of records, for what the answer hangs on. */
  nameOf: (id: string, language: Language) => string;
}

export interface Lines {
  /** Exercises, patrols, directions without a late record. */
  answer: string[];
  /** New places by period, and how sure it is that the pace fell; none before the study's years. */
  pace: string[];
  /** The last mark of an exercise by other rules. */
  others: string | null;
  howSure: string[];
}

export interface Answer {
  answer: Texts;
  howSure: Texts;
  lines: Record<Language, Lines>;
}

/**
 * The answer in words, by a rule from the numbers. It speaks of what the records hold, names the margin in
 * each clause that compares distances, and its counting rule unless that is the standard one.
 */
export function answerInWords(input: AnswerInput): Answer {
  const lines = inEach((words) => linesIn(input, words));
  return {
    answer: inEach(({ join, language }) => {
      const { answer, pace, others } = lines[language];
      return join([...answer, ...pace, ...(others === null ? [] : [others])]);
    }),
    howSure: inEach(({ join, language }) => join(lines[language].howSure)),
    lines,
  };
}

function inEach<T>(say: (words: Words) => T): Record<Language, T> {
  return { en: say(en), ru: say(ru), zh: say(zh) };
}

function linesIn(input: AnswerInput, words: Words): Lines {
  const { rule, standardRule, filtered } = input;
  const scope = words.scope(
    rule.id === standardRule ? null : (rule.name[words.language] ?? rule.name.en),
    filtered,
  );
  return {
    answer: [scope(exercises(input, words)), patrols(input, words), ...lacks(input, words)],
    pace: paceLines(input, words),
    others: others(input, words),
    howSure: howSure(input, words),
  };
}

/** Rules of our own, whose last mark is told beside that of the rule asked for. */
const TOLD_RULES = ['core', 'bilateral', 'all'];
export const rulesBeside = <R extends { id: string }>(rules: readonly R[], id: string): R[] =>
  rules.filter((rule) => TOLD_RULES.includes(rule.id) && rule.id !== id);

interface Mark extends Visit {
  direction: string;
}

function visitsOf(states: readonly DirectionState[], kind: ReachKind): Mark[] {
  return states
    .flatMap(({ id, visits }) => visits.map((visit): Mark => ({ ...visit, direction: id })))
    .filter((visit) => visit.kind === kind)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const marksIn = (visits: readonly Mark[]) =>
  visits.filter(({ mark }) => mark === 'opened' || mark === 'beyond');

/** What is told of marks that are only possible, later than the last certain one. */
function perhapsAfter(visits: readonly Mark[], last: Mark | undefined, words: Words): string {
  const possible = visits
    .filter(({ mark, date }) => mark === 'possible' && date > (last?.date ?? ''))
    .map(({ date, account }) => ({ date: date.slice(0, 7), account: account?.[words.language] }));
  // One record may do so in two directions, two records in one month.
  const told = possible.filter(
    (one, i) => i === possible.findIndex((o) => o.date === one.date && o.account === one.account),
  );
  return told.length > 0 ? words.perhaps(told) : '';
}

/** The directions of visits, each once, in the order of the set, and the month of the last. */
function told({ directions }: AnswerInput, visits: readonly Mark[], words: Words) {
  const named = directions.filter(({ id }) => visits.some(({ direction }) => direction === id));
  return {
    where: words.list(named.map(({ where }) => where[words.language])),
    date: visits.at(-1)!.date,
  };
}

/** The visits of exercises, and whether some came after the last mark, which is not of late. */
function stoppedSince({ states, year }: AnswerInput): Mark | null {
  const visits = visitsOf(states, 'exercise');
  const last = marksIn(visits).at(-1);
  return last && last.year <= year - MOVING_YEARS ? last : null;
}

function exercises(input: AnswerInput, words: Words): string {
  const { known, states, year, latest } = input;
  const upTo = latest ? null : year;
  const visits = visitsOf(states, 'exercise');
  const marks = marksIn(visits);
  const n = input.directions.length;
  if (!known.some(({ kind }) => kind === 'exercise')) return words.none.exercise(upTo);
  if (visits.length === 0) return words.home.exercise(n, upTo);
  const last = marks.at(-1);
  if (!last) return words.noMark(upTo) + perhapsAfter(visits, undefined, words) + words.stop;
  const perhaps = perhapsAfter(visits, last, words);
  if (stoppedSince(input)) return words.stopped(last.date, n, upTo) + perhaps + words.stop;
  const together = marks.filter(({ recordId }) => recordId === last.recordId);
  return words.last.exercise(told(input, together, words), upTo) + perhaps + words.stop;
}

function patrols(input: AnswerInput, words: Words): string {
  const upTo = input.latest ? null : input.year;
  const visits = visitsOf(input.states, 'patrol');
  const marks = marksIn(visits);
  const last = marks.at(-1);
  if (!input.known.some(({ kind }) => kind === 'patrol')) return words.none.patrol(upTo);
  if (visits.length === 0) return words.home.patrol(input.directions.length, upTo);
  const perhaps = perhapsAfter(visits, last, words);
  const stopped = stoppedSince(input);
  const together = marks.filter(({ recordId }) => recordId === last?.recordId);
  if (!stopped) {
    if (!last) return words.noPatrol + perhaps + words.stop;
    // "So" needs an exercise that did before it.
    const isAlone = visitsOf(input.states, 'exercise').length === 0;
    const say = isAlone ? words.last.patrol : words.last.patrolToo;
    return say(told(input, together, words), upTo) + perhaps + words.stop;
  }
  const since = marks.filter(({ date }) => date > stopped.date);
  const beyond = since.filter(({ mark }) => mark === 'beyond');
  const opened = since.filter(
    ({ mark, direction }) =>
      mark === 'opened' && !beyond.some((other) => other.direction === direction),
  );
  if (since.length === 0) {
    const before = last ? told(input, together, words) : null;
    return words.norPatrols(before) + perhaps + words.stop;
  }
  const did = words.patrolsDid(
    beyond.length > 0 ? told(input, beyond, words) : null,
    opened.map((one) => told(input, [one], words)),
    perhaps,
  );
  return did + words.stop;
}

function lacks(
  { states, directions, year, latest, rule, filtered }: AnswerInput,
  words: Words,
): string[] {
  const left = states
    .filter(({ lastVisitYear }) => lastVisitYear !== null && lastVisitYear <= year - LEFT_YEARS)
    .map(({ id, lastVisitYear }) => ({
      where: directions.find((direction) => direction.id === id)!.where[words.language],
      year: lastVisitYear!,
    }))
    .sort((a, b) => a.year - b.year);
  const name = filtered ? null : (rule.name[words.language] ?? rule.name.en);
  return left.length > 0 ? [words.lacks(name, left, latest ? null : year)] : [];
}

function others(
  { others: rules, filtered, year, latest }: AnswerInput,
  words: Words,
): string | null {
  const found = rules.flatMap(({ name, states }) => {
    const last = marksIn(visitsOf(states, 'exercise')).at(-1);
    return last ? [{ name: name[words.language] ?? name.en, date: last.date }] : [];
  });
  return filtered || found.length === 0 ? null : words.others(found, latest ? null : year);
}

/** How a change of pace is read: by the one table of certainty, unless the test is blind. */
export interface PaceReading {
  change: 'fell' | 'rose' | 'same';
  /** Of the side to which it changed. */
  oneSided: number;
  certainty: Certainty | 'too-few';
}

export function readPace({ before, since, test }: Pace): PaceReading | null {
  if (!since || !test) return null;
  const difference = since.k / since.n - before.k / before.n;
  const change = difference < 0 ? 'fell' : difference > 0 ? 'rose' : 'same';
  const oneSided = change === 'rose' ? test.random.rose : test.random.fell;
  const isBlind = test.power.stop < ENOUGH_POWER;
  return { change, oneSided, certainty: isBlind ? 'too-few' : certainty(oneSided) };
}

/** One measure of one kind by periods, with what a change of it is worth. */
export const paceInWords = (pace: Pace, latest: boolean): Texts =>
  inEach((words) => words.compared(pace, latest, readPace(pace)));

/** A certainty that most variations do not share is fragile. */
const STEADY = 0.9;

function paceLines({ pace, hangsOn, latest }: AnswerInput, words: Words): string[] {
  const found = pace.find(({ kind, measure }) => kind === 'exercise' && measure === 'newPlaces');
  if (!found || found.before.n === 0) return [];
  const reading = readPace(found);
  const varied = hangsOn?.pace.newPlaces;
  const isFragile = varied !== undefined && varied.stands < STEADY * varied.of;
  return [words.newPlaces(found, latest), ...(reading ? [words.verdict(reading, isFragile)] : [])];
}

/** Marks beside new places, patrols beside exercises; the later years alone; power; what it hangs on. */
function howSure({ pace, hangsOn, nameOf, latest }: AnswerInput, words: Words): string[] {
  const of = (kind: ReachKind, measure: PaceMeasure) =>
    pace.find((one) => one.kind === kind && one.measure === measure);
  const [places, marks] = [of('exercise', 'newPlaces'), of('exercise', 'marks')];
  const [patrolPlaces, patrolMarks] = [of('patrol', 'newPlaces'), of('patrol', 'marks')];
  if (!places?.since || !places.test) return [words.noPace];
  const compared = [marks, patrolPlaces, patrolMarks].flatMap((one) => {
    const reading = one && readPace(one);
    return one && reading ? [words.compared(one, latest, reading)] : [];
  });
  return [
    ...compared,
    words.alone(places),
    words.power(places.test.power),
    ...(hangsOn ? [words.hangsOn(hangsOn, (id) => nameOf(id, words.language))] : []),
  ];
}
