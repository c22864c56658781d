import { max } from 'd3-array';
import { REACH_KINDS, reachKind, type ReachKind, type SeriesKind } from '#core/record/model';
import { VISIT_STATUSES, type Visit, type VisitStatus } from '#core/reach/new-places';
import { inPeriod } from '#core/record/time';
import type { Verdict } from '#core/stall/verdict';
import type { PeriodCount } from '#core/stall/counts';
import { sentences, upper } from '#core/answer/voice';
import { PLAIN_R, plainSigns } from '$lib/picture/signs/plain-signs';
import { m } from '$lib/paraglide/messages';
import { latestSentenceOn, latestVerdicts, standardVisits } from '$lib/site/dataset/answer.server';
import { recordById } from '$lib/site/dataset/dataset.server';
import { voiceOf } from '$lib/site/text/voice';
import {
  formatCount,
  formatCountOf,
  formatDecimal,
  formatName,
  formatYears,
  formatCounted,
} from '$lib/site/text/format';

export function dotPicture() {
  const everyKind = latestVerdicts.map(kindOf);
  const kinds = everyKind.filter(({ rows }) => rows.length > 0);
  const untold = everyKind.flatMap(({ kind, rows }) =>
    rows.length > 0 ? [] : (latestSentenceOn(kind) ?? []),
  );
  return {
    label: m.findings_dots_label(),
    note: m.findings_dots_note(),
    kinds,
    others: sentences(voiceOf(), untold),
    signs: REACH_KINDS.flatMap((kind) => VISIT_STATUSES.map((status) => signOf(kind, status))),
  };
}

const signId = (kind: ReachKind, status: VisitStatus) => `sign-${kind}-${status}`;

const signOf = (kind: ReachKind, status: VisitStatus) => ({
  id: signId(kind, status),
  marks: plainSigns({ kind, status }, PLAIN_R.row, [{ x: 0, y: 0 }]),
});

function kindOf(verdict: Verdict) {
  const { kind, earlier, before, since, later, chance } = verdict;
  const row = (
    period: PeriodCount | null,
    name: string,
    expected: number | null = null,
    orders: readonly number[] = [],
  ) => {
    // A single record is not worth a row: the sentences mention it.
    if (!period || period.n < 2) return [];
    const text = countText(period, expected);
    return [
      {
        period: upper(name),
        dots: dotsIn(kind, period),
        histogram: histogramOf(period, orders),
        text: period === earlier ? m.findings_after_first({ text }) : text,
        isPart: period === later,
      },
    ];
  };
  return {
    kind,
    look: reachKind(kind),
    title: m.findings_dots({ kind }),
    rows: [
      ...row(earlier, yearsText(earlier)),
      ...row(before, yearsText(before), chance?.expectedBefore, chance?.ordersBefore),
      ...row(since, sinceText(since), chance?.expectedSince, chance?.ordersSince),
      ...row(later, later ? m.findings_of_them({ year: later.from }) : ''),
      ...seriesRows(verdict),
    ],
  };
}

/** Both periods, the yearly series apart: in order of date. */
function seriesRows({ kind, before, since, series }: Verdict) {
  if (!series || !since) return [];
  const { ids, others, ...own } = series;
  const visits = [before, since].flatMap((period) => visitsIn(kind, period));
  const row = (name: string, counts: typeof others, isOwn: boolean) => ({
    period: name,
    dots: visits.filter(({ id }) => ids.includes(recordById.get(id)!.series) === isOwn).map(dotOf),
    histogram: [],
    text: m.findings_two_counts({
      before: formatCountOf(counts.before),
      since: formatCountOf(counts.since),
    }),
    isPart: true,
  });
  return [row(m.findings_yearly(), own, true), row(m.findings_all_others(), others, false)];
}

/** How often random orders have each count, relative to the largest; marks our own. */
const histogramOf = ({ k, atMost }: PeriodCount, orders: readonly number[]) =>
  orders.map((n, count) => ({
    count,
    share: n / max(orders)!,
    isCounted: count >= k && count <= atMost,
  }));

const yearsText = ({ from, to }: PeriodCount) => formatYears(from, to);
const sinceText = (period: PeriodCount | null) =>
  period ? m.findings_since({ year: period.from }) : '';

const countText = (count: PeriodCount, expected: number | null) =>
  m.findings_hits({
    k: formatCounted(count),
    n: formatCount(count.n),
    chance: expected === null ? 'none' : formatDecimal(expected),
  });

const visitsIn = (kind: SeriesKind, period: PeriodCount) =>
  standardVisits.filter(
    (visit) => visit.kind === kind && visit.km !== null && inPeriod(visit, period),
  );

/** New ones first, so that they reach as far as the count; each by date. */
const dotsIn = (kind: SeriesKind, period: PeriodCount) =>
  visitsIn(kind, period)
    .toSorted((a, b) => VISIT_STATUSES.indexOf(a.status) - VISIT_STATUSES.indexOf(b.status))
    .map(dotOf);

function dotOf({ id, kind, status }: Visit) {
  const name = formatName(recordById.get(id)!.name);
  return { id, sign: signId(reachKind(kind), status), name: m.findings_dot({ name, status }) };
}
