import { greatest } from 'd3-array';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { sentences } from '$lib/core/stall/voice';
import { yearsWithin, type YearSpan } from '$lib/core/record/time';
import { formatCount, formatDate, formatDecimal, formatYears } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { CompareState } from './compare.svelte';
import type { CompareData } from './compared.server';
import type { Half } from './compare-link';
import type { RegionRow } from './regions';

type Counts = Record<ReachKind, { value: number | null; records: readonly { id: string }[] }>;
type Rates = Record<ReachKind, number>;
/** `isToTheEnd`: the later half ends with the data. */
type Compared = Record<Half, Counts> & Lengths & { isToTheEnd: boolean };
type Lengths = Pick<CompareState, 'spans'> & Pick<CompareData, 'coverage'>;

/** How many regions came in, how many for the first time, and how many dropped out. */
export function regionChanges(rows: readonly RegionRow[]) {
  const came = rows.filter(({ group }) => group === 'came');
  const first = came.filter(
    ({ records, since }) => records[0]!.id === since.records.records[0]!.id,
  );
  const dropped = rows.filter(({ group }) => group === 'dropped');
  return { came: came.length, first: first.length, dropped: dropped.length };
}

const sum = ({ exercise, patrol }: Counts): number => exercise.value! + patrol.value!;
const total = ({ exercise, patrol }: Rates): number => exercise + patrol;
/** Zero where no month is covered. */
const ratesOf = ({ exercise, patrol }: Counts, years: number): Rates => ({
  exercise: years ? exercise.value! / years : 0,
  patrol: years ? patrol.value! / years : 0,
});

function changeOf(a: number, b: number) {
  if (a === 0 && b === 0) return 'none';
  if (a === 0) return 'began';
  if (b === 0) return 'ended';
  return 10 * Math.abs(b - a) <= a ? 'level' : 'changed';
}

/** Which kind makes the change, and how much of it. */
function shareOf(how: ReturnType<typeof changeOf>, before: Rates, since: Rates) {
  if (how !== 'changed') return { share: 'plain', kind: 'exercise' } as const;
  const change = total(since) - total(before);
  const partOf = (kind: ReachKind) => (since[kind] - before[kind]) / change;
  const kind = greatest(REACH_KINDS, partOf)!;
  const direction = change > 0 ? 'rise' : 'fall';
  return { share: `${direction}-${amountOf(partOf(kind))}` as const, kind };
}

/** Which kind makes the change, and what became of the other. */
function shareText(how: ReturnType<typeof changeOf>, before: Rates, since: Rates): string {
  const { share, kind } = shareOf(how, before, since);
  const other = kind === 'patrol' ? 'exercise' : 'patrol';
  return m.cmp_share({
    share,
    kind: m.cmp_kinds({ kind }),
    n: arrow(before[kind], since[kind]),
    other: m.cmp_kinds({ kind: other }),
    rest: arrow(before[other], since[other]),
  });
}

function kindsOf(before: Rates, since: Rates): ReachKind | 'both' {
  const [first = 'exercise', second] = REACH_KINDS.filter((kind) => before[kind] + since[kind] > 0);
  return second ? 'both' : first;
}

function amountOf(part: number) {
  if (part >= 1) return 'all';
  if (part >= 5 / 6) return 'nearly';
  return part > 0.6 ? 'most' : 'both';
}

const inYears = ({ from, to }: YearSpan) =>
  m.cmp_in({ is: from === to ? 'one' : 'several', years: formatYears(from, to) });
export const arrow = (a: number, b: number) => `${formatDecimal(a)} → ${formatDecimal(b)}`;
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** In years; a year covered in part counts in part. */
export const lengthsOf = ({ spans, coverage }: Lengths) =>
  [spans.before, spans.since].map((span) => yearsWithin(coverage, span)) as [number, number];

/** In words: the change of records per year, and of regions. */
export function comparedSentences(
  compared: Compared,
  { came, first, dropped }: ReturnType<typeof regionChanges>,
): string[] {
  const { before, since, spans, isToTheEnd } = compared;
  const [yearsBefore, yearsSince] = lengthsOf(compared);
  const ratesBefore = ratesOf(before, yearsBefore);
  const ratesSince = ratesOf(since, yearsSince);
  const how = changeOf(total(ratesBefore), total(ratesSince));
  const kinds = kindsOf(ratesBefore, ratesSince);
  const change = m.cmp_change({
    how,
    kinds: m.cmp_kinds_a_year({ kinds }),
    ra: formatDecimal(total(ratesBefore)),
    rb: formatDecimal(total(ratesSince)),
    na: formatCount(sum(before)),
    nb: formatCount(sum(since)),
    a: inYears(spans.before),
    b: isToTheEnd ? m.cmp_since({ year: spans.since.from }) : inYears(spans.since),
  });
  if (how === 'none') return [capital(change) + m.cmp_stop()];
  const told = kinds === 'both' ? shareText(how, ratesBefore, ratesSince) : '';
  const word = (n: number) => m.cmp_word({ n });
  const allFirsts = came === 1 ? 'one' : 'all';
  const firsts = first < came ? 'some' : allFirsts;
  const entered = m.cmp_came({ count: came, n: word(came) });
  const regions = m.cmp_regions_changed({
    came: entered + (first ? m.cmp_first({ firsts, k: word(first) }) : ''),
    dropped: m.cmp_dropped({ count: dropped, n: word(dropped) }),
  });
  return [change + told + m.cmp_stop(), regions].map(capital);
}

/** How long both halves are, and how many of their exercises have a known place. */
export function howSure(compared: Compared, isPlaced: (id: string) => boolean): string {
  const [a, b] = lengthsOf(compared);
  const placedOf = ({ exercise: { records } }: Counts) => {
    return { all: records.length, placed: records.filter(({ id }) => isPlaced(id)).length };
  };
  const before = placedOf(compared.before);
  const since = placedOf(compared.since);
  const lengths = m.cmp_how_sure({
    a: formatDecimal(a),
    b: formatDecimal(b),
    end: formatDate(`${compared.coverage.to}-01`, 'month'),
  });
  if (before.placed === before.all && since.placed === since.all) return lengths;
  const placed = m.cmp_placed({
    x: formatCount(before.placed),
    nx: formatCount(before.all),
    y: formatCount(since.placed),
    ny: formatCount(since.all),
    a: formatDecimal(a ? before.placed / a : 0),
    b: formatDecimal(b ? since.placed / b : 0),
  });
  return sentences({ language: getLocale() }, [placed, lengths]);
}
