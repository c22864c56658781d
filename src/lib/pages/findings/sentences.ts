import type { Names } from '#core/record/languages';
import type { ClaimChance } from '#geodata/analysis/chance';
import type { Outcome } from '#geodata/analysis/test-claim';
import type { ClaimCheck } from '#core/context/claims';
import { isSilent } from '#core/statistics/certainty';
import { lower, odds, oddsIn, sentences } from '#core/answer/voice';
import {
  MISSING,
  formatCount,
  formatCounted,
  formatDecimal,
  formatList,
  formatShare,
} from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { voiceOf } from '$lib/site/text/voice';
import { say } from '$lib/site/dataset/set';

/** By a blank's format: `{ratio:percent}`; `{hits:range}` and `{chance:odds}` go up to `hitsMost`, `chanceMost`. */
const FORMATS: Record<string, (value: number | null) => string> = {
  count: formatCount,
  year: (value) => (value === null ? MISSING : String(value)),
  mean: (value) => formatDecimal(value, 1),
  ratio: (value) => formatDecimal(value, 2),
  percent: formatShare,
};
const YEARS = ['from', 'to', 'fromBefore', 'toBefore', 'fromLater'];

/** A claim's sentence, filled. Blanks without a value stay, so that tests see them. */
export function resultOf(words: Names, { numbers, lists }: Pick<Outcome, 'numbers' | 'lists'>) {
  return say(words).replace(/\{(\w+)(?::(\w+))?\}/g, (blank, name: string, format?: string) => {
    const list = lists[name];
    if (list) return list.length > 0 ? formatList(list) : m.findings_nothing();
    const value = numbers[name];
    const most = numbers[`${name}Most`];
    if (typeof value === 'number' && typeof most === 'number') {
      if (format === 'range') return formatCounted({ k: value, atMost: most });
      if (format === 'odds') return oddsIn(voiceOf(), [value, value, most]);
    }
    const formatValue = FORMATS[format ?? (YEARS.includes(name) ? 'year' : 'count')];
    return value === undefined || !formatValue ? blank : formatValue(value);
  });
}

export function testOf(check: ClaimCheck, { numbers }: Outcome) {
  const { low = null, high } = numbers;
  const upperEnd = typeof high === 'number' ? formatDecimal(high, 2) : '∞';
  switch (check.by) {
    case 'rate':
      return m.findings_test_rate({
        side: check.side,
        ratio: formatDecimal(numbers.ratio!, 2),
        low: formatDecimal(low, 2),
        high: upperEnd,
      });
    case 'share':
      return check.before ? m.findings_test_shares() : m.findings_test_half();
    case 'place':
      return m.findings_test_place({ side: check.side, to: numbers.to ?? '' });
    case 'comparison':
      return m.findings_test_comparison();
    default:
      return check satisfies never;
  }
}

export function chanceWords({ oneSided, reading, power }: ClaimChance) {
  const [times, outOf] = odds(oneSided);
  const text = m.findings_chance({
    times: formatCount(times),
    of: formatCount(outOf),
    certainty: lower(voiceOf().say('answer_evidence', { certainty: reading })),
  });
  if (!isSilent(reading) || !power) return text;
  const { alternative, share } = power;
  const isNever = alternative === 'same' && share < 0.005;
  const silence = m.findings_alternative({
    alternative: isNever ? 'never_same' : alternative,
    share: formatShare(share),
  });
  return sentences(voiceOf(), [text, silence]);
}
