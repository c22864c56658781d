import type { Maximum } from './deciding';
import { extentOf, type Corners, type Extent } from './extent';
import { GroundTally, type Ground } from './ground';
import {
  AREA_KINDS,
  type AreaByKind,
  type AreaKind,
  type Deciding,
  type Farthest,
  type Measure,
  type SpanMeasures,
} from './measures';
import { PARTNERS, type Partner } from '../record/model';
import { MOST_DECIDED, type ReachTable } from './reach-table';
import { toPosition } from '../earth/sphere';
import { MEANINGFUL_RESULTANT, spreadOf } from './spread';
import type { Counts, Tally } from './tally';
import type { YearSpan } from '../record/time';
import { farthestAmong } from './trace';

/** What a measure adds to a span: values, reasons for those it lacks, and deciding records. */
type Part<Field extends keyof SpanMeasures> = Pick<SpanMeasures, Field> & {
  reasons: SpanMeasures['reasons'];
  deciding: Partial<Record<Measure, Deciding | undefined>>;
};

export interface SpanOptions {
  /** Find the deciding records too, which costs most of the time. */
  leaveOneOut?: boolean;
  /** Measure only these of the span's records; indices into the table. */
  members?: readonly number[];
}

/** All measures of the records that overlap a span of years, not rounded. */
export function measureSpan(
  table: ReachTable,
  span: YearSpan,
  { leaveOneOut: wanted = true, members: chosen }: SpanOptions = {},
): SpanMeasures {
  const members = chosen ?? table.members(span);
  const leaveOneOut = wanted && members.length <= MOST_DECIDED;
  const tally = chosen ? table.tallyAmong(chosen) : table.tallyOf(span);
  const ground = groundPart(groundOf(table, span, members, chosen), members, leaveOneOut);
  const extent = extentPart(
    table,
    tally,
    (kind) => (chosen ? table.cornersAmong(chosen, kind) : table.cornersOf(span, kind)),
    leaveOneOut,
  );
  const frontier = frontierPart(table, tally, members, span);
  const farthest = farthestPart(table, tally, (partner) => {
    const land = table.home?.[partner];
    return chosen
      ? land && farthestAmong(table.tracesOf(chosen), land)
      : table.farthestOf(span, partner);
  });
  const spread = spreadPart(table, tally, members, leaveOneOut);
  const shares = tally.shares.shares(leaveOneOut ? table.tracesOf(members) : []);
  const parts = [ground, extent, frontier, farthest, spread];
  return {
    from: span.from,
    to: span.to,
    year: span.to,
    records: members.length,
    unplaced: [...tally.unplaced],
    sites: tally.places.count,
    regions: shares.regions,
    footprintKm2: ground.footprintKm2,
    newGroundKm2: ground.newGroundKm2,
    newPlaces: frontier.newPlaces,
    extentKm2: extent.extentKm2,
    extentByKindKm2: extent.extentByKindKm2,
    frontierKm: frontier.frontierKm,
    frontier: frontier.frontier,
    farthestKm: farthest.farthestKm,
    standardDistanceKm: spread.standardDistanceKm,
    centre: spread.centre,
    resultantLength: spread.resultantLength,
    effectiveRegions: shares.effectiveRegions,
    regionalShare: shares.regionalShare,
    reasons: Object.assign(
      {},
      ...parts.map(({ reasons }) => reasons),
      shares.effectiveRegions === null ? { effectiveRegions: absence(tally.counts.all) } : {},
    ) as SpanMeasures['reasons'],
    decidingRecord: leaveOneOut
      ? present(
          Object.assign({}, ...parts.map(({ deciding }) => deciding), {
            effectiveRegions: shares.deciding,
          }) as Part<'from'>['deciding'],
        )
      : {},
  };
}

const NOTHING: AreaByKind = { all: null, exercise: null, patrol: null };

function groundPart(
  ground: Record<AreaKind, Ground | GroundTally>,
  members: readonly number[],
  leaveOneOut: boolean,
): Part<'footprintKm2' | 'newGroundKm2'> {
  const part: ReturnType<typeof groundPart> = {
    footprintKm2: { ...NOTHING },
    newGroundKm2: { ...NOTHING },
    reasons: {},
    deciding: {},
  };
  for (const kind of AREA_KINDS) {
    if (members.length === 0) {
      part.reasons[`footprintKm2.${kind}`] = 'no-record';
      part.reasons[`newGroundKm2.${kind}`] = 'no-record';
      continue;
    }
    const { footprintKm2, newGroundKm2 } = ground[kind];
    part.footprintKm2[kind] = footprintKm2;
    part.newGroundKm2[kind] = newGroundKm2;
    const tally = ground[kind];
    if (!leaveOneOut || !(tally instanceof GroundTally)) continue;
    const { footprint, newGround } = tally.deciding();
    part.deciding[`footprintKm2.${kind}`] = footprint;
    part.deciding[`newGroundKm2.${kind}`] = newGround;
  }
  return part;
}

function extentPart(
  table: ReachTable,
  { counts }: Tally,
  cornersOf: (kind: AreaKind) => Corners,
  leaveOneOut: boolean,
): Part<'extentKm2' | 'extentByKindKm2'> {
  const part: ReturnType<typeof extentPart> = {
    extentKm2: null,
    extentByKindKm2: { ...NOTHING },
    reasons: {},
    deciding: {},
  };
  let ofAll: Extent | undefined;
  for (const kind of AREA_KINDS) {
    const field = kind === 'all' ? 'extentKm2' : (`extentByKindKm2.${kind}` as const);
    // Most years have one kind only.
    const extent =
      ofAll && counts[kind].records === counts.all.records
        ? ofAll
        : extentOf(cornersOf(kind), (i) => table.traces[i]!.id, leaveOneOut, table.areas);
    ofAll ??= extent;
    if ('reason' in extent) {
      part.reasons[field] = counts[kind].placed > 0 ? extent.reason : absence(counts[kind]);
      continue;
    }
    part.extentByKindKm2[kind] = extent.areaKm2;
    part.deciding[field] = extent.deciding;
  }
  part.extentKm2 = part.extentByKindKm2.all;
  return part;
}

function frontierPart(
  table: ReachTable,
  { counts }: Tally,
  members: readonly number[],
  { from }: YearSpan,
): Part<'frontierKm' | 'frontier' | 'newPlaces'> {
  const found = table.frontiers.measure(members, from);
  if (found) {
    const { km, frontier, newPlaces, deciding } = found;
    return {
      frontierKm: km,
      frontier,
      newPlaces,
      reasons: {},
      deciding: { frontierKm: deciding },
    };
  }
  const reason = counts.all.placed > 0 ? 'no-earlier-record' : absence(counts.all);
  return {
    frontierKm: null,
    frontier: null,
    newPlaces: null,
    reasons: { frontierKm: reason, newPlaces: reason },
    deciding: {},
  };
}

function farthestPart(
  { home }: ReachTable,
  { counts }: Tally,
  farthestFrom: (partner: Partner) => Maximum<Farthest> | null | undefined,
): Part<'farthestKm'> {
  const part: ReturnType<typeof farthestPart> = {
    farthestKm: { RU: null, CN: null },
    reasons: {},
    deciding: {},
  };
  for (const partner of PARTNERS) {
    const farthest = farthestFrom(partner);
    if (farthest) {
      part.farthestKm[partner] = farthest.best;
      part.deciding[`farthestKm.${partner}`] = farthest.deciding;
    } else part.reasons[`farthestKm.${partner}`] = home ? absence(counts.all) : 'no-home-land';
  }
  return part;
}

function spreadPart(
  { points, traces }: ReachTable,
  { counts }: Tally,
  members: readonly number[],
  leaveOneOut: boolean,
): Part<'centre' | 'resultantLength' | 'standardDistanceKm'> {
  if (counts.all.placed === 0) {
    const reason = absence(counts.all);
    return {
      centre: null,
      resultantLength: null,
      standardDistanceKm: null,
      reasons: { centre: reason, resultantLength: reason, standardDistanceKm: reason },
      deciding: {},
    };
  }
  const placed = members.filter((i) => points.count(i) > 0);
  const spread = spreadOf(points, placed, (i) => traces[i]!.id, leaveOneOut);
  const meaningful = spread.centre && spread.resultantLength >= MEANINGFUL_RESULTANT;
  const part: ReturnType<typeof spreadPart> = {
    centre: meaningful ? toPosition(spread.centre!) : null,
    resultantLength: spread.resultantLength,
    standardDistanceKm: spread.standardDistanceKm,
    reasons: {},
    deciding: {
      standardDistanceKm: spread.decidingDistance,
      resultantLength: spread.decidingResultant,
    },
  };
  if (!meaningful) part.reasons.centre = 'no-mean-centre';
  if (spread.standardDistanceKm === null) {
    part.reasons.standardDistanceKm = spread.centre ? 'fewer-than-2-positions' : 'no-mean-centre';
  }
  return part;
}

function groundOf(
  table: ReachTable,
  span: YearSpan,
  members: readonly number[],
  chosen: readonly number[] | undefined,
): Record<AreaKind, Ground | GroundTally> {
  if (chosen) return table.groundAmong(chosen, span.from);
  return members.length > MOST_DECIDED ? table.groundOfMany(span) : table.groundOf(span);
}

function absence({ records }: Counts): 'no-record' | 'no-place' {
  return records === 0 ? 'no-record' : 'no-place';
}

function present(deciding: Part<'from'>['deciding']): SpanMeasures['decidingRecord'] {
  return Object.fromEntries(Object.entries(deciding).filter(([, record]) => record));
}
