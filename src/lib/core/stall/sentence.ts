import type { ReachKind } from '../record/model';
import type { Direction, DirectionState, Travelled, Visit } from '../reach/directions';
import { LEFT_YEARS, MOVING_YEARS } from '../reach/directions';
import type { MarksChance } from './marks';
import { WORDS, type Certainty, type Words } from './sentence-words';

/** One text in each language of the atlas. */
export interface Texts {
  en: string;
  ru: string;
  zh: string;
}
type Language = keyof Texts;

export interface AnswerInput {
  year: number;
  /** Whether `year` is the last of the data; earlier years are named in the sentence. */
  latest: boolean;
  rule: { id: string; name: Partial<Texts> & { en: string } };
  /** Whether a filter narrows the rule. */
  filtered: boolean;
  directions: readonly Direction[];
  states: readonly DirectionState[];
  chance: readonly MarksChance[];
  /** The records up to the year, those that stayed at home too. */
  known: readonly Pick<Travelled, 'kind' | 'start'>[];
}

export interface Answer {
  /** Where expansion stopped: exercises, patrols, directions left behind. */
  answer: Texts;
  /** How sure that is, against random order. */
  howSure: Texts;
  /** Both sentence by sentence. */
  lines: Record<Language, { answer: string[]; howSure: string[] }>;
}

/** What is true of one kind of record, from which its sentence follows. */
export type Fact =
  | { kind: 'none' }
  | { kind: 'at-home' }
  | { kind: 'moving'; where: string; when: string }
  | { kind: 'stopped'; when: string }
  | { kind: 'ended'; where: string; when: string };

/** Beyond half of all standstills unnoticed, a test tells nothing. */
const ENOUGH_POWER = 0.5;

/**
 * The answer in words, by a rule from the numbers: a sentence for exercises, one for patrols, one for the
 * directions left behind. It says no more than its counting rule, which it names.
 */
export function answerInWords(input: AnswerInput): Answer {
  const lines = inEach((words) => ({
    answer: theAnswer(input, words),
    howSure: howSure(input, words),
  }));
  return {
    answer: inEach(({ join, language }) => join(lines[language].answer)),
    howSure: inEach(({ join, language }) => join(lines[language].howSure)),
    lines,
  };
}

function inEach<T>(say: (words: Words) => T): Record<Language, T> {
  return { en: say(WORDS.en), ru: say(WORDS.ru), zh: say(WORDS.zh) };
}

interface Mark extends Visit {
  direction: string;
}

function marksOf({ states }: AnswerInput, kind: ReachKind): Mark[] {
  return states
    .flatMap(({ id, visits }) => visits.map((visit): Mark => ({ ...visit, direction: id })))
    .filter((visit) => visit.advance && visit.kind === kind)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function theAnswer(input: AnswerInput, words: Words): string[] {
  const { year, latest, rule, filtered } = input;
  const scope = words.scope({
    rule: { id: rule.id, name: rule.name[words.language] ?? rule.name.en },
    filtered,
    upTo: latest ? null : year,
  });
  const exercises = exerciseFact(input, words);
  return [
    words.exercises(scope, exercises),
    patrolSentence(input, words, exercises),
    ...leftBehind(input, words),
  ];
}

function exerciseFact(input: AnswerInput, words: Words): Fact {
  const exercises = input.known.filter(({ kind }) => kind === 'exercise');
  if (exercises.length === 0) return { kind: 'none' };
  const last = marksOf(input, 'exercise').at(-1);
  if (!last) return { kind: 'at-home' };
  const fact = { where: whereOf(input, [last], words), when: words.month(last.date) };
  if (last.year > input.year - MOVING_YEARS) return { kind: 'moving', ...fact };
  return exercises.some(({ start }) => start > last.date)
    ? { kind: 'stopped', when: fact.when }
    : { kind: 'ended', ...fact };
}

/** Patrols are told beside exercises: what they did since these last went farther. */
function patrolSentence(input: AnswerInput, words: Words, exercises: Fact): string {
  if (!input.known.some(({ kind }) => kind === 'patrol')) return words.patrols({ kind: 'none' });
  const marks = marksOf(input, 'patrol');
  const last = marks.at(-1);
  if (!last) return words.patrols({ kind: 'at-home' });
  const reference = marksOf(input, 'exercise').at(-1)?.date ?? '';
  const stopped = exercises.kind === 'stopped' || exercises.kind === 'ended';
  const since = stopped
    ? marks.filter(({ date }) => date > reference)
    : marks.filter(({ year }) => year > input.year - MOVING_YEARS);
  const when = words.month(last.date);
  if (since.length === 0) return words.patrols({ kind: 'not-since', when, contrast: !stopped });
  const where = whereOf(input, since, words);
  return words.patrols({ kind: 'farther', where, when, contrast: stopped });
}

/** The directions of the marks, each once, in the order of the set. */
function whereOf({ directions }: AnswerInput, marks: readonly Mark[], words: Words): string {
  const named = directions.filter(({ id }) => marks.some(({ direction }) => direction === id));
  return words.list(named.map(({ where }) => where[words.language]));
}

function leftBehind({ states, directions, year }: AnswerInput, words: Words): string[] {
  const left = states
    .filter(({ lastVisitYear }) => lastVisitYear !== null && lastVisitYear <= year - LEFT_YEARS)
    .map(({ id, lastVisitYear }) => ({
      where: directions.find((direction) => direction.id === id)!.where[words.language],
      year: lastVisitYear!,
    }))
    .sort((a, b) => a.year - b.year);
  return left.length > 0 ? [words.left(left)] : [];
}

/** The latest period of each kind, and every earlier one with more marks than chance would often give. */
function howSure({ chance }: AnswerInput, words: Words): string[] {
  const told = chance.filter((period, i) => {
    const isLast = chance[i + 1]?.kind !== period.kind;
    return isLast || period.pAsMany <= 0.1;
  });
  const lines = told
    .sort((a, b) => (a.kind === b.kind ? b.from - a.from : 0))
    .map((period) => {
      const few = period.advances <= period.expected;
      return words.chance(period, {
        few,
        p: few ? period.pAsFew : period.pAsMany,
        certainty: certaintyOf(period, few),
      });
    });
  return lines.length > 0 ? lines : [words.noChance];
}

/** Strong under 1 in 40, some to 1 in 10, weak above; "too few" where a standstill would go unnoticed. */
export function certaintyOf({ pAsFew, pAsMany, power }: MarksChance, few: boolean): Certainty {
  if (few && power < ENOUGH_POWER) return 'too-few';
  const p = few ? pAsFew : pAsMany;
  if (p < 1 / 40) return 'strong';
  return p <= 1 / 10 ? 'some' : 'weak';
}
