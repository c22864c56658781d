import { RULES } from '../record/languages';
import type { Visit } from '../reach/new-places';
import { inPeriod, yearOf } from '../record/time';
import type { Reading } from '../statistics/certainty';
import { countVisits, type Change } from '../stall/counts';
import { otherKinds, visitsUpTo, yearAmount } from './other-kinds';
import { countsSentence, countWords, periodsLine } from './periods-line';
import { verdictOf, type AnswerInput } from './scope';
import type { Verdict } from '../stall/verdict';
import {
  inDigits,
  inKm,
  medianIn,
  namesOfKind,
  range,
  sentences,
  upper,
  when,
  withStop,
} from './voice';
import type { Voice } from './voice';

export const answerText = (voice: Voice, lines: ReturnType<typeof answerLines>) => {
  const { carried, counts, distance, definition, others, soFar } = lines;
  const told = [counts, distance, definition, ...others.map(({ text }) => text), soFar];
  const rest = told.filter((line) => line !== null);
  return sentences(voice, [withStop(voice, carried), ...rest]);
};

export function answerLines(input: AnswerInput, voice: Voice) {
  const { kind, limitKm, isVerdict, names } = input;
  const verdict = verdictOf(input);
  const km = inDigits(voice, limitKm);
  const scope = input.scope(voice);
  const definition = voice.say('answer_definition', { kind, km });
  const { counts, distance, soFar } = isVerdict
    ? verdictLines(input, verdict, voice)
    : yearLines(input, voice);
  const headlineOf = (whose: string | null) => {
    const sentence = isVerdict
      ? verdictHeadline(input, verdict, voice, whose)
      : yearsHeadline(input, voice, whose);
    return upper(scope === null ? sentence : voice.say('answer_scope', { who: scope, sentence }));
  };
  const isCoarse = isVerdict && verdict?.change === 'coarse';
  const coarse = voice.say('answer_coarse', { km });
  return {
    /** Without its full stop. */
    headline: headlineOf(null),
    /** With the partners, for where it stands without the page. */
    carried: headlineOf(names.whose(voice.language)),
    /** Behind the verdict; for a single year, its new places. */
    counts,
    /** Typical, from the nearest earlier one; independent of the limit. */
    distance,
    /** A sentence each. */
    others: otherKinds(input, voice),
    /** Places reached so far, where the answer is on years alone. */
    soFar,
    definition: isCoarse ? sentences(voice, [definition, coarse]) : definition,
  };
}

function verdictLines(input: AnswerInput, verdict: Verdict | null, voice: Voice) {
  const { kind, visits, years, isLatest } = input;
  const ownVisits = visitsUpTo(visits, kind, years.to);
  if (ownVisits.length < 2) return NO_LINES;
  const isFew = !verdict || verdict.change === 'few';
  return {
    counts: countsLine(verdict, ownVisits, isLatest, voice),
    distance: isFew ? null : distanceLine(verdict, isLatest, voice),
    soFar: null,
  };
}

function verdictHeadline(
  input: AnswerInput,
  verdict: Verdict | null,
  voice: Voice,
  whose: string | null,
) {
  const ownVisits = visitsUpTo(input.visits, input.kind, input.years.to);
  const [first, second] = ownVisits;
  if (!second) {
    const year = first && yearOf(first.start);
    const years = year ? { from: year, to: year } : input.years;
    return yearsHeadline({ ...input, years }, voice, whose);
  }
  const reached = countVisits(ownVisits);
  const change: Change = verdict?.change ?? 'few';
  // Without a comparison with chance there are only counts.
  const hasVerdict = change === 'few' || change === 'coarse' || Boolean(verdict?.certainty);
  return voice.say('answer_headline', {
    ...namesOfKind(voice, input.kind, whose),
    ...(hasVerdict
      ? claimOf(change, verdict?.certainty ?? null)
      : { change: 'few', doubt: 'none' }),
    places: range(voice, reached),
    placesMost: reached.atMost,
    records: ownVisits.length,
  });
}

/** That they spread and mostly returned are counts; that they changed is told as far as the test carries it. */
function claimOf(change: Change, certainty: Reading | null) {
  if (change === 'few' || change === 'coarse' || (change === 'spread' && certainty === 'weak'))
    return { change, doubt: 'none' };
  if (certainty === 'too-few') return { change: 'untold', doubt: 'few' };
  if (certainty === 'none' && change !== 'same') return { change: 'untold', doubt: 'none' };
  return { change, doubt: certainty === 'weak' ? 'perhaps' : 'none' };
}

const NO_LINES = { counts: null, distance: null, soFar: null };

function distanceLine({ before, since }: Verdict, isLatest: boolean, voice: Voice) {
  if (before.medianKm === null || !since || since.medianKm === null) return null;
  return voice.say('answer_distance', {
    a: medianIn(voice, before),
    beforeWhen: when(voice, before, false),
    b: medianIn(voice, since),
    sinceWhen: when(voice, since, isLatest),
  });
}

function countsLine(
  verdict: Verdict | null,
  ownVisits: readonly Visit[],
  isLatest: boolean,
  voice: Voice,
) {
  if (verdict && verdict.before.n > 0) return periodsLine(verdict, isLatest, voice);
  const after = countWords(countVisits(ownVisits.filter(isAfterFirst)), voice);
  return countsSentence([voice.say('answer_after_first', after)], voice);
}

const isAfterFirst = ({ km }: Visit) => km !== null;

/** Larger numbers are digits, and so are small ones beside them. */
const MOST_WRITTEN_OUT = 12;

function yearLines(input: AnswerInput, voice: Voice) {
  const { say, language } = voice;
  const { kind, years, visits, names } = input;
  const places = visits
    .filter((visit) => visit.kind === kind && visit.status === 'new' && inPeriod(visit, years))
    .map((visit) =>
      say('answer_place', {
        form: visit.km === null ? 'first' : 'later',
        place: names.placeOf(visit, language),
        km: inKm(voice, visit.km ?? 0),
      }),
    );
  return {
    ...NO_LINES,
    counts: years.from === years.to && places.length > 0 ? sentences(voice, places) : null,
    soFar: soFarLine(input, voice),
  };
}

function yearsHeadline(input: AnswerInput, voice: Voice, whose: string | null) {
  const { say, language } = voice;
  const { kind, years, visits } = input;
  const { dash } = RULES[language];
  const ownVisits = visits.filter((visit) => visit.kind === kind && inPeriod(visit, years));
  const isSingleYear = years.from === years.to;
  // As in every table, counts of several years omit the first of all.
  const counted = isSingleYear ? ownVisits : ownVisits.filter(isAfterFirst);
  const count = countVisits(counted);
  const omitsFirst = count.n > 0 && count.n < ownVisits.length;
  const number = (n: number) => (count.n > MOST_WRITTEN_OUT ? n : say('answer_number', { n }));
  return say('answer_years', {
    ...namesOfKind(voice, kind, count.n > 0 ? whose : null),
    years: isSingleYear ? years.to : `${years.from}${dash}${years.to}`,
    first: omitsFirst ? say('answer_after_the_first') : '',
    amount: yearAmount(count, input, kind),
    n: count.n,
    k: range(voice, count, number),
    nWord: number(count.n),
  });
}

const soFarLine = ({ kind, visits, years }: AnswerInput, voice: Voice) =>
  voice.say('answer_so_far', { n: range(voice, countVisits(visitsUpTo(visits, kind, years.to))) });
