import type { Visit } from '../reach/new-places';
import { yearOf } from '../record/time';
import type { Verdict } from './answer';
import type { EdgeFound } from './edge';
import { MARGIN_KM } from '../reach/directions';
import type { Varied } from './sensitivity';
import { when } from './sentence';
import { STEADY } from './verdict';
import {
  inDigits,
  inKm,
  inMonth,
  joined,
  odds,
  sentences,
  type Language,
  type Voice,
} from './voice';

/** How sure a verdict is, a paragraph each, in this order; empty without a comparison with chance. */
export interface HowSure {
  /** "Some evidence", as it stands beside the sentence everywhere; null without a comparison. */
  evidence: string | null;
  /** As many, but closer; then chance: they come first in `lines` too. */
  leading: string[];
  /** On what it hangs most, in a sentence; null where nothing was varied. */
  hangs: string | null;
  lines: string[];
}

export const NO_COMPARISON: HowSure = { evidence: null, leading: [], hangs: null, lines: [] };

export interface HowSureInput {
  verdict: Verdict;
  /** Of the other kind since the break, at a new place. */
  otherVisits: readonly Visit[];
  isLatest: boolean;
  /** Names of records, rules and places. */
  recordName: (id: string, language: Language) => string;
  ruleName: (id: string, language: Language) => string;
  placeOf: (visit: Visit, language: Language) => string;
}

export function howSure(input: HowSureInput, voice: Voice): HowSure {
  const { chance, certainty, since } = input.verdict;
  if (!chance || !certainty || !since) return NO_COMPARISON;
  const evidence = voice.say('answer_evidence', { certainty });
  const leading = [...closerLine(input, voice), sentences(voice, chanceLines(input, voice))];
  return {
    evidence,
    leading,
    hangs: hangsMost(input, voice),
    lines: [
      ...leading,
      ...hangsLine(input, evidence, voice),
      ...powerLine(input, voice),
      ...othersLine(input, voice),
    ],
  };
}

/** "in 1 of 81 random orders", or "1 in 81". */
export function oddsIn({ say }: Voice, p: number, form: 'long' | 'short' = 'long'): string {
  const [times, of] = odds(p);
  return say(form === 'long' ? 'answer_odds' : 'answer_odds_short', { times, of });
}

/** Rates that differ by less than a quarter are the same. */
const SAME_RATE = 1.25;

export function closerLine({ verdict, isLatest }: HowSureInput, voice: Voice): string[] {
  const { before, chance } = verdict;
  const since = verdict.since!;
  if (before.medianKm === null || since.medianKm === null) return [];
  const ratio = since.recordsPerYear / before.recordsPerYear;
  const fewerOrMore = ratio < 1 ? 'fewer' : 'more';
  return [
    voice.say('answer_closer', {
      number: ratio < SAME_RATE && ratio > 1 / SAME_RATE ? 'same' : fewerOrMore,
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

/** What random order expects; which period is out of the ordinary; whether chance is met by those perhaps new. */
export function chanceLines({ verdict, isLatest }: HowSureInput, voice: Voice): string[] {
  const { say } = voice;
  const { before, change } = verdict;
  const since = verdict.since!;
  const chance = verdict.chance!;
  const isRise = change === 'more';
  const expectedSince = Math.round(chance.expectedSince);
  const said = [
    say('answer_chance', {
      change: isRise ? 'rose' : 'fell',
      expectedBefore: Math.round(chance.expectedBefore),
      before: before.n,
      expectedSince,
      since: since.n,
      odds: oddsIn(voice, isRise ? chance.rose : chance.fell),
    }),
  ];
  if (!isRise) {
    const isSpurt = chance.spurt < UNUSUAL;
    const isLull = chance.lull < UNUSUAL;
    const one = isSpurt ? 'spurt' : 'lull';
    const none = isSpurt || isLull ? one : 'neither';
    said.push(
      say('answer_cause', {
        cause: isSpurt && isLull ? 'both' : none,
        before: say('answer_as_many', {
          side: 'least',
          k: before.k,
          n: before.n,
          odds: oddsIn(voice, chance.spurt),
        }),
        since: say('answer_as_many', {
          side: 'most',
          k: since.k,
          n: since.n,
          odds: oddsIn(voice, chance.lull),
        }),
      }),
    );
    if (since.atMost > since.k && since.atMost >= expectedSince) {
      said.push(
        say('answer_perhaps_met', {
          atMost: since.atMost,
          n: since.n,
          when: when(voice, since, isLatest),
        }),
      );
    }
  }
  return said;
}

/** What comes in fewer than 1 of 20 random orders is out of the ordinary. */
const UNUSUAL = 1 / 20;

/** The variation that leaves most to chance; limits are told by themselves, where one can be chosen. */
export function hangsMost(input: HowSureInput, voice: Voice): string | null {
  const { sensitivity } = input.verdict;
  const others = sensitivity?.varied.filter(({ variation }) => variation !== 'limit') ?? [];
  if (!sensitivity || others.length === 0) return null;
  const worst = others.reduce((a, b) => (b.fell > a.fell ? b : a));
  return voice.say('answer_hangs_most', {
    hold: sensitivity.steady < STEADY ? 'fragile' : 'steady',
    varied: variedText(worst, input, voice),
    a: worst.before.k,
    n: worst.before.n,
    b: worst.since.k,
    m: worst.since.n,
  });
}

export function variedText(
  { variation, value }: Varied,
  { recordName, ruleName }: Pick<HowSureInput, 'recordName' | 'ruleName'>,
  voice: Voice,
): string {
  const named = () => {
    if (variation === 'rule') return ruleName(value, voice.language);
    if (variation === 'left-out') return recordName(value, voice.language);
    return variation === 'limit' ? inDigits(voice, Number(value)) : value;
  };
  return voice.say('answer_varied', { variation, value: named() });
}

function hangsLine(input: HowSureInput, evidence: string, voice: Voice): string[] {
  const { sensitivity } = input.verdict;
  if (!sensitivity || sensitivity.varied.length === 0) return [];
  const list = sensitivity.varied.map((one) =>
    voice.say('answer_varied_counts', {
      varied: variedText(one, input, voice),
      a: one.before.k,
      n: one.before.n,
      b: one.since.k,
      m: one.since.n,
      odds: oddsIn(voice, one.fell, 'short'),
    }),
  );
  return [
    voice.say('answer_hangs', {
      evidence,
      hold: sensitivity.steady < STEADY ? 'fragile' : 'steady',
      list: joined(voice, 'parts', list),
    }),
  ];
}

/** Where nothing was found: whether it could have been. */
export function powerLine({ verdict }: HowSureInput, { say }: Voice): string[] {
  const { power, certainty } = verdict;
  if (!power || (certainty !== 'weak' && certainty !== 'too-few')) return [];
  return [say('answer_power', { stop: Math.round(100 * power.stop) })];
}

/** Where the other kind went on to. */
export function othersLine(
  { verdict, otherVisits, placeOf }: HowSureInput,
  voice: Voice,
): string[] {
  const places = otherVisits
    .filter(({ status, start }) => status === 'new' && yearOf(start) >= verdict.since!.from)
    .map((visit) => {
      const place = placeOf(visit, voice.language);
      return voice.say('answer_in_year', { place, year: yearOf(visit.start) });
    });
  if (places.length === 0) return [];
  const list = joined(voice, 'all', places);
  return [voice.say('answer_other_places', { kind: otherVisits[0]!.kind, list })];
}

/** The one sentence on edges, and how sure it is. */
export function edgeLines(
  { kind, last, possible, test }: EdgeFound,
  regionName: (id: string, language: Language) => string,
  voice: Voice,
  periods: { before: { from: number; to: number }; since: { from: number } } | null,
): string[] {
  const { say, language } = voice;
  const places = possible.map(({ date, region }) =>
    say('answer_edge_place', {
      month: inMonth(voice, date, 'in'),
      place: regionName(region, language),
    }),
  );
  const said = say('answer_edge', {
    kind,
    form: last ? 'since' : 'none',
    month: last ? inMonth(voice, last.date, 'of') : '',
    km: inDigits(voice, MARGIN_KM),
    perhaps:
      places.length > 0 ? say('answer_edge_perhaps', { list: joined(voice, 'parts', places) }) : '',
  });
  if (!test || !periods) return [said];
  const { before, since, fell, certainty } = test;
  return [
    said,
    say('answer_edge_test', {
      evidence: say('answer_evidence', { certainty }),
      a: before.k,
      n: before.n,
      beforeWhen: when(voice, periods.before, false),
      b: since.k,
      m: since.n,
      sinceWhen: when(voice, { from: periods.since.from, to: periods.since.from }, true),
      odds: oddsIn(voice, fell),
    }),
  ];
}
