import { reachKind, type ReachKind } from '../record/model';
import { travelled } from '../reach/travelled';
import { MARKS_DEFAULTS, marksChance, type MarksChance } from '../stall/marks';
import { deal, pValues, slotsOf, type PValues } from '../stall/null-model';
import { STALL_DEFAULTS, STALL_GROUPS } from '../stall/stall-analysis';
import { seededRandom, streamSeed } from '../statistics/random';
import type { AtlasRecord } from '../record/record';
import { footprintsOf } from '../reach/occupancy';
import { stallTest, type MeasureTest, type PeriodTest } from '../stall/stall';
import type { StallMeasure } from '../stall/stall-measures';
import { MeasuredRecord } from '../reach/measured-record';
import { inOrder, yearOf, type YearSpan } from '../record/time';
import type { Case, Choice } from './evidence';

const SHUFFLES = 999;

export function groundTest(
  records: readonly AtlasRecord[],
  { kind, radiusKm, precise }: Choice,
  period: YearSpan,
): PeriodTest {
  const placed = inOrder(records)
    .map((record) => new MeasuredRecord(record, { precise, staging: false, region: null }))
    .filter((record) => record.placed);
  const years = records.map(({ start }) => yearOf(start));
  const { periods } = stallTest(
    footprintsOf(placed, radiusKm),
    placed.map(({ places }) => places),
    {
      periods: [period],
      span: { from: Math.min(period.from, ...years), to: Math.max(period.to, ...years) },
      scan: null,
      shuffles: SHUFFLES,
      // As the stall analysis of the same kind: the same shuffles, the same p.
      seed: streamSeed(STALL_DEFAULTS.seed, STALL_GROUPS.indexOf(kind)),
      exchange: {},
    },
  );
  return periods[0]!;
}

/** What the first screen says of these years: records that set a mark, against random order. */
export function marksTest(
  { counted, choice: { kind, precise }, directions, regionAt, coverage }: Case,
  period: YearSpan,
): MarksChance | null {
  const one: ReachKind = kind === 'all' ? 'exercise' : kind;
  const travels = counted.map((record) => {
    const known = travelled(record, regionAt, directions);
    return kind === 'all' ? { ...known, kind: one } : known;
  });
  const places = { precise, staging: false, region: null };
  const last = yearOf(coverage.to);
  const settings = { ...MARKS_DEFAULTS, coveredTo: coverage.to };
  const found = marksChance(travels, directions, last, places, settings, [period]);
  return found.find((of) => of.kind === one) ?? null;
}

export function measureOf(period: PeriodTest, measure: StallMeasure): MeasureTest {
  return period.measures.find((test) => test.measure === measure)!;
}

export interface RegionsOpened {
  opened: { region: string; recordId: string; year: number }[];
  /** Mean over the shuffles. */
  expected: number;
  p: PValues;
}

export function regionsTest(
  records: readonly AtlasRecord[],
  choice: Choice,
  period: YearSpan,
): RegionsOpened {
  const visits = records.map((record) => regionsOf(record, choice));
  const slots = slotsOf(
    records.map((record) => ({
      id: record.id,
      kind: reachKind(record.kind),
      years: [yearOf(record.start)],
      cells: new Uint32Array(0),
    })),
  );
  const count = (recordAt: Uint32Array) => {
    const seen = new Set<string>();
    let opened = 0;
    recordAt.forEach((record, slot) => {
      const year = slots.first[slot]!;
      for (const region of visits[record]!) {
        if (!seen.has(region) && year >= period.from && year <= period.to) opened++;
        seen.add(region);
      }
    });
    return opened;
  };
  const random = seededRandom(1);
  const recordAt = slots.observed.slice();
  const draws = Float64Array.from({ length: SHUFFLES }, () => {
    deal(recordAt, slots.decks, random);
    return count(recordAt);
  });
  return {
    opened: regionsOpened(records, choice, period),
    expected: draws.reduce((sum, n) => sum + n, 0) / SHUFFLES,
    p: pValues(count(slots.observed), draws),
  };
}

/** A track that only grazes a region does not open it. */
const LEAST_SHARE = 0.1;

function regionsOf(record: AtlasRecord, { precise }: Choice): string[] {
  const { regions } = new MeasuredRecord(record, { precise, staging: false, region: null });
  return regions.filter(([, weight]) => weight >= LEAST_SHARE).map(([region]) => region);
}

/** Regions that a record opened in the period: none of earlier years went there. */
function regionsOpened(
  records: readonly AtlasRecord[],
  choice: Choice,
  { from, to }: YearSpan,
): { region: string; recordId: string; year: number }[] {
  const first = new Map<string, { region: string; recordId: string; start: string }>();
  for (const record of records) {
    for (const region of regionsOf(record, choice)) {
      const known = first.get(region);
      if (known && known.start <= record.start) continue;
      first.set(region, { region, recordId: record.id, start: record.start });
    }
  }
  return [...first.values()]
    .map(({ region, recordId, start }) => ({ region, recordId, year: yearOf(start) }))
    .filter(({ year }) => year >= from && year <= to)
    .sort((a, b) => a.year - b.year || (a.region < b.region ? -1 : 1));
}
