import type { ReachKind } from '../record/model';
import type { Direction, DirectionState, Travelled, Visit } from '../reach/directions';
import { LEFT_YEARS, MOVING_YEARS } from '../reach/directions';
import { certainty, twoSided } from '../statistics/certainty';
import type { MarksChance } from './marks';
import {
  WORDS,
  type Compared,
  type ExerciseFact,
  type PatrolFact,
  type Told,
  type Words,
} from './sentence-words';

type Language = Words['language'];
export type Texts = Record<Language, string>;

export interface AnswerInput {
  year: number;
  /** Whether `year` is the last of the data; earlier years are named in the sentence. */
  latest: boolean;
  rule: { id: string; name: Partial<Texts> & { en: string } };
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
  howSure: Texts;
  lines: Record<Language, { answer: string[]; howSure: string[] }>;
}

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
  const last = marksOf(input, 'exercise').slice(-1);
  const exercises = exerciseFact(input, last[0]);
  const [patrols, since] = patrolFact(input, exercises, last[0]);
  return [
    scope + words.exercises[exercises](told(input, last, words)),
    words.patrols[patrols](told(input, since, words)),
    ...leftBehind(input, words),
  ];
}

function exerciseFact({ known, year }: AnswerInput, last: Mark | undefined): ExerciseFact {
  const exercises = known.filter(({ kind }) => kind === 'exercise');
  if (exercises.length === 0) return 'none';
  if (!last) return 'at-home';
  if (last.year > year - MOVING_YEARS) return 'moving';
  return exercises.some(({ start }) => start > last.date) ? 'stopped' : 'ended';
}

/** Patrols are told beside exercises: the marks they set since these last went farther. */
function patrolFact(
  input: AnswerInput,
  exercises: ExerciseFact,
  last: Mark | undefined,
): [PatrolFact, Mark[]] {
  const marks = marksOf(input, 'patrol');
  if (!input.known.some(({ kind }) => kind === 'patrol')) return ['none', []];
  if (marks.length === 0) return ['at-home', []];
  const stopped = exercises === 'stopped' || exercises === 'ended';
  const since = marks.filter(({ date, year }) =>
    stopped ? date > last!.date : year > input.year - MOVING_YEARS,
  );
  if (since.length > 0) return [stopped ? 'only' : 'too', since];
  return [stopped ? 'nor' : 'last', marks];
}

/** The directions of the marks, each once, in the order of the set, and the month of the last. */
function told(
  { directions }: AnswerInput,
  marks: readonly Mark[],
  { language, list, month }: Pick<Words, 'language' | 'list' | 'month'>,
): Told {
  const named = directions.filter(({ id }) => marks.some(({ direction }) => direction === id));
  const last = marks.at(-1);
  const where = list(named.map((direction) => direction.where[language]));
  return { where, when: last ? month(last.date) : '' };
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
  const lines = chance
    .filter((period, i) => {
      const { few, certainty } = readMarks(period);
      return chance[i + 1]?.kind !== period.kind || (!few && certainty !== 'weak');
    })
    .sort((a, b) => (a.kind === b.kind ? b.from - a.from : 0))
    .map((period) => words.chance(period, readMarks(period)));
  return lines.length > 0 ? lines : [words.noChance];
}

/** What the marks of a period say, by the one rule; "too few" where a standstill would go unnoticed. */
export function readMarks({ advances, expected, pAsFew, pAsMany, power }: MarksChance): Compared {
  const few = advances <= expected;
  const oneSided = few ? pAsFew : pAsMany;
  const isBlind = few && power < ENOUGH_POWER;
  return {
    ...{ few, oneSided, p: twoSided(oneSided) },
    certainty: isBlind ? 'too-few' : certainty(oneSided),
  };
}

/** The verdict on one kind in one period: the same sentence wherever it is told. */
export const chanceInWords = (period: MarksChance): Texts =>
  inEach(({ chance }) => chance(period, readMarks(period)));
