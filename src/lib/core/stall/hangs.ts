import { greatest } from 'd3-array';
import { inQuotes } from '../record/languages';
import type { ConfidenceInput } from './confidence';
import { STEADY } from './counts';
import { standsOut, type Varied } from './sensitivity';
import { range } from './answer-parts';
import { inDigits, joined, oddsIn, type Voice } from './voice';

/** Chance with one place a record, as other data sets have it. */
export function mainPlaceLine({ verdict }: ConfidenceInput, voice: Voice): string[] {
  const mainPlace = verdict.sensitivity?.varied.find(({ variation }) => variation === 'main-place');
  if (!mainPlace || verdict.change === 'more') return [];
  return [
    voice.say('answer_one_place', {
      ...countsOf(mainPlace, voice),
      odds: oddsIn(voice, mainPlace.fell),
    }),
  ];
}

const countsOf = ({ before, since }: Varied, voice: Voice) => ({
  a: range(voice, before),
  n: before.n,
  b: range(voice, since),
  m: since.n,
});

/** Where silence says nothing, nothing holds. */
function holdOf({ certainty, sensitivity }: ConfidenceInput['verdict']) {
  if (certainty === 'too-few') return 'few';
  return sensitivity!.steady < STEADY ? 'fragile' : 'steady';
}

/** One alone where it stands out. Limits are left out: the reader can choose one and see. */
export function mostSensitiveLine(input: ConfidenceInput, voice: Voice): string | null {
  const others =
    input.verdict.sensitivity?.varied.filter(({ variation }) => variation !== 'limit') ?? [];
  const worst = greatest(others, ({ fell }) => fell);
  if (!worst) return null;
  const list = others
    .filter((other) => !standsOut(worst, other))
    .map((varied) =>
      voice.say('answer_varied_plain', {
        varied: variationText(varied, input, voice),
        ...countsOf(varied, voice),
      }),
    );
  return voice.say('answer_hangs_most', {
    hold: holdOf(input.verdict),
    list: joined(voice, 'parts', list),
  });
}

/** Every variation with its counts; of the series left out that which leaves most to chance. */
export function sensitivityLine(input: ConfidenceInput, evidence: string, voice: Voice): string[] {
  const { sensitivity } = input.verdict;
  if (!sensitivity || sensitivity.varied.length === 0) return [];
  const isSeries = ({ variation }: Varied) => variation === 'no-series';
  const worstSeries = greatest(sensitivity.varied.filter(isSeries), ({ fell }) => fell);
  const list = sensitivity.varied
    .filter((variation) => !isSeries(variation) || variation === worstSeries)
    .map((variation) =>
      voice.say('answer_varied_counts', {
        varied: variationText(variation, input, voice),
        ...countsOf(variation, voice),
        odds: oddsIn(voice, variation.fell, 'short'),
      }),
    );
  return [
    voice.say('answer_hangs', {
      evidence,
      hold: holdOf(input.verdict),
      list: joined(voice, 'parts', list),
    }),
  ];
}

export function variationText(
  { variation, value }: Varied,
  { recordName, ruleName, seriesName }: ConfidenceInput,
  voice: Voice,
): string {
  const { language } = voice;
  const names: Partial<Record<Varied['variation'], () => string>> = {
    rule: () => ruleName(value, language),
    'no-series': () => seriesName(value, language),
    'left-out': () => inQuotes(recordName(value, language), language),
    limit: () => inDigits(voice, Number(value)),
  };
  const isUnnamed = variation === 'left-out' && value === '';
  return voice.say('answer_varied', {
    variation: isUnnamed ? 'any-left-out' : variation,
    value: isUnnamed ? '' : (names[variation]?.() ?? value),
  });
}
