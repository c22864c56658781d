import { greatest } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { yearOf } from '../record/time';
import { STEADY } from './counts';
import type { Varied } from './sensitivity';
import { when } from './sentence';
import type { Verdict } from './verdict';
import {
  inDigits,
  inKm,
  joined,
  oddsIn,
  sentences,
  upper,
  type Language,
  type Voice,
} from './voice';

/** How sure a verdict is, in words; empty without a comparison with chance. */
interface ConfidenceText {
  /** "Some evidence", as it stands beside the answer; null without a comparison. */
  evidence: string | null;
  /** The first of the lines: as many but closer, then chance. */
  leading: string[];
  /** The variation to which the verdict is most sensitive, in a sentence; null where nothing was varied. */
  hangs: string | null;
  /** Every paragraph, in the order of reading. */
  lines: string[];
}

const NOTHING: ConfidenceText = { evidence: null, leading: [], hangs: null, lines: [] };

export interface ConfidenceInput {
  verdict: Verdict;
  /** The visits of the other kind. */
  otherVisits: readonly Visit[];
  /** Whether the verdict is at the end of the data. */
  isLatest: boolean;
  recordName: (id: string, language: Language) => string;
  ruleName: (id: string, language: Language) => string;
  placeOf: (visit: Visit, language: Language) => string;
}

/** In paragraphs, beside the answer. @param input null without a verdict */
export function confidenceText(input: ConfidenceInput | null, voice: Voice): ConfidenceText {
  if (!input || !isCompared(input)) return NOTHING;
  const evidence = voice.say('answer_evidence', { certainty: input.verdict.certainty! });
  const leading = [...closerLine(input, voice), sentences(voice, chanceLines(input, voice))];
  return {
    evidence,
    leading,
    hangs: mostSensitiveLine(input, voice),
    lines: [
      ...leading,
      ...sensitivityLine(input, evidence, voice),
      ...powerLine(input, voice),
      ...otherPlacesLine(input, voice),
    ],
  };
}

/** One line for each statement, and each variation with its counts as rows: for a page with room. */
export function confidenceStatements(input: ConfidenceInput | null, voice: Voice) {
  if (!input || !isCompared(input)) return { lines: [], varied: [] };
  const mostSensitive = mostSensitiveLine(input, voice);
  return {
    lines: [
      ...closerLine(input, voice),
      ...chanceLines(input, voice),
      ...mainPlaceLine(input, voice),
      ...(mostSensitive === null ? [] : [mostSensitive]),
      ...powerLine(input, voice),
      ...otherPlacesLine(input, voice),
    ],
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

/** As many records as before, but closer to earlier ones. */
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

/** A result that comes in fewer than 1 of 20 random orders is out of the ordinary. */
const UNUSUAL = 1 / 20;

function unusualPeriod(spurt: number, lull: number): 'both' | 'spurt' | 'lull' | 'neither' {
  if (spurt < UNUSUAL) return lull < UNUSUAL ? 'both' : 'spurt';
  return lull < UNUSUAL ? 'lull' : 'neither';
}

/** What random order expects; which period is out of the ordinary; whether those perhaps new are as many as expected. */
function chanceLines({ verdict, isLatest }: ConfidenceInput, voice: Voice): string[] {
  const { say } = voice;
  const { before, change } = verdict;
  const since = verdict.since!;
  const chance = verdict.chance!;
  const isRise = change === 'more';
  const expectedSince = Math.round(chance.expectedSince);
  const lines = [
    say('answer_chance', {
      change: isRise ? 'rose' : 'fell',
      expectedBefore: Math.round(chance.expectedBefore),
      before: before.n,
      expectedSince,
      since: since.n,
      odds: oddsIn(voice, isRise ? chance.rose : chance.fell),
    }),
  ];
  if (isRise) return lines;
  lines.push(
    say('answer_cause', {
      cause: unusualPeriod(chance.spurt, chance.lull),
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
    lines.push(
      say('answer_perhaps_met', {
        atMost: since.atMost,
        n: since.n,
        when: when(voice, since, isLatest),
      }),
    );
  }
  return lines;
}

/** Chance with one place a record, as other data sets have it. */
function mainPlaceLine({ verdict }: ConfidenceInput, voice: Voice): string[] {
  const mainPlace = verdict.sensitivity?.varied.find(({ variation }) => variation === 'main-place');
  if (!mainPlace || verdict.change === 'more') return [];
  const { since } = mainPlace;
  return [
    voice.say('answer_one_place', {
      ...countsOf(mainPlace),
      doubt: since.atMost > since.k ? 'perhaps' : 'none',
      most: since.atMost,
      odds: oddsIn(voice, mainPlace.fell),
    }),
  ];
}

/** The counts of a variation, as its messages name them. */
const countsOf = ({ before, since }: Varied) => ({
  a: before.k,
  n: before.n,
  b: since.k,
  m: since.n,
});

/** The variation that leaves most to chance. Limits are left out: the reader can choose one and see. */
function mostSensitiveLine(input: ConfidenceInput, voice: Voice): string | null {
  const { sensitivity } = input.verdict;
  const others = sensitivity?.varied.filter(({ variation }) => variation !== 'limit') ?? [];
  const worst = greatest(others, ({ fell }) => fell);
  if (!sensitivity || !worst) return null;
  return voice.say('answer_hangs_most', {
    hold: sensitivity.steady < STEADY ? 'fragile' : 'steady',
    varied: variationText(worst, input, voice),
    ...countsOf(worst),
  });
}

/** Every variation with its counts. */
function sensitivityLine(input: ConfidenceInput, evidence: string, voice: Voice): string[] {
  const { sensitivity } = input.verdict;
  if (!sensitivity || sensitivity.varied.length === 0) return [];
  const list = sensitivity.varied.map((variation) =>
    voice.say('answer_varied_counts', {
      varied: variationText(variation, input, voice),
      ...countsOf(variation),
      odds: oddsIn(voice, variation.fell, 'short'),
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

function variationText(
  { variation, value }: Varied,
  { recordName, ruleName }: ConfidenceInput,
  voice: Voice,
): string {
  const valueText = () => {
    if (variation === 'rule') return ruleName(value, voice.language);
    if (variation === 'left-out') return recordName(value, voice.language);
    return variation === 'limit' ? inDigits(voice, Number(value)) : value;
  };
  return voice.say('answer_varied', { variation, value: valueText() });
}

/** Without evidence: whether a stop would have been noticed. */
function powerLine({ verdict }: ConfidenceInput, { say }: Voice): string[] {
  const { power, certainty } = verdict;
  if (!power || (certainty !== 'weak' && certainty !== 'too-few')) return [];
  return [say('answer_power', { stop: Math.round(100 * power.stop) })];
}

/** The new places of the other kind since the break. */
function otherPlacesLine(
  { verdict, otherVisits, placeOf }: ConfidenceInput,
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
