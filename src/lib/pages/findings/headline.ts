import { answer } from '$lib/core/questions/answer';
import {
  completeChoices,
  tableFor,
  tablesByRegion,
  type ReachDataset,
} from '$lib/core/reach/dataset';
import type { MarksChance } from '$lib/core/stall/marks';
import type { Headline } from '$lib/core/stall/headline';
import { KINDS, REACH_KINDS, reachKind, type ReachKind } from '$lib/core/record/model';
import { regionGround, type RegionGround } from '$lib/core/stall/region-ground';
import { regionStatus, type RegionStatus } from '$lib/core/stall/region-status';
import type { EnvelopeYear, MeasureTest } from '$lib/core/stall/stall';
import { STALL_DEFAULTS, STALL_GROUPS, type StallGroup } from '$lib/core/stall/stall-analysis';
import type { StallScan } from '$lib/core/stall/stall-scan';
import type { YearSpan } from '$lib/core/record/time';

/** One kind in one period. */
export interface StallCell extends YearSpan {
  group: StallGroup;
  records: number;
  headline: Headline;
  ground: MeasureTest;
  /** Some other radius, rule or precision gives another headline. */
  fragile: boolean;
}

export interface RegionRow extends RegionGround {
  /** At the end of each period. */
  statuses: RegionStatus[];
}

/** Where did geographic expansion stall? Every number of the answer, without words. */
export interface StallFinding {
  /** The verdicts: marks of each kind and period. What follows is the same by area. */
  chance: MarksChance[];
  cells: StallCell[];
  scans: Record<StallGroup, StallScan | null>;
  /**
   * The same scan over all years. The restriction to the tested periods was chosen after seeing
   * results (docs/decisions.md), so a reader must see both.
   */
  openScans: Record<StallGroup, StallScan | null>;
  openYears: YearSpan;
  curves: Record<StallGroup, EnvelopeYear[]>;
  regions: Record<ReachKind, RegionRow[]>;
  shuffles: number;
}

export function stallFinding(dataset: ReachDataset): StallFinding {
  const { analysis, sensitivity } = answer(dataset, {
    kind: 'stall',
    choices: {},
    sensitivity: true,
  });
  const { groups, settings } = analysis;
  // Two years less than the data: a stall needs years after it.
  const openYears = { from: settings.span.from, to: settings.span.to - 2 };
  const open = answer(dataset, { kind: 'stall', choices: {}, stall: { scan: openYears } });
  const fragile = (group: StallGroup, { from }: YearSpan) =>
    sensitivity!.rows.some(
      (row) =>
        row.group === group &&
        row.period.from === from &&
        row.subject === 'headline' &&
        row.fragile,
    );
  const of = <Value>(value: (group: StallGroup) => Value) =>
    Object.fromEntries(STALL_GROUPS.map((group) => [group, value(group)])) as Record<
      StallGroup,
      Value
    >;
  return {
    chance: answer(dataset, { kind: 'directions', choices: {} }).chance,
    cells: STALL_GROUPS.flatMap((group) =>
      groups[group].periods.map((period) => ({
        ...{ group, from: period.from, to: period.to, records: period.records },
        headline: period.headline,
        ground: period.measures.find(({ measure }) => measure === 'newGroundKm2')!,
        fragile: fragile(group, period),
      })),
    ),
    scans: of((group) => groups[group].scan),
    openScans: of((group) => open.analysis.groups[group].scan),
    openYears,
    curves: of((group) => groups[group].newGround),
    regions: Object.fromEntries(
      REACH_KINDS.map((kind) => [kind, regionRows(dataset, kind, settings.span)]),
    ) as StallFinding['regions'],
    shuffles: settings.shuffles,
  };
}

function regionRows(dataset: ReachDataset, kind: ReachKind, span: YearSpan): RegionRow[] {
  const where = { kinds: KINDS.filter((one) => reachKind(one) === kind) };
  const choices = completeChoices(dataset, { where });
  const parts = tablesByRegion(dataset, choices);
  const { periods, shuffles, seed } = STALL_DEFAULTS;
  const settings = { periods, span, scan: null, shuffles, seed, exchange: {} };
  const statuses = periods.map(({ to }) => regionStatus(parts, to));
  return regionGround(tableFor(dataset, choices), parts, settings).map((row, i) => ({
    ...row,
    statuses: statuses.map((ofPeriod) => ofPeriod[i]!),
  }));
}
