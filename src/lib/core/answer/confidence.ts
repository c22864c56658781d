import { greatest } from 'd3-array';
import { inQuotes } from '../record/languages';
import { standsOut, STEADY, type Change } from '../stall/counts';
import { verdictOf, type AnswerInput } from './scope';
import type { Varied } from '../stall/sensitivity';
import type { Verdict } from '../stall/verdict';
import {
  bothCounts,
  inDigits,
  inMonth,
  joined,
  lower,
  medianIn,
  namesOfKind,
  oddsIn,
  oddsOf,
  range,
  upper,
  when,
  type Voice,
} from './voice';

/** A sentence to read at a glance, and what belongs to it. */
export interface SureLine {
  lead: string;
  more: string[];
}

/**
 * `summary`: how often chance gives as much. `lines`, up to four: what they did instead of spreading; how
 * places run out by themselves, also in `curve`; when; where, and what it hangs on.
 */
export function confidenceText(input: AnswerInput, voice: Voice) {
  const verdict = verdictOf(input);
  if (!isCompared(verdict)) return { evidence: null, summary: null, curve: null, lines: [] };
  const line = (...parts: readonly Part[]): SureLine[] => {
    const [lead, ...more] = parts.flatMap((part) => part(verdict, voice, input) ?? []);
    return lead === undefined ? [] : [{ lead, more }];
  };
  const evidence = voice.say('answer_evidence', { certainty: verdict.certainty! });
  return {
    evidence,
    summary: summaryOf(verdict, evidence, voice),
    curve: curveText(verdict, voice, input),
    lines: [
      ...line(seriesText, closerText),
      ...line(curveText, orderText, forecastText),
      ...line(soughtText, breaksText),
      ...line(hangsText, domainsText, powerText),
    ],
  };
}

/** All of it in order, for files and the command line. */
export const confidenceTold = ({ summary, lines }: ReturnType<typeof confidenceText>): string[] => [
  ...(summary === null ? [] : [summary]),
  ...lines.flatMap(({ lead, more }) => [lead, ...more]),
];

/** The same test with other choices, as rows. */
export const variedRows = ({ sensitivity }: Verdict, names: AnswerInput['names'], voice: Voice) =>
  (sensitivity?.varied ?? []).map((varied) => ({
    name: upper(variationText(varied, voice, names)),
    before: varied.before,
    since: varied.since,
    odds: oddsIn(voice, varied.fell, 'short'),
  }));

type Part = (verdict: Verdict, voice: Voice, input: AnswerInput) => string | string[] | null;

const isCompared = (verdict: Verdict | null): verdict is Verdict =>
  Boolean(verdict?.chance && verdict.certainty && verdict.since);

/** Rates that differ by less than a quarter are called equal. */
const SAME_RATE = 1.25;

function rateWord(ratio: number): 'same' | 'fewer' | 'more' {
  if (ratio < SAME_RATE && ratio > 1 / SAME_RATE) return 'same';
  return ratio < 1 ? 'fewer' : 'more';
}

/** Whether they became fewer, and closer to where they had been; null where a period has no distance. */
function courseOf({ before, since }: Verdict) {
  if (before.medianKm === null || since!.medianKm === null) return null;
  return {
    number: rateWord(since!.recordsPerYear / before.recordsPerYear),
    distance: since!.medianKm < before.medianKm ? 'closer' : 'farther',
  };
}

function closerText(verdict: Verdict, voice: Voice, { isLatest }: AnswerInput): string | null {
  const { before, since, chance } = verdict;
  const course = courseOf(verdict);
  return (
    course &&
    voice.say('answer_closer', {
      ...course,
      before: inDigits(voice, before.recordsPerYear, 1),
      beforeWhen: when(voice, before, false),
      since: inDigits(voice, since!.recordsPerYear, 1),
      sinceWhen: when(voice, since!, isLatest),
      a: medianIn(voice, before),
      b: medianIn(voice, since!),
      odds: oddsOf(voice, chance!.closer),
    })
  );
}

function summaryOf({ change, chance }: Verdict, evidence: string, voice: Voice) {
  const isRise = change === 'more';
  const odds = oddsIn(voice, isRise ? chance!.rose : chance!.fell);
  const inputs = { change: isRise ? 'rose' : 'fell', odds, evidence: lower(evidence) };
  return voice.say('answer_summary', inputs);
}

const orderText = ({ before, since, chance }: Verdict, { say }: Voice) =>
  say('answer_order', {
    expectedBefore: Math.round(chance!.expectedBefore),
    before: before.n,
    expectedSince: Math.round(chance!.expectedSince),
    since: since!.n,
  });

/** By when how many of all places were reached, and how many in random order. */
function curveText({ kind, curve }: Verdict, voice: Voice, { isLatest }: AnswerInput) {
  if (!curve) return null;
  const { places, isWithin, widest } = curve;
  const { date, seen, expected, since } = widest;
  const side = seen > expected ? 'more' : 'fewer';
  return voice.say('answer_curve', {
    form: isWithin ? 'within' : side,
    isLatest: isLatest ? 'yes' : 'no',
    ...namesOfKind(voice, kind),
    month: inMonth(voice, date),
    seen,
    places,
    expected: Math.round(expected),
    n: since.n,
    k: range(voice, since, (own) => voice.say('answer_number', { n: own })),
  });
}

/** Where a few series take half of the fall along, if there is evidence of one. */
function seriesText(verdict: Verdict, voice: Voice, { names }: AnswerInput) {
  const { series, certainty } = verdict;
  if (!series || certainty === 'none' || certainty === 'too-few') return null;
  const { ids, others, ...own } = series;
  const rest = bothCounts(voice, others);
  const course = courseOf(verdict);
  return voice.say('answer_series', {
    form: course?.distance === 'closer' && course.number !== 'fewer' ? 'settled' : 'plain',
    list: joined(
      voice,
      'each',
      ids.map((id) => names.seriesName(id, voice.language)),
    ),
    ...bothCounts(voice, own),
    c: rest.a,
    p: rest.n,
    d: rest.b,
    q: rest.m,
  });
}

function forecastText({ forecast, backTests }: Verdict, voice: Voice) {
  if (!forecast) return null;
  const { say } = voice;
  const { k, atMost, asFew, asFewAtMost } = forecast;
  const numbers = ({ from, n, expected }: typeof forecast) => {
    return { year: from - 1, n, expected: Math.round(expected) };
  };
  const orSoFew = say('answer_or_so_few', { k: atMost, odds: oddsOf(voice, asFewAtMost) });
  const seldom = say('answer_so_few', { k, odds: oddsOf(voice, asFew) });
  const made = say('answer_forecast', {
    ...numbers(forecast),
    k: range(voice, forecast),
    odds: atMost > k ? seldom + orSoFew : seldom,
  });
  if (backTests.length === 0) return made;
  const earlier = backTests.map((test) =>
    say('answer_back_test', { ...numbers(test), k: range(voice, test) }),
  );
  return [made, say('answer_back_tests', { list: joined(voice, 'parts', earlier) })];
}

/** Where the data put the break, if more sharply than chance mostly does. */
function soughtText({ sought, change }: Verdict, voice: Voice, { names }: AnswerInput) {
  if (!sought || change === 'more' || sought.scan > UNUSUAL) return null;
  const { run, until, since } = sought;
  const [low, , high] = run.drawn.map((share) => Math.round(100 * share));
  return [
    voice.say('answer_sought', {
      from: inMonth(voice, run.after.start),
      to: inMonth(voice, run.before.start),
      low: low!,
      high: high!,
    }),
    voice.say('answer_sought_after', {
      after: inQuotes(names.recordName(sought.after.id, voice.language), voice.language),
      ...bothCounts(voice, { before: until, since }),
      odds: oddsOf(voice, sought.scan),
    }),
  ];
}

const UNUSUAL = 1 / 20;

/** How often random order falls as much with other breaks. */
function breaksText({ breaks }: Verdict, voice: Voice): string | null {
  const odds = breaks.flatMap(({ year, fell }) =>
    fell ? voice.say('answer_break', { year, odds: oddsIn(voice, fell, 'short') }) : [],
  );
  return odds.length > 0
    ? voice.say('answer_breaks', { list: joined(voice, 'parts', odds) })
    : null;
}

/** Whether the change is at sea or elsewhere; null unless both have records in both periods. */
function domainsText({ domains, change }: Verdict, voice: Voice): string | null {
  if (!domains) return null;
  const { sea, elsewhere } = domains;
  const isMixed = [sea, elsewhere].every(({ before, since }) => before.n > 0 && since.n > 0);
  if (!isMixed) return null;
  const countsText = (own: typeof sea) => {
    const holds = holdsUnder(own.change, change);
    return voice.say('answer_then', { ...bothCounts(voice, own), holds });
  };
  return voice.say('answer_domains', { sea: countsText(sea), land: countsText(elsewhere) });
}

const holdsUnder = (change: Change, own: Change): 'stays' | 'few' | 'coarse' | 'changes' => {
  if (change === 'few' || change === 'coarse') return change;
  return change === own ? 'stays' : 'changes';
};

function powerText({ power, certainty }: Verdict, { say }: Voice) {
  if (!power || (certainty !== 'too-few' && certainty !== 'none')) return null;
  return say('answer_power', { stop: Math.round(100 * power.stop) });
}

function holdOf({ certainty, sensitivity }: Verdict) {
  if (certainty === 'too-few') return 'few';
  return sensitivity!.steady < STEADY ? 'fragile' : 'steady';
}

/** Without limits: the reader can try those. */
function hangsText(verdict: Verdict, voice: Voice, { names }: AnswerInput) {
  const { varied = [] } = verdict.sensitivity ?? {};
  const others = varied.filter(({ variation }) => variation !== 'limit');
  const worst = greatest(others, ({ fell }) => fell[1]);
  if (!worst) return null;
  const list = others
    .filter((other) => !standsOut(worst, other))
    .map((other) => {
      const text = variationText(other, voice, names);
      return voice.say('answer_varied_plain', { varied: text, ...bothCounts(voice, other) });
    });
  return voice.say('answer_hangs_most', {
    hold: holdOf(verdict),
    list: joined(voice, 'parts', list),
  });
}

function variationText({ variation, value }: Varied, voice: Voice, names: AnswerInput['names']) {
  const { say, language } = voice;
  if (variation === 'left-out' && value === '')
    return say('answer_varied', { variation: 'any-left-out', value });
  const named: Partial<Record<Varied['variation'], string>> = {
    rule: inQuotes(names.ruleName(value, language), language),
    'no-series': inQuotes(names.seriesName(value, language), language),
    'left-out': inQuotes(names.recordName(value, language), language),
    limit: inDigits(voice, Number(value)),
  };
  return say('answer_varied', { variation, value: named[variation] ?? value });
}
