import { sentences, upper } from '#core/answer/voice';
import type { SeriesKind } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import { formatCount, formatDate, formatDecimal, formatYears } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Half } from './compare-link';
import type { CompareRow, regionChanges } from './regions';

/** `length` in years: one covered in part counts in part. */
export type HalfSpan = YearSpan & { length: number };
interface ComparedHalf {
  /** All records, and those with a known place, of which the first of all is none. */
  records: readonly { visit?: unknown }[];
  counted: CompareRow[Half]['counted'];
  span: HalfSpan;
}
type Compared = Record<Half, ComparedHalf>;

/** Zero where no month is covered. */
export const rateOf = (n: number, years: number) => (years ? n / years : 0);

const inYears = ({ from, to }: YearSpan) =>
  m.cmp_in({ is: from === to ? 'one' : 'several', years: formatYears(from, to) });

export const rangeText = ({ k, atMost }: ComparedHalf['counted']) =>
  m.cmp_range({
    form: k < atMost ? 'range' : 'one',
    k: formatCount(k),
    atMost: formatCount(atMost),
  });

/** `later`: after one that says what is counted. */
function countText({ records, counted }: ComparedHalf, years: string, some: 'some' | 'later') {
  const unplaced = records.length ? 'unknown' : 'none';
  const form = counted.n ? some : unplaced;
  return m.cmp_at_new({ form, k: rangeText(counted), n: formatCount(counted.n), years });
}

/** `isToTheEnd`: the later half ends with the data. */
export function comparedSentences(
  kind: SeriesKind,
  { before, since }: Compared,
  isToTheEnd: boolean,
  { came, first, dropped }: ReturnType<typeof regionChanges>,
): string[] {
  const kinds = m.cmp_kinds({ kind });
  const a = inYears(before.span);
  const b = isToTheEnd ? m.cmp_since({ year: since.span.from }) : inYears(since.span);
  if (before.records.length + since.records.length === 0)
    return [m.cmp_none({ kinds: m.cmp_kinds_of({ kind }), a, b })].map(upper);
  const word = (n: number) => m.cmp_word({ n });
  const allFirsts = came === 1 ? 'one' : 'all';
  const firsts = first < came ? 'some' : allFirsts;
  const entered = m.cmp_came({ count: came, n: word(came) });
  const regions = m.cmp_regions_changed({
    came: entered + (first ? m.cmp_first({ firsts, k: word(first) }) : ''),
    dropped: m.cmp_dropped({ count: dropped, n: word(dropped) }),
  });
  const counts = {
    a: countText(before, a, 'some'),
    b: countText(since, b, before.counted.n ? 'later' : 'some'),
  };
  return [m.cmp_change({ kinds, ...counts }), regions].map(upper);
}

function rateIn({ records, span }: ComparedHalf) {
  const placed = records.filter(({ visit }) => visit).length;
  const perYear = formatDecimal(rateOf(records.length, span.length));
  return { all: records.length, placed, perYear, years: formatDecimal(span.length) };
}

export function howSure(kind: SeriesKind, { before, since }: Compared, coveredTo: string): string {
  const [a, b] = [rateIn(before), rateIn(since)];
  const kinds = m.cmp_kinds_of({ kind });
  const rates = { a: a.years, b: b.years, ra: a.perYear, rb: b.perYear };
  const lengths = m.cmp_how_sure({ ...rates, kinds, end: formatDate(coveredTo, 'month') });
  if (a.placed === a.all && b.placed === b.all) return lengths;
  const counts = { x: formatCount(a.placed), nx: formatCount(a.all) };
  const later = { y: formatCount(b.placed), ny: formatCount(b.all) };
  return sentences({ language: getLocale() }, [
    lengths,
    m.cmp_placed({ ...counts, ...later, kinds }),
  ]);
}
