import { greatest } from 'd3-array';
import { REACH_KINDS, type ReachKind } from '#core/record/model';
import { sentences, upper } from '#core/answer/voice';
import type { YearSpan } from '#core/record/time';
import { formatCount, formatDate, formatDecimal, formatYears } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Half } from './compare-link';
import type { RegionRow } from './regions';

type Counts = Record<ReachKind, { value: number | null; records: readonly { id: string }[] }>;
type Rates = Record<ReachKind, number>;
/** `length` in years: one covered in part counts in part. */
export type HalfSpan = YearSpan & { length: number };
type ComparedHalf = Counts & { span: HalfSpan };
type Compared = Record<Half, ComparedHalf>;

export function regionChanges(rows: readonly RegionRow[]) {
  const came = rows.filter(({ group }) => group === 'came');
  const first = came.filter((row) => row.records[0]!.id === row.since.records.records[0]!.id);
  const dropped = rows.filter(({ group }) => group === 'dropped');
  const patrolled = came.filter(({ since }) => since.exercise.value === 0);
  const single = came.filter(({ since }) => since.exercise.value === 1 && since.patrol.value === 0);
  return {
    came: came.length,
    first: first.length,
    by: { patrol: patrolled.length, exercise: single.length },
    dropped: dropped.length,
  };
}

const sum = ({ exercise, patrol }: Counts) => exercise.value! + patrol.value!;
const total = ({ exercise, patrol }: Rates) => exercise + patrol;
/** Zero where no month is covered. */
export const rateOf = (n: number, years: number) => (years ? n / years : 0);
const ratesOf = ({ exercise, patrol, span }: ComparedHalf): Rates => ({
  exercise: rateOf(exercise.value!, span.length),
  patrol: rateOf(patrol.value!, span.length),
});

function changeOf(a: number, b: number) {
  if (a === 0 && b === 0) return 'none';
  if (a === 0) return 'began';
  if (b === 0) return 'ended';
  return 10 * Math.abs(b - a) <= a ? 'level' : 'changed';
}

function shareText(isChanged: boolean, before: Rates, since: Rates) {
  const change = total(since) - total(before);
  const partOf = (kind: ReachKind) => (since[kind] - before[kind]) / change;
  const kind = isChanged ? greatest(REACH_KINDS, partOf)! : 'exercise';
  const direction = change > 0 ? 'rise' : 'fall';
  const share = isChanged ? (`${direction}-${amountOf(partOf(kind))}` as const) : 'plain';
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

/** `isToTheEnd`: the later half ends with the data. */
export function comparedSentences(
  { before, since }: Compared,
  isToTheEnd: boolean,
  { came, first, by, dropped }: ReturnType<typeof regionChanges>,
): string[] {
  const ratesBefore = ratesOf(before);
  const ratesSince = ratesOf(since);
  const how = changeOf(total(ratesBefore), total(ratesSince));
  const kinds = kindsOf(ratesBefore, ratesSince);
  const change = m.cmp_change({
    how,
    kinds: m.cmp_kinds_a_year({ kinds }),
    ra: formatDecimal(total(ratesBefore)),
    rb: formatDecimal(total(ratesSince)),
    na: formatCount(sum(before)),
    nb: formatCount(sum(since)),
    a: inYears(before.span),
    b: isToTheEnd ? m.cmp_since({ year: since.span.from }) : inYears(since.span),
  });
  if (how === 'none') return [upper(change) + m.cmp_stop()];
  const told = kinds === 'both' ? shareText(how === 'changed', ratesBefore, ratesSince) : '';
  const word = (n: number) => m.cmp_word({ n });
  const allFirsts = came === 1 ? 'one' : 'all';
  const firsts = first < came ? 'some' : allFirsts;
  const entered = m.cmp_came({ count: came, n: word(came) });
  const parts = (['patrol', 'exercise'] as const).map((kind) =>
    by[kind] ? m.cmp_came_by({ kind, n: by[kind], k: word(by[kind]) }) : '',
  );
  const regions = m.cmp_regions_changed({
    came: entered + (first ? m.cmp_first({ firsts, k: word(first) }) : '') + parts.join(''),
    dropped: m.cmp_dropped({ count: dropped, n: word(dropped) }),
  });
  return [change + told + m.cmp_stop(), regions].map(upper);
}

export function howSure(
  { before, since }: Compared,
  coveredTo: string,
  isPlaced: (id: string) => boolean,
): string {
  const placedIn = ({ exercise: { records }, span }: ComparedHalf) => {
    const placed = records.filter(({ id }) => isPlaced(id)).length;
    const perYear = formatDecimal(rateOf(placed, span.length));
    return { all: records.length, placed, perYear, years: formatDecimal(span.length) };
  };
  const a = placedIn(before);
  const b = placedIn(since);
  const end = formatDate(coveredTo, 'month');
  const lengths = m.cmp_how_sure({ a: a.years, b: b.years, end });
  if (a.placed === a.all && b.placed === b.all) return lengths;
  const placed = m.cmp_placed({
    x: formatCount(a.placed),
    nx: formatCount(a.all),
    y: formatCount(b.placed),
    ny: formatCount(b.all),
    a: a.perYear,
    b: b.perYear,
  });
  return sentences({ language: getLocale() }, [placed, lengths]);
}
