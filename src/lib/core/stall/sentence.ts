import type { Periods } from '../reach/dataset';
import { inLanguage, REACH_KINDS, type Names, type ReachKind } from '../record/model';
import type { Rule } from '../record/rules';
import { LEFT_YEARS, MARGIN_KM, MOVING_YEARS, isMark } from '../reach/directions';
import type { Direction, DirectionState, Travelled, Visit } from '../reach/directions';
import type { HangsOn } from './hangs-on';
import type { Pace } from './pace';
import { doubtLines, paceLines } from './sentence-pace';
import { inMonth, joined, lower, type Language, type Voice } from './voice';

export interface AnswerInput {
  year: number;
  /** Whether `year` is the last of the data; earlier years are named in the sentence. */
  latest: boolean;
  rule: { id: string; name: Names };
  /** The rule that needs no naming, since the page opens with it. */
  standardRule: string;
  /** Between which the pace is compared. */
  periods: Periods | null;
  filtered: boolean;
  directions: readonly Direction[];
  states: readonly DirectionState[];
  pace: readonly Pace[];
  hangsOn: HangsOn | null;
  /** The records up to the year, those that stayed at home too. */
  known: readonly Pick<Travelled, 'kind'>[];
  /** What the other rules would say of the same year. */
  others: readonly { name: Names; states: readonly DirectionState[] }[];
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

/** Each clause that compares distances names the margin; a rule that is not the standard one is named too. */
export function answerLines(input: AnswerInput, voice: Voice): Lines {
  const { rule, standardRule, filtered } = input;
  const [first, ...rest] = [
    ...REACH_KINDS.map((kind) => clauseOf(kind, input, voice)),
    ...lacks(input, voice),
  ];
  const { say, language } = voice;
  const who = filtered ? say('answer_shown') : inLanguage(rule.name, language);
  const isNamed = filtered || rule.id !== standardRule;
  const scoped = isNamed ? say('answer_scope', { who, sentence: lower(first!) }) : first!;
  return {
    answer: [scoped, ...rest],
    pace: paceLines(input, voice),
    others: others(input, voice),
    howSure: doubtLines(input, voice),
  };
}

/** Rules whose last mark is told beside that of the rule asked for. */
export const rulesBeside = <R extends Pick<Rule, 'id' | 'beside'>>(
  rules: readonly R[],
  id: string,
): R[] => rules.filter((rule) => rule.beside && rule.id !== id);

interface DirectedVisit extends Visit {
  direction: string;
}

function visitsOf(states: readonly DirectionState[], kind: ReachKind): DirectedVisit[] {
  return states
    .flatMap(({ id, visits }) => visits.map((visit) => ({ ...visit, direction: id })))
    .filter((visit) => visit.kind === kind)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const lastMarkOf = (states: readonly DirectionState[], kind: ReachKind) =>
  visitsOf(states, kind).filter(isMark).at(-1);

/** Marks that are only possible, later than the last certain one. */
function perhapsAfter(
  visits: readonly DirectedVisit[],
  last: Visit | undefined,
  voice: Voice,
): string {
  const possible = visits
    .filter(({ mark, date }) => mark === 'possible' && date > (last?.date ?? ''))
    .map(({ date, account }) => {
      const month = inMonth(voice, date, 'in');
      return voice.say('answer_perhaps_one', {
        month,
        account: account ? inLanguage(account, voice.language) : 'none',
      });
    });
  if (possible.length === 0) return '';
  // One record may do so in two directions, two records in one month.
  return voice.say('answer_perhaps', { list: joined(voice, 'perhaps', [...new Set(possible)]) });
}

/** The directions of visits, each once, in the order of the set, and the month of the last. */
function placed({ directions }: AnswerInput, visits: readonly DirectedVisit[], voice: Voice) {
  const named = directions.filter(({ id }) => visits.some(({ direction }) => direction === id));
  const where = named.map(({ where }) => inLanguage(where, voice.language));
  return {
    where: joined(voice, 'each', where),
    month: inMonth(voice, visits.at(-1)!.date, 'in'),
  };
}

const upToOf = ({ latest, year }: AnswerInput) => (latest ? 'none' : year);

/** The last mark of an exercise, where it is not of late. */
function stoppedSince({ states, year }: AnswerInput): Visit | null {
  const last = lastMarkOf(states, 'exercise');
  return last && last.year <= year - MOVING_YEARS ? last : null;
}

function clauseOf(kind: ReachKind, input: AnswerInput, voice: Voice): string {
  const { say } = voice;
  const [upTo, km] = [upToOf(input), MARGIN_KM];
  const visits = visitsOf(input.states, kind);
  const marks = visits.filter(isMark);
  const last = marks.at(-1);
  const n = say('answer_number', { n: input.directions.length });
  if (!input.known.some((one) => one.kind === kind)) return say('answer_none', { kind, upTo });
  if (visits.length === 0) return say('answer_home', { kind, n, upTo });
  const perhaps = perhapsAfter(visits, last, voice);
  const stopped = stoppedSince(input);
  const together = marks.filter(({ recordId }) => recordId === last?.recordId);
  if (stopped && kind === 'exercise') {
    return say('answer_stopped', {
      month: inMonth(voice, stopped.date, 'of'),
      n,
      km,
      upTo,
      perhaps,
    });
  }
  if (!stopped) {
    if (!last && kind === 'exercise') return say('answer_no_mark', { km, upTo, perhaps });
    if (!last) return say('answer_no_patrol', { perhaps });
    // "So" needs an exercise that did before it.
    const isAlone = kind === 'exercise' || visitsOf(input.states, 'exercise').length === 0;
    const told = { ...placed(input, together, voice), km, upTo, perhaps };
    return say('answer_last', { kind: isAlone ? kind : 'patrolToo', ...told });
  }
  const since = marks.filter(({ date }) => date > stopped.date);
  if (since.length === 0) {
    const before = last ? say('answer_patrols_before', placed(input, together, voice)) : '';
    return say('answer_patrols_neither', { before, perhaps });
  }
  const beyond = since.filter(({ mark }) => mark === 'beyond');
  const opened = since
    .filter(({ mark }) => mark === 'opened')
    .filter(({ direction }) => !beyond.some((other) => other.direction === direction))
    .map((one) => say('answer_opened', placed(input, [one], voice)));
  const list = joined(voice, 'each', opened);
  if (beyond.length === 0) {
    // It is said of going beyond an edge, not of opening a direction.
    const but = perhaps && say('answer_patrols_not', { perhaps });
    return say('answer_patrols_opened', { opened: list, but });
  }
  const also = list && say('answer_patrols_also', { opened: list });
  return say('answer_patrols_beyond', { ...placed(input, beyond, voice), perhaps, also });
}

function lacks(input: AnswerInput, voice: Voice): string[] {
  const { states, directions, year, rule, filtered } = input;
  const { say, language } = voice;
  const left = states
    .filter(({ lastVisitYear }) => lastVisitYear !== null && lastVisitYear <= year - LEFT_YEARS)
    .sort((a, b) => a.lastVisitYear! - b.lastVisitYear!)
    .map(({ id, lastVisitYear }) => {
      const { where } = directions.find((direction) => direction.id === id)!;
      return say('answer_lacks_place', {
        where: inLanguage(where, language),
        year: lastVisitYear!,
      });
    });
  if (left.length === 0) return [];
  const places = joined(voice, 'all', left);
  const name = inLanguage(rule.name, language);
  const by = { rule: filtered ? 'shown' : rule.id, name };
  return [say('answer_lacks', { ...by, places, upTo: upToOf(input) })];
}

function others(input: AnswerInput, voice: Voice): string | null {
  const { say, language } = voice;
  const found = input.others.flatMap(({ name, states }) => {
    const last = lastMarkOf(states, 'exercise');
    if (!last) return [];
    const rule = inLanguage(name, language);
    const aside = language === 'ru' ? lower(rule) : rule;
    return [say('answer_aside', { one: inMonth(voice, last.date, 'name'), aside })];
  });
  if (input.filtered || found.length === 0) return null;
  return say('answer_others', { list: joined(voice, 'counts', found), upTo: upToOf(input) });
}
