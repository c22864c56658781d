import { yearsCovered } from '$lib/core/claims/sample';
import type { ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { formatCount, formatDate, formatDecimal, formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { CompareState } from './compare.svelte';
import { KINDS, type Half } from './compare-link';
import type { RegionRow } from './regions';

type Counts = Record<ReachKind, { value: number | null }>;
/** What the sentence tells of, and whether the later half reaches to the end of the records. */
type Compared = Record<Half, Counts> &
  Pick<CompareState, 'spans' | 'coverage'> & { isToTheEnd: boolean };

/** Regions that came in, those of them never used before, and regions that dropped out. */
export function regionChanges(rows: readonly RegionRow[]) {
  const came = rows.filter(({ group }) => group === 'came');
  const first = came.filter(
    ({ records, since }) => records[0]!.id === since.records.records[0]!.id,
  );
  const dropped = rows.filter(({ group }) => group === 'dropped');
  return { came: came.length, first: first.length, dropped: dropped.length };
}

const sum = ({ exercise, patrol }: Counts): number => exercise.value! + patrol.value!;

/** How the number of records changed, in the words of `cmp_change`. */
function changeOf(a: number, b: number) {
  if (a === 0 || b === 0) return a ? 'ended' : b ? 'began' : 'none';
  if (a === b) return 'equal';
  if (10 * Math.abs(b - a) <= a) return 'about';
  if (b === 2 * a) return 'twice';
  if (a === 2 * b) return 'half';
  return b >= 1.5 * a ? 'times' : b > a ? 'more' : 'fewer';
}

/** Which kind the change is of, and how much of it: five sixths and more are nearly all. */
function shareOf(how: ReturnType<typeof changeOf>, before: Counts, since: Counts) {
  const isOneKind = KINDS.some((kind) => before[kind].value === 0 && since[kind].value === 0);
  if (isOneKind || /began|ended|equal|about/.test(how))
    return { share: 'plain', kind: 'exercise' } as const;
  const change = sum(since) - sum(before);
  const [exercise, patrol] = KINDS.map(
    (kind) => (since[kind].value! - before[kind].value!) / change,
  );
  const part = Math.max(exercise!, patrol!);
  const much = part >= 1 ? 'all' : part >= 5 / 6 ? 'nearly' : part > 0.6 ? 'most' : 'both';
  const share = `${change > 0 ? 'rise' : 'fall'}-${much}` as const;
  return { share, kind: exercise! >= patrol! ? KINDS[0] : KINDS[1] };
}

const inYears = ({ from, to }: YearSpan) =>
  m.cmp_in({ is: from === to ? 'one' : 'several', years: formatYears(from, to) });
const arrow = (a: number | null, b: number | null) => `${formatCount(a)} → ${formatCount(b)}`;
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Of both halves, in years: one that is not over counts in part. */
const lengthsOf = ({ spans, coverage }: Compared) =>
  [spans.before, spans.since].map((span) => yearsCovered({ coverage }, span)) as [number, number];

/** What the comparison found, in words made from its numbers. */
export function comparedSentences(
  compared: Compared,
  { came, first, dropped }: ReturnType<typeof regionChanges>,
): string[] {
  const { before, since, spans, isToTheEnd } = compared;
  const [a, b] = [sum(before), sum(since)];
  const lengths = lengthsOf(compared);
  const [ya, yb] = lengths.map((years) => formatDecimal(years)) as [string, string];
  // Counts of halves so unlike are not told without their length.
  const unlike = Math.max(...lengths) > 1.25 * Math.min(...lengths);
  const how = changeOf(a, b);
  const change = m.cmp_change({
    ...{ how, na: formatCount(a), nb: formatCount(b), times: formatDecimal(b / a) },
    n: arrow(a, b) + (unlike ? m.cmp_lengths({ a: ya, b: yb }) : ''),
    a: inYears(spans.before),
    b: isToTheEnd ? m.cmp_since({ year: spans.since.from }) : inYears(spans.since),
  });
  if (how === 'none') return [capital(change) + m.cmp_stop()];
  const { share, kind } = shareOf(how, before, since);
  const other = kind === 'patrol' ? 'exercise' : 'patrol';
  const of = (kind: ReachKind) => arrow(before[kind].value, since[kind].value);
  const told = m.cmp_share({
    ...{ share, kind: m.cmp_kinds({ kind }), n: of(kind) },
    ...{ other: m.cmp_kinds({ kind: other }), rest: of(other) },
  });
  const word = (n: number) => m.cmp_word({ n });
  const firsts = first < came ? 'some' : came === 1 ? 'one' : 'all';
  const entered = m.cmp_came({ count: came, n: word(came) });
  const regions = m.cmp_regions_changed({
    came: entered + (first ? m.cmp_first({ firsts, k: word(first) }) : ''),
    dropped: m.cmp_dropped({ count: dropped, n: word(dropped) }),
  });
  return [change + told + m.cmp_stop(), regions].map(capital);
}

/** How long the two halves are, and what a year of each holds. */
export function howSure(compared: Compared): string {
  const [a, b] = lengthsOf(compared);
  const rate = (counts: Counts, years: number) => formatDecimal(years ? sum(counts) / years : null);
  return m.cmp_how_sure({
    ...{ a: formatDecimal(a), ratea: rate(compared.before, a) },
    ...{ b: formatDecimal(b), rateb: rate(compared.since, b) },
    end: formatDate(`${compared.coverage.to}-01`, 'month'),
  });
}
