import { reachKind, SERIES_KINDS, type SeriesKind } from '../record/model';
import type { Visit } from '../reach/new-places';
import { yearOf } from '../record/time';
import {
  amount,
  countWithFirst,
  hasRecord,
  range,
  spanOf,
  visitsUpTo,
  when,
  yearAmount,
  type AnswerInput,
} from './answer-parts';
import type { PeriodCount } from './counts';
import { inMonth, sentences, type Voice } from './voice';

const otherKinds = (lead: SeriesKind, kinds: AnswerInput['kinds']): SeriesKind[] =>
  SERIES_KINDS.filter((kind) => kind !== lead && kinds[kind] !== 'absent');

/** A kind has become routine where its records a year at least tripled. */
const ROUTINE = 3;

/** A sentence for each other kind; patrols that are all filtered out, or all missing, have one together. */
function othersLine(
  { kinds, years }: AnswerInput,
  lead: SeriesKind,
  voice: Voice,
  sentenceOf: (kind: SeriesKind) => string | null,
): string | null {
  const told = otherKinds(lead, kinds).map((kind) => ({
    kind: reachKind(kind),
    sentence: kinds[kind] === 'filtered' ? null : sentenceOf(kind),
    reason: kinds[kind] === 'filtered' ? 'filtered' : 'none',
  }));
  const lines = told.flatMap(({ sentence }) => sentence ?? []);
  const silent = told.filter(
    ({ kind, sentence }, i) =>
      sentence === null &&
      told.findIndex((other) => other.kind === kind) === i &&
      told.every((other) => other.kind !== kind || other.sentence === null),
  );
  const none = silent.map(({ kind, reason }) =>
    voice.say('answer_none', { kind, reason, upTo: years.to }),
  );
  return lines.length + none.length > 0 ? sentences(voice, [...lines, ...none]) : null;
}

/** The other kinds before and since the break. */
export const othersOverPeriods = (
  input: AnswerInput,
  lead: SeriesKind,
  voice: Voice,
): string | null =>
  othersLine(input, lead, voice, (kind) => {
    const { verdicts, years, isLatest, visits } = input;
    const verdict = verdicts.find((other) => other.kind === kind);
    const ownVisits = visitsUpTo(visits, kind, years.to);
    if (ownVisits.length === 0) return null;
    if (!verdict?.since)
      return othersInYears(countWithFirst(ownVisits, spanOf(ownVisits)), kind, '', voice);
    const { before, since } = verdict;
    const isRoutine =
      before.n > 0 && since.n > 0 && since.recordsPerYear >= ROUTINE * before.recordsPerYear;
    return voice.say('answer_others', {
      kind,
      routine: isRoutine ? 'yes' : 'no',
      before: countWithFirst(ownVisits, before).n,
      beforeWhen: when(voice, before, false),
      since: countWithFirst(ownVisits, since).n,
      sinceWhen: when(voice, since, isLatest),
      places: placesSince(since, ownVisits, voice),
    });
  });

/** ", 1 to 3 of them at a new place, the last surely in July 2024, perhaps in December 2025". */
function placesSince(since: PeriodCount, ownVisits: readonly Visit[], voice: Voice): string {
  if (since.n === 0) return '';
  const lastOf = (status: Visit['status']) =>
    ownVisits.findLast((visit) => visit.status === status && yearOf(visit.start) >= since.from);
  const [last, perhaps] = [lastOf('new'), lastOf('perhaps')];
  const month = (visit: Visit | undefined) => (visit ? inMonth(voice, visit.start, 'in') : '');
  const isLater = last && perhaps && month(perhaps) !== month(last) && perhaps.start > last.start;
  return voice.say('answer_others_places', {
    amount: amount(since),
    k: range(voice, since),
    last: last ? 'known' : 'none',
    month: month(last),
    later: isLater ? 'perhaps' : 'none',
    perhaps: month(perhaps),
  });
}

const othersInYears = (
  count: PeriodCount,
  kind: SeriesKind,
  years: string,
  voice: Voice,
  isRecorded = true,
) =>
  voice.say('answer_years_others', {
    kind,
    years,
    amount: yearAmount(count, isRecorded),
    n: count.n,
    k: range(voice, count),
  });

/** The other kinds in the years alone. */
export const othersOverYears = (input: AnswerInput, lead: SeriesKind, voice: Voice) =>
  othersLine(input, lead, voice, (kind) => {
    const { visits, years } = input;
    const ownVisits = visits.filter((visit) => visit.kind === kind);
    const own = countWithFirst(ownVisits, years);
    return othersInYears(own, kind, when(voice, years, false), voice, hasRecord(input, kind));
  });
