import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { VISIT_STATUSES, type Visit, type VisitStatus } from '$lib/core/reach/new-places';
import { inPeriod } from '$lib/core/record/time';
import type { Verdict } from '$lib/core/stall/answer';
import type { PeriodCount } from '$lib/core/stall/verdict';
import { upper } from '$lib/core/stall/voice';
import { singleSign } from '$lib/map/key';
import { m } from '$lib/paraglide/messages';
import { standardVisits, verdictsAt } from '$lib/site/dataset/answer.server';
import { bounds, recordById } from '$lib/site/dataset/dataset.server';
import { formatCount, formatDecimal, formatName, formatYears } from '$lib/site/text/format';

/** The picture of the answer: each record as a sign, a row a period, and where random order would put the count. */
export function dotPicture() {
  const verdicts = verdictsAt(bounds.lastYear);
  const kinds = verdicts.map(kindOf).filter(({ rows }) => rows.length > 0);
  return {
    label: m.findings_dots_label(),
    note: m.findings_dots_note(),
    kinds,
    mostInRow: Math.max(0, ...kinds.flatMap(({ rows }) => rows.map(({ dots }) => dots.length))),
    /** Drawn once, and used as often as there are records. */
    signs: REACH_KINDS.flatMap((kind) => VISIT_STATUSES.map((status) => signOf(kind, status))),
    ratesTitle: m.findings_rates(),
    rates: ratesOf(verdicts[0]),
  };
}
export type DotPicture = ReturnType<typeof dotPicture>;

const signId = (kind: ReachKind, status: VisitStatus) => `sign-${kind}-${status}`;

/** The signs of the map, all of one size. */
function signOf(kind: ReachKind, status: VisitStatus) {
  const shape = status === 'return' ? 'back' : status;
  const isPatrol = kind === 'patrol';
  const hollow = isPatrol ? { r: 6.4, width: 1.9 } : { r: 6, width: 2.6 };
  const filled = { r: isPatrol ? 7.4 : 7.2, width: 0 };
  const { r, width } = status === 'new' ? filled : hollow;
  const marks = singleSign(shape, kind, 'strong', r, width);
  const paths = marks.map(({ at, style }) => ({
    d: String(at.d),
    fill: String(style.fill),
    stroke: style.stroke === undefined ? null : String(style.stroke),
    width: style['stroke-width'] ?? null,
  }));
  return { id: signId(kind, status), paths };
}

function kindOf({ kind, earlier, before, since, later, chance }: Verdict) {
  const row = (period: PeriodCount | null, name: string, expected: number | null) => {
    // One record alone is told, not drawn.
    if (!period || period.n < 2) return [];
    return [
      {
        period: upper(name),
        dots: dotsIn(kind, period),
        expected,
        text: countText(period, expected),
        isPart: period === later,
      },
    ];
  };
  const afterFirst = (rows: ReturnType<typeof row>) =>
    rows.map((one) => ({ ...one, text: m.findings_after_first({ text: one.text }) }));
  return {
    kind,
    title: m.findings_dots({ kind }),
    rows: [
      ...afterFirst(row(earlier, formatYears(earlier.from, earlier.to), null)),
      ...row(before, formatYears(before.from, before.to), chance?.expectedBefore ?? null),
      ...row(since, sinceText(since), chance?.expectedSince ?? null),
      ...row(later, later ? m.findings_of_them({ year: later.from }) : '', null),
    ],
  };
}

const sinceText = (period: PeriodCount | null) =>
  period ? m.findings_since({ year: period.from }) : '';

function countText({ k, n, atMost }: PeriodCount, expected: number | null): string {
  return m.findings_hits({
    k: formatCount(k),
    n: formatCount(n),
    most: formatCount(atMost),
    perhaps: atMost > k ? 'some' : 'none',
    chance: expected === null ? 'none' : formatDecimal(expected),
  });
}

/** Those that a period counts: new ones first, so that they reach as far as the count; each by date. */
function dotsIn(kind: ReachKind, period: PeriodCount) {
  const counted = standardVisits.filter(
    (visit) => visit.kind === kind && visit.km !== null && inPeriod(visit, period),
  );
  return VISIT_STATUSES.flatMap((status) =>
    counted.filter((visit) => visit.status === status).map(dotOf),
  );
}

function dotOf({ id, kind, status }: Visit) {
  const name = formatName(recordById.get(id)!.name);
  return { id, sign: signId(kind, status), name: m.findings_dot({ name, status }) };
}

/** New places a year, a period each; nothing where no periods are compared. */
function ratesOf(verdict: Verdict | undefined) {
  if (!verdict) return [];
  const { earlier, before, since } = verdict;
  const rate = (period: PeriodCount, years: string) => {
    return { years: upper(years), perYear: formatDecimal(period.newPerYear) };
  };
  return [
    ...(earlier.n > 0 ? [rate(earlier, formatYears(earlier.from, earlier.to))] : []),
    rate(before, formatYears(before.from, before.to)),
    ...(since ? [rate(since, sinceText(since))] : []),
  ];
}
