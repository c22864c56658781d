import { periodsLine } from '#core/answer/periods-line';
import { lower, sentences, upper, when } from '#core/answer/voice';
import type { SeriesKind } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import { formatCount, formatDate, formatDecimal, formatList } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { voiceOf } from '$lib/site/text/voice';
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

/** `isToTheEnd`: the later half ends with the data. */
export function comparedSentences(
  kind: SeriesKind,
  { before, since }: Compared,
  isToTheEnd: boolean,
  { came, first, dropped }: ReturnType<typeof regionChanges>,
): string[] {
  const voice = voiceOf();
  const halves = [before, since].map(({ counted, span }) => ({ ...counted, ...span }));
  const [lead, later = null] = halves.filter(({ n }) => n > 0);
  const without = halves
    .filter(({ n }) => n === 0)
    .map((half) => when(voice, half, isToTheEnd && half.from === since.span.from));
  const kinds = m.cmp_kinds_of({ kind });
  const word = (n: number) => m.cmp_word({ n });
  const allFirsts = came === 1 ? 'one' : 'all';
  const firsts = first < came ? 'some' : allFirsts;
  const entered = m.cmp_came({ count: came, n: word(came) });
  const regions = m.cmp_regions_changed({
    came: entered + (first ? m.cmp_first({ firsts, k: word(first) }) : ''),
    dropped: m.cmp_dropped({ count: dropped, n: word(dropped) }),
  });
  const counts = lead && lower(periodsLine({ before: lead, since: later }, isToTheEnd, voice));
  return [
    ...(counts ? [m.cmp_kinds({ kind }) + m.colon() + counts] : []),
    ...(without.length ? [m.cmp_none({ kinds, when: formatList(without) })] : []),
    regions,
  ].map(upper);
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
  return sentences(voiceOf(), [lengths, m.cmp_placed({ ...counts, ...later, kinds })]);
}
