import type { Visit } from '../reach/new-places';
import { inQuotes, placeInSentence } from '../record/languages';
import { yearOf } from '../record/time';
import {
  breakLines,
  bothCounts,
  mainPlaceLine,
  mostSensitiveLine,
  sensitivityLine,
  variationText,
} from './hangs';
import { range, when } from './answer-parts';
import type { Verdict } from './verdict';
import {
  inDigits,
  inKm,
  inMonth,
  joined,
  odds,
  oddsIn,
  sentences,
  upper,
  type Language,
  type Voice,
} from './voice';

interface ConfidenceText {
  /** "Some evidence", as it stands beside the answer; null without a comparison. */
  evidence: string | null;
  /** The same with how often chance alone gives as much: "Some evidence: by chance about 1 in 7 to 28." */
  summary: string | null;
  leading: string[];
  /** The variation to which the verdict is most sensitive, in a sentence; null where nothing was varied. */
  hangs: string | null;
  lines: string[];
}

const NOTHING: ConfidenceText = {
  evidence: null,
  summary: null,
  leading: [],
  hangs: null,
  lines: [],
};

export interface ConfidenceInput {
  verdict: Verdict;
  otherVisits: readonly Visit[];
  isLatest: boolean;
  recordName: (id: string, language: Language) => string;
  ruleName: (id: string, language: Language) => string;
  seriesName: (id: string, language: Language) => string;
  placeOf: (visit: Visit, language: Language) => string;
}

/** In paragraphs, beside the answer. @param input null without a verdict */
export function confidenceText(input: ConfidenceInput | null, voice: Voice): ConfidenceText {
  if (!input || !isCompared(input)) return NOTHING;
  const evidence = voice.say('answer_evidence', { certainty: input.verdict.certainty! });
  const leading = [...closerLine(input, voice), sentences(voice, chanceLines(input, voice))];
  return {
    evidence,
    summary: summaryOf(input.verdict, evidence, voice),
    leading,
    hangs: mostSensitiveLine(input, voice),
    lines: [
      ...leading,
      ...forecastLine(input, voice),
      ...soughtLine(input, voice),
      ...breakLines(input, voice),
      ...sensitivityLine(input, evidence, voice),
      ...powerLine(input, voice),
      ...otherPlacesLine(input, voice),
    ],
  };
}

/** The statements line by line, variations as rows: for a page with room, which draws random orders and breaks. */
export function confidenceStatements(input: ConfidenceInput | null, voice: Voice) {
  if (!input || !isCompared(input)) return { lines: [], odds: '', varied: [] };
  const mostSensitive = mostSensitiveLine(input, voice);
  return {
    lines: [
      ...closerLine(input, voice),
      ...forecastLine(input, voice),
      ...soughtLine(input, voice),
      ...mainPlaceLine(input, voice),
      ...(mostSensitive === null ? [] : [mostSensitive]),
      ...powerLine(input, voice),
      ...otherPlacesLine(input, voice),
    ],
    odds: oddsLine(input.verdict, voice),
    varied: (input.verdict.sensitivity?.varied ?? []).map((variation) => ({
      name: upper(variationText(variation, input, voice)),
      before: variation.before,
      since: variation.since,
      odds: oddsIn(voice, variation.fell, 'short'),
    })),
  };
}

const isCompared = ({ verdict: { chance, certainty, since } }: ConfidenceInput): boolean =>
  Boolean(chance && certainty && since);

/** Rates that differ by less than a quarter are called the same. */
const SAME_RATE = 1.25;

function rateWord(ratio: number): 'same' | 'fewer' | 'more' {
  if (ratio < SAME_RATE && ratio > 1 / SAME_RATE) return 'same';
  return ratio < 1 ? 'fewer' : 'more';
}

function closerLine({ verdict, isLatest }: ConfidenceInput, voice: Voice): string[] {
  const { before, chance } = verdict;
  const since = verdict.since!;
  if (before.medianKm === null || since.medianKm === null) return [];
  return [
    voice.say('answer_closer', {
      number: rateWord(since.recordsPerYear / before.recordsPerYear),
      distance: since.medianKm < before.medianKm ? 'closer' : 'farther',
      before: inDigits(voice, before.recordsPerYear, 1),
      beforeWhen: when(voice, before, false),
      since: inDigits(voice, since.recordsPerYear, 1),
      sinceWhen: when(voice, since, isLatest),
      a: inKm(voice, before.medianKm),
      b: inKm(voice, since.medianKm),
      odds: oddsIn(voice, chance!.closer),
    }),
  ];
}

/** From the 90th to the 10th percentile of the draws: the word follows their middle. Without draws by the stored points. */
function summaryOf({ chance, change, draws }: Verdict, evidence: string, voice: Voice): string {
  const isRise = change === 'more';
  const stored = isRise ? chance!.rose : chance!.fell;
  const [least, , most] = draws && !isRise ? draws.fell : [stored, stored, stored];
  const [low, high] = [oddsIn(voice, most, 'short'), oddsIn(voice, least, 'short')];
  const several = most <= 1 / 2 ? 'odds' : 'range';
  const [from, to] = [odds(most)[1], odds(least)[1]];
  return voice.say('answer_chance_range', {
    form: low === high ? 'one' : several,
    evidence,
    low,
    high,
    from,
    to,
  });
}

function chanceLines({ verdict }: ConfidenceInput, voice: Voice): string[] {
  const { say } = voice;
  const { before, change, draws } = verdict;
  const since = verdict.since!;
  const chance = verdict.chance!;
  const isRise = change === 'more';
  const line = say('answer_chance', {
    change: isRise ? 'rose' : 'fell',
    expectedBefore: Math.round(chance.expectedBefore),
    before: before.n,
    expectedSince: Math.round(chance.expectedSince),
    since: since.n,
    odds: oddsIn(voice, isRise ? chance.rose : chance.fell),
  });
  if (!draws || isRise) return [line];
  const [low, middle, high] = draws.fell;
  return [
    line,
    say('answer_draws', {
      odds: oddsIn(voice, middle),
      low: oddsIn(voice, low, 'short'),
      high: oddsIn(voice, high, 'short'),
    }),
  ];
}

function oddsLine({ change, chance, draws }: Verdict, voice: Voice): string {
  const isRise = change === 'more';
  const inShort = (p: number) => oddsIn(voice, p, 'short');
  const [low, middle, high] = isRise ? [] : (draws?.fell ?? []);
  return voice.say('answer_odds_line', {
    change: isRise ? 'rose' : 'fell',
    drawn: low === undefined ? 'no' : 'yes',
    odds: inShort(isRise ? chance!.rose : chance!.fell),
    middle: inShort(middle ?? 1),
    low: inShort(low ?? 1),
    high: inShort(high ?? 1),
  });
}

function forecastLine(
  { verdict: { forecast, backTests } }: ConfidenceInput,
  voice: Voice,
): string[] {
  if (!forecast) return [];
  const { say } = voice;
  const { from, n, expected, k, atMost } = forecast;
  const seldom =
    say('answer_so_few', { k, odds: oddsIn(voice, forecast.asFew) }) +
    (atMost > k
      ? say('answer_or_so_few', { k: atMost, odds: oddsIn(voice, forecast.asFewAtMost) })
      : '');
  const line = say('answer_forecast', {
    year: from - 1,
    n,
    expected: Math.round(expected),
    k: range(voice, forecast),
    odds: seldom,
  });
  const [earliest] = backTests;
  if (!earliest) return [line];
  const tested = say('answer_back_test', {
    year: earliest.from - 1,
    n: earliest.n,
    expected: Math.round(earliest.expected),
    k: range(voice, earliest),
  });
  return [sentences(voice, [line, tested])];
}

/** Where the data themselves put the break; said only where it falls there more sharply than chance mostly makes it. */
function soughtLine(
  { verdict: { sought, change }, recordName }: ConfidenceInput,
  voice: Voice,
): string[] {
  if (!sought || change === 'more' || sought.scan > UNUSUAL) return [];
  const { run, until, since } = sought;
  return [
    voice.say('answer_sought', {
      after: inQuotes(recordName(sought.after.id, voice.language), voice.language),
      from: inMonth(voice, run.after.start, 'of'),
      to: inMonth(voice, run.before.start, 'of'),
      share: Math.round(100 * run.share),
      ...bothCounts({ before: until, since }, voice),
      odds: oddsIn(voice, sought.scan),
    }),
  ];
}

/** What comes in fewer than 1 of 20 random orders is out of the ordinary. */
const UNUSUAL = 1 / 20;

function powerLine({ verdict }: ConfidenceInput, { say }: Voice): string[] {
  const { power, certainty } = verdict;
  if (!power || (certainty !== 'weak' && certainty !== 'too-few')) return [];
  return [say('answer_power', { stop: Math.round(100 * power.stop) })];
}

function otherPlacesLine(
  { verdict, otherVisits, placeOf }: ConfidenceInput,
  voice: Voice,
): string[] {
  const places = otherVisits
    .filter(({ status, start }) => status === 'new' && yearOf(start) >= verdict.since!.from)
    .map((visit) => {
      const place = placeInSentence(placeOf(visit, voice.language), voice.language);
      return voice.say('answer_in_year', { place, year: yearOf(visit.start) });
    });
  if (places.length === 0) return [];
  const list = joined(voice, 'all', places);
  return [voice.say('answer_other_places', { kind: otherVisits[0]!.kind, list })];
}
