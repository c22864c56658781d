import type { AreaKind } from '$lib/core/reach/measures';
import type { Hosting, Sent, Travel } from './partners';
import type { FatePaths, ShownComparison } from './period-map';
import type { PeriodTableData } from './period-rows';
import type { RegionTable } from './region-rows';

/** Two periods compared: numbers, ground to draw, measures. */
export interface ComparedPeriods {
  compared: ShownComparison;
  /** A kind is missing where the page has not loaded it yet. */
  paths: Partial<Record<AreaKind, FatePaths>>;
  /** Null until it is computed. */
  table: PeriodTableData | null;
}

/** Everything on the page that depends on the counting rule; prerendered for every rule. */
export interface RuledData {
  rule: string;
  /** Records that the rule admits. */
  ids: string[];
  table: RegionTable;
  travel: Travel[];
  hosting: Record<Hosting, number[]>;
  sent: Sent[];
  /** The periods that the page begins with. */
  periods: ComparedPeriods;
}
