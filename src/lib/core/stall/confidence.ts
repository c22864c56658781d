import type { Visit } from '../reach/new-places';
import { inQuotes, placeInSentence, type Language } from '../record/languages';
import { yearOf } from '../record/time';
import { range, when } from './answer-parts';
import {
  bothCounts,
  breakLines,
  mainPlaceLine,
  mostSensitiveLine,
  sensitivityLine,
  variationText,
} from './sensitivity-lines';
import type { Verdict } from './verdict';
import { inDigits, inKm, inMonth, joined, odds, oddsIn, sentences, upper } from './voice';
import type { Voice } from './voice';

export interface ConfidenceInput {
  verdict: Verdict;
  otherVisits: readonly Visit[];
  isLatest: boolean;
  recordName: (id: string, language: Language) => string;
  ruleName: (id: string, language: Language) => string;
  seriesName: (id: string, language: Language) => string;
  placeOf: (visit: Visit, language: Language) => string;
}

/** `summary`: how often chance gives as much; `hangs`: on what that depends. */
export function confidenceText(input: ConfidenceInput | null, voice: Voice) {
  if (!input || !isCompared(input))
    return { evidence: null, summary: null, leading: [], hangs: null, lines: [] };
  const evidence = voice.say('answer_evidence', { certainty: input.verdict.certainty! });
  const leading = told([closerLine, chanceLine], input, voice);
  const more = [forecastLine, soughtLine, breakLines, sensitivityLine, powerLine, otherPlacesLine];
  return {
    evidence,
    summary: summaryOf(input.verdict, evidence, voice),
    leading,
    hangs: mostSensitiveLine(input, voice),
    lines: [...leading, ...told(more, input, voice)],
  };
}

/** For a page with room: line by line, variations as rows. */
export function confidenceStatements(input: ConfidenceInput | null, voice: Voice) {
  if (!input || !isCompared(input)) return { lines: [], odds: '', varied: [] };
  const lines = [closerLine, forecastLine, soughtLine, mainPlaceLine, mostSensitiveLine];
  return {
    lines: told([...lines, powerLine, otherPlacesLine], input, voice),
    odds: oddsLine(input.verdict, voice),
    varied: (input.verdict.sensitivity?.varied ?? []).map((variation) => ({
      name: upper(variationText(variation, input, voice)),
      before: variation.before,
      since: variation.since,
      odds: oddsIn(voice, variation.fell, 'short'),
    })),
  };
}

type Line = (input: ConfidenceInput, voice: Voice) => string | string[] | null;

const told = (lines: readonly Line[], input: ConfidenceInput, voice: Voice): string[] =>
  lines.flatMap((line) => line(input, voice) ?? []);

const isCompared = ({ verdict: { chance, certainty, since } }: ConfidenceInput) =>
  Boolean(chance && certainty && since);

/** Rates that differ by less than a quarter are called equal. */
const SAME_RATE = 1.25;

function rateWord(ratio: number): 'same' | 'fewer' | 'more' {
  if (ratio < SAME_RATE && ratio > 1 / SAME_RATE) return 'same';
  return ratio < 1 ? 'fewer' : 'more';
}

function closerLine({ verdict, isLatest }: ConfidenceInput, voice: Voice): string | null {
  const { before, chance } = verdict;
  const since = verdict.since!;
  if (before.medianKm === null || since.medianKm === null) return null;
  return voice.say('answer_closer', {
    number: rateWord(since.recordsPerYear / before.recordsPerYear),
    distance: since.medianKm < before.medianKm ? 'closer' : 'farther',
    before: inDigits(voice, before.recordsPerYear, 1),
    beforeWhen: when(voice, before, false),
    since: inDigits(voice, since.recordsPerYear, 1),
    sinceWhen: when(voice, since, isLatest),
    a: inKm(voice, before.medianKm),
    b: inKm(voice, since.medianKm),
    odds: oddsIn(voice, chance!.closer),
  });
}

/** By stored points; for a fall also percentiles over the draws. */
function chanceIn({ change, chance, draws }: Verdict) {
  const isRise = change === 'more';
  return {
    change: isRise ? 'rose' : 'fell',
    stored: isRise ? chance!.rose : chance!.fell,
    drawn: isRise ? null : (draws?.fell ?? null),
  };
}

/** From the 90th to the 10th percentile of the draws, else by stored points. */
function summaryOf(verdict: Verdict, evidence: string, voice: Voice) {
  const { stored, drawn } = chanceIn(verdict);
  const [least, , most] = drawn ?? [stored, stored, stored];
  const low = oddsIn(voice, most, 'short');
  const high = oddsIn(voice, least, 'short');
  const several = most <= 1 / 2 ? 'odds' : 'range';
  return voice.say('answer_chance_range', {
    form: low === high ? 'one' : several,
    evidence,
    low,
    high,
    from: odds(most)[1],
    to: odds(least)[1],
  });
}

function chanceLine({ verdict }: ConfidenceInput, voice: Voice) {
  const { before, since, chance } = verdict;
  const { change, stored, drawn } = chanceIn(verdict);
  const line = voice.say('answer_chance', {
    change,
    expectedBefore: Math.round(chance!.expectedBefore),
    before: before.n,
    expectedSince: Math.round(chance!.expectedSince),
    since: since!.n,
    odds: oddsIn(voice, stored),
  });
  if (!drawn) return line;
  const [low, middle, high] = drawn;
  const overDraws = voice.say('answer_draws', {
    odds: oddsIn(voice, middle),
    low: oddsIn(voice, low, 'short'),
    high: oddsIn(voice, high, 'short'),
  });
  return sentences(voice, [line, overDraws]);
}

function oddsLine(verdict: Verdict, voice: Voice) {
  const { change, stored, drawn } = chanceIn(verdict);
  const inShort = (p: number) => oddsIn(voice, p, 'short');
  const [low, middle, high] = drawn ?? [1, 1, 1];
  return voice.say('answer_odds_line', {
    change,
    drawn: drawn ? 'yes' : 'no',
    odds: inShort(stored),
    middle: inShort(middle),
    low: inShort(low),
    high: inShort(high),
  });
}

function forecastLine({ verdict }: ConfidenceInput, voice: Voice): string | null {
  const { forecast, backTests } = verdict;
  if (!forecast) return null;
  const { say } = voice;
  const { k, atMost, asFew, asFewAtMost } = forecast;
  const numbers = ({ from, n, expected }: typeof forecast) => {
    return { year: from - 1, n, expected: Math.round(expected) };
  };
  const orSoFew = say('answer_or_so_few', { k: atMost, odds: oddsIn(voice, asFewAtMost) });
  const seldom = say('answer_so_few', { k, odds: oddsIn(voice, asFew) });
  const line = say('answer_forecast', {
    ...numbers(forecast),
    k: range(voice, forecast),
    odds: atMost > k ? seldom + orSoFew : seldom,
  });
  const [earliest] = backTests;
  if (!earliest) return line;
  const reached = range(voice, earliest);
  return sentences(voice, [line, say('answer_back_test', { ...numbers(earliest), k: reached })]);
}

/** Where the data put the break, if more sharply than chance mostly does. */
function soughtLine({ verdict, recordName }: ConfidenceInput, voice: Voice): string | null {
  const { sought, change } = verdict;
  if (!sought || change === 'more' || sought.scan > UNUSUAL) return null;
  const { run, until, since } = sought;
  return voice.say('answer_sought', {
    after: inQuotes(recordName(sought.after.id, voice.language), voice.language),
    from: inMonth(voice, run.after.start, 'of'),
    to: inMonth(voice, run.before.start, 'of'),
    share: Math.round(100 * run.share),
    ...bothCounts({ before: until, since }, voice),
    odds: oddsIn(voice, sought.scan),
  });
}

const UNUSUAL = 1 / 20;

function powerLine({ verdict: { power, certainty } }: ConfidenceInput, { say }: Voice) {
  if (!power || (certainty !== 'weak' && certainty !== 'too-few')) return null;
  return say('answer_power', { stop: Math.round(100 * power.stop) });
}

function otherPlacesLine({ verdict, otherVisits, placeOf }: ConfidenceInput, voice: Voice) {
  const places = otherVisits
    .filter(({ status, start }) => status === 'new' && yearOf(start) >= verdict.since!.from)
    .map((visit) => {
      const place = placeInSentence(placeOf(visit, voice.language), voice.language);
      return voice.say('answer_in_year', { place, year: yearOf(visit.start) });
    });
  if (places.length === 0) return null;
  const list = joined(voice, 'all', places);
  return voice.say('answer_other_places', { kind: otherVisits[0]!.kind, list });
}
