/**
 * Reach: where joint exercises and patrols went in each year, measured on the sphere. The measures
 * are in files of their own (ground, extent, frontier, home, spread, shares); here they are put
 * together for years, windows, periods and running totals.
 */
import { checkRadius } from './cells';
import type { HomeRings } from '../earth/home';
import { InputError } from '../record/input-error';
import type { SpanMeasures } from './measures';
import type { ReachRecord } from '../record/model';
import { checkRecords } from '../record/record-check';
import { tableOf, type ReachTable, type TableSettings } from './reach-table';
import { roundSpan } from './round';
import { measureSpan } from './span';
import { cumulativeSpans, yearsOf, type YearSpan } from '../record/time';
import type { RegionAt } from './trace';
import { Traces } from './traces';

export type { SpanMeasures as SpanReach } from './measures';

export interface ReachSettings extends TableSettings {
  /** First and last year reported. Records of earlier years still count as earlier ground. */
  from: number;
  to: number;
}

export interface ReachResult {
  settings: ReachSettings;
  years: SpanMeasures[];
  /** From the first year reported to each year. */
  cumulative: SpanMeasures[];
}

export const MAX_YEARS = 500;

/**
 * All measures for every year of the settings and for the time from the first to each.
 *
 * @param records those that count
 * @param home each partner's land; null leaves `farthestKm` undefined
 * @param regionAt needed only for tracks under a region filter
 * @returns rounded values (round.ts); undefined ones are null with a reason, never NaN
 * @throws InputError naming record, field, value and what was expected
 */
export function measureYears(
  records: readonly ReachRecord[],
  settings: ReachSettings,
  home: HomeRings | null,
  regionAt?: RegionAt,
): ReachResult {
  const table = checkedTable(records, settings, home, regionAt);
  return {
    settings,
    years: measureSpans(table, yearsOf(settings).map(oneYear)),
    cumulative: measureSpans(table, cumulativeSpans(settings)),
  };
}

/** All measures for any spans of years: a period, the windows of a width. */
export function measureSpans(table: ReachTable, spans: readonly YearSpan[]): SpanMeasures[] {
  return spans.map((span) => roundSpan(measureSpan(table, span)));
}

/** The table behind the measures, after every check. */
export function checkedTable(
  records: readonly ReachRecord[],
  settings: ReachSettings,
  home: HomeRings | null,
  regionAt?: RegionAt,
): ReachTable {
  checkSettings(settings);
  checkRecords(records);
  return tableOf(records, settings, home, new Traces(regionAt));
}

export function checkSettings({ from, to, radiusKm }: ReachSettings): void {
  checkRadius(radiusKm);
  if (!Number.isInteger(from)) throw new InputError('settings', 'from', from, 'a year like 2003');
  if (!Number.isInteger(to)) throw new InputError('settings', 'to', to, 'a year like 2026');
  if (to < from) throw new InputError('settings', 'to', to, `a year not before ${from}`);
  if (to - from >= MAX_YEARS) {
    throw new InputError('settings', 'to', to, `a year at most ${MAX_YEARS - 1} after ${from}`);
  }
}

export const oneYear = (year: number): YearSpan => ({ from: year, to: year });
