import type { Chance } from '$lib/core/claims/chance';
import type { ClaimCheck } from '$lib/core/claims/claims';
import type { Outcome } from '$lib/core/claims/outcome';
import type { Names } from '$lib/core/record/model';
import { odds } from '$lib/core/stall/voice';
import {
  MISSING,
  formatCount,
  formatDecimal,
  formatList,
  formatShare,
} from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { say } from '$lib/site/dataset/set';

/** How a blank says that its number is written, `{ratio:percent}`; one that does not say is a count. */
const WRITE: Record<string, (value: number | null) => string> = {
  count: formatCount,
  year: (value) => (value === null ? MISSING : String(value)),
  mean: (value) => formatDecimal(value, 1),
  ratio: (value) => formatDecimal(value, 2),
  percent: formatShare,
};
/** The years that a check compares. */
const YEARS = ['from', 'to', 'fromBefore', 'toBefore'];

/** A claim's own sentence with its blanks filled; one that nothing fills stays, for the tests to see. */
export function resultOf(words: Names, { numbers, lists }: Pick<Outcome, 'numbers' | 'lists'>) {
  return say(words).replace(/\{(\w+)(?::(\w+))?\}/g, (blank, name: string, format?: string) => {
    const list = lists[name];
    if (list) return list.length > 0 ? formatList(list) : m.findings_nothing();
    const value = numbers[name];
    const write = WRITE[format ?? (YEARS.includes(name) ? 'year' : 'count')];
    return value === undefined || !write ? blank : write(value);
  });
}

/** How it was tested, and what the test tells beside the result. */
export function testOf(check: ClaimCheck, { numbers }: Outcome): string {
  const ends = { low: WRITE.ratio!(numbers.low ?? null), high: upperEnd(numbers.high) };
  switch (check.by) {
    case 'rate':
      return m.findings_test_rate({
        side: check.side,
        ratio: WRITE.ratio!(numbers.ratio!),
        ...ends,
      });
    case 'share':
      return check.before ? m.findings_test_shares() : m.findings_test_half();
    case 'place':
      return m.findings_test_place({ side: check.side });
    case 'comparison':
      return m.findings_test_comparison();
    default:
      return check satisfies never;
  }
}

/** An interval may be open. */
const upperEnd = (high: number | null | undefined) =>
  high === null || high === undefined ? '∞' : formatDecimal(high, 2);

/** What chance would give and, where it tells nothing, whether the test could have told. */
export function chanceWords({ oneSided, reading, power }: Chance): string {
  const [times, of] = odds(oneSided);
  const said = m.findings_chance({
    times: formatCount(times),
    of: formatCount(of),
    certainty: m.findings_certainty({ certainty: reading }),
  });
  const isSilent = reading === 'weak' || reading === 'too-few';
  if (!isSilent || !power) return said;
  const { alternative, share } = power;
  return `${said} ${m.findings_alternative({ alternative, share: formatShare(share) })}`;
}
