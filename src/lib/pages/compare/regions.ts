import type { Visit } from '#core/reach/new-places';
import { seriesKinds, words } from '#core/record/model';
import { pick } from '#core/record/pick';
import { regionsOf } from '#core/record/record';
import type { ReachRecord } from '#core/record/schema';
import { inPeriod, type YearSpan } from '#core/record/time';
import { statusWithin } from '$lib/picture/signs/signs';
import { formatName } from '$lib/site/text/format';
import type { Half } from './compare-link';

const BRIEF = words(
  'id start end datePrecision kind scope framework series domains practices participants',
);
export const briefOf = (
  record: Pick<ReachRecord, (typeof BRIEF)[number] | 'name' | 'sites' | 'track'> & {
    sources?: readonly unknown[];
  },
) => ({
  ...pick(record, BRIEF),
  name: formatName(record.name),
  sources: record.sources?.length ?? 0,
  regions: regionsOf(record),
  seriesKinds: seriesKinds(record),
});
export type BriefRecord = ReturnType<typeof briefOf>;

const VISIT = words('id kind start status km region');
export type BriefVisit = Pick<Visit, (typeof VISIT)[number]>;
export const briefVisit = (visit: Visit): BriefVisit => pick(visit, VISIT);

export interface RowPlace {
  id: string;
  name: string;
  /** With '' for what is in none; null for everywhere. */
  regions: readonly string[] | null;
  direction?: string;
}

/** A record of one kind, and its visit if it has a known place. */
export type Stay = BriefRecord & { visit: BriefVisit | undefined };
export type CompareRow = ReturnType<typeof compareRow>;
type CompareHalf = CompareRow[Half];

/** @param stays by date; a record counts in the years in which it began, the first of all as no new place */
export function compareRow(place: RowPlace, stays: readonly Stay[], spans: Record<Half, YearSpan>) {
  const isHere = (region: string | null) => place.regions?.includes(region ?? '') ?? true;
  const own = stays.filter(
    ({ regions, visit }) =>
      !place.regions || regions.some(isHere) || (visit && isHere(visit.region)),
  );
  const statusOf = (visit: Stay['visit']) => statusWithin(isHere, visit);
  const halfOf = (span: YearSpan) => {
    const records = own.filter((stay) => inPeriod(stay, span));
    const compared = records.filter(({ visit }) => typeof visit?.km === 'number');
    const atNew = compared.filter((stay) => statusOf(stay.visit) !== 'return');
    const k = atNew.filter((stay) => statusOf(stay.visit) === 'new').length;
    return { records, new: atNew, counted: { k, atMost: atNew.length, n: compared.length } };
  };
  return {
    ...place,
    statusOf,
    records: own,
    before: halfOf(spans.before),
    since: halfOf(spans.since),
    lastNew: own.findLast((stay) => statusOf(stay.visit) === 'new') ?? null,
    last: own.at(-1) ?? null,
  };
}

const countIn = (half: CompareHalf) => half.records.length;

/** By records since, then before, most first. */
export const byRecords = (a: CompareRow, b: CompareRow) =>
  countIn(b.since) - countIn(a.since) || countIn(b.before) - countIn(a.before);

/** Regions entered and left; `first`: with no record before the later half. */
export function regionChanges(rows: readonly CompareRow[]) {
  const came = rows.filter(({ before, since }) => !countIn(before) && countIn(since));
  const first = came.filter(({ records, since }) => records[0] === since.records[0]);
  const dropped = rows.filter(({ before, since }) => countIn(before) && !countIn(since));
  return { came: came.length, first: first.length, dropped: dropped.length };
}
