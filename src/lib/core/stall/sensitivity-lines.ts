import { greatest } from 'd3-array';
import { inQuotes } from '../record/languages';
import { holdsUnder, type BreakStrip } from './breaks';
import { STEADY, type Counted } from './counts';
import type { AnswerInput } from './scope';
import { standsOut, type Varied } from './sensitivity';
import type { Verdict } from './verdict';
import { inDigits, joined, oddsIn, range, type Voice } from './voice';

/** One place per record, as other data sets have it. */
export function mainPlaceLine({ sensitivity, change }: Verdict, voice: Voice) {
  const mainPlace = sensitivity?.varied.find(({ variation }) => variation === 'main-place');
  if (!mainPlace || change === 'more') return null;
  const odds = oddsIn(voice, mainPlace.fell);
  return voice.say('answer_one_place', { ...bothCounts(mainPlace, voice), odds });
}

export const bothCounts = (
  { before, since }: Record<'before' | 'since', Counted>,
  voice: Voice,
) => ({ a: range(voice, before), n: before.n, b: range(voice, since), m: since.n });

function holdOf({ certainty, sensitivity }: Verdict) {
  if (certainty === 'too-few') return 'few';
  return sensitivity!.steady < STEADY ? 'fragile' : 'steady';
}

/** Without limits: the reader can try those. */
export function mostSensitiveLine(verdict: Verdict, voice: Voice, input: AnswerInput) {
  const { varied = [] } = verdict.sensitivity ?? {};
  const others = varied.filter(({ variation }) => variation !== 'limit');
  const worst = greatest(others, ({ fell }) => fell);
  if (!worst) return null;
  const list = others
    .filter((other) => !standsOut(worst, other))
    .map((other) => {
      const text = variationText(other, voice, input);
      return voice.say('answer_varied_plain', { varied: text, ...bothCounts(other, voice) });
    });
  return voice.say('answer_hangs_most', {
    hold: holdOf(verdict),
    list: joined(voice, 'parts', list),
  });
}

/** Of omitted series only the one that leaves most to chance. */
export function sensitivityLine(verdict: Verdict, voice: Voice, input: AnswerInput) {
  const { varied = [] } = verdict.sensitivity ?? {};
  if (varied.length === 0) return null;
  const isSeries = ({ variation }: Varied) => variation === 'no-series';
  const worstSeries = greatest(varied.filter(isSeries), ({ fell }) => fell);
  const list = varied
    .filter((variation) => !isSeries(variation) || variation === worstSeries)
    .map((variation) =>
      voice.say('answer_varied_counts', {
        varied: variationText(variation, voice, input),
        ...bothCounts(variation, voice),
        odds: oddsIn(voice, variation.fell, 'short'),
      }),
    );
  return voice.say('answer_hangs', {
    evidence: voice.say('answer_evidence', { certainty: verdict.certainty! }),
    hold: holdOf(verdict),
    list: joined(voice, 'parts', list),
  });
}

export function variationText({ variation, value }: Varied, voice: Voice, { names }: AnswerInput) {
  const { say, language } = voice;
  if (variation === 'left-out' && value === '')
    return say('answer_varied', { variation: 'any-left-out', value });
  const named: Partial<Record<Varied['variation'], string>> = {
    rule: names.ruleName(value, language),
    'no-series': names.seriesName(value, language),
    'left-out': inQuotes(names.recordName(value, language), language),
    limit: inDigits(voice, Number(value)),
  };
  return say('answer_varied', { variation, value: named[variation] ?? value });
}

/** Which breaks keep the sentence; whether the fall is at sea or elsewhere. */
export function breakLines(verdict: Verdict, voice: Voice) {
  const [strip, sea, elsewhere] = verdict.breaks;
  if (!strip || !sea || !elsewhere) return [];
  const stays = strip.breaks.filter(({ change }) => change === verdict.change);
  const years = stays.map(({ year }) => String(year));
  const sentence = voice.say('answer_breaks', {
    amount: stays.length === strip.breaks.length ? 'all' : 'some',
    from: strip.breaks[0]!.year,
    to: strip.breaks.at(-1)!.year,
    list: joined(voice, 'each', years),
  });
  const ofSet = ({ breaks }: BreakStrip) =>
    breaks.find(({ year }) => year === verdict.since!.from)!;
  const parts = { sea: ofSet(sea), land: ofSet(elsewhere) };
  const isMixed = Object.values(parts).every(({ before, since }) => before.n > 0 && since.n > 0);
  const countsText = (own: ReturnType<typeof ofSet>) => {
    const holds = holdsUnder(own.change, verdict.change);
    return voice.say('answer_then', { ...bothCounts(own, voice), holds });
  };
  const domains = () =>
    voice.say('answer_domains', { sea: countsText(parts.sea), land: countsText(parts.land) });
  // A verdict that no break shares is of all places together, not of these counts.
  return [stays.length > 0 ? sentence : [], isMixed ? domains() : []].flat();
}
