import { maximum } from './deciding';
import { extentOf } from './extent';
import { frontierOf } from './frontier';
import { groundOf } from './ground';
import type { HomeLand } from '../earth/home';
import { toPosition } from '../earth/sphere';
import { SPHERE_MARGIN } from '../earth/geodesic';
import {
  AREA_KINDS,
  type AreaByKind,
  type Deciding,
  type Measure,
  type Reason,
  type SpanMeasures,
} from './measures';
import type { MeasuredRecord } from './measured-record';
import type { ReachTable } from './reach-table';
import { PARTNERS } from '../record/model';
import { sharesOf } from './shares';
import { MEANINGFUL_RESULTANT, spreadDeciding, spreadOf } from './spread';
import type { YearSpan } from '../record/time';

export interface SpanOptions {
  /** Find the deciding records too, which costs most of the time. */
  leaveOneOut?: boolean;
  /** Measure only these of the span's records; indices into the table. */
  members?: readonly number[];
}

/** Values, reasons for those that are undefined, and deciding records, as they are gathered. */
class Gathered {
  readonly reasons: SpanMeasures['reasons'] = {};
  readonly decidingRecord: SpanMeasures['decidingRecord'] = {};

  constructor(readonly leaveOneOut: boolean) {}

  undefined(reason: Reason, ...measures: (keyof SpanMeasures['reasons'])[]): void {
    for (const measure of measures) this.reasons[measure] = reason;
  }

  decided(measure: Measure, deciding: Deciding | undefined): void {
    if (this.leaveOneOut && deciding) this.decidingRecord[measure] = deciding;
  }
}

/** All measures of the records that overlap a span of years, not rounded. */
export function measureSpan(
  table: ReachTable,
  span: YearSpan,
  { leaveOneOut = true, members = table.members(span) }: SpanOptions = {},
): SpanMeasures {
  const gathered = new Gathered(leaveOneOut);
  const records = members.map((i) => table.records[i]!);
  const shares = sharesOf(records);
  if (shares.effectiveRegions === null) gathered.undefined(absence(records), 'effectiveRegions');
  const measured = {
    ...span,
    year: span.to,
    records: records.length,
    unplaced: records.filter(({ placed }) => !placed).map(({ id }) => id),
    sites: table.placeCounter.count(members),
    regions: Object.keys(shares.regionalShare).length,
    ...groundMeasures(table, members, span.from, gathered),
    ...extentMeasures(records, gathered),
    ...frontierMeasures(table, records, span.from, gathered),
    ...farthestMeasures(table, records, gathered),
    ...spreadMeasures(records, gathered),
    effectiveRegions: shares.effectiveRegions,
    regionalShare: shares.regionalShare,
  };
  gathered.decided('effectiveRegions', shares.deciding);
  const { reasons, decidingRecord } = gathered;
  return { ...measured, reasons, decidingRecord };
}

const NOTHING: AreaByKind = { all: null, exercise: null, patrol: null };

function groundMeasures(
  { footprints, firstOccupied }: ReachTable,
  members: readonly number[],
  from: number,
  gathered: Gathered,
): Pick<SpanMeasures, 'footprintKm2' | 'newGroundKm2'> {
  const footprintKm2 = { ...NOTHING };
  const newGroundKm2 = { ...NOTHING };
  const { leaveOneOut } = gathered;
  const ground =
    members.length > 0 && groundOf(footprints, firstOccupied, members, from, leaveOneOut);
  for (const kind of AREA_KINDS) {
    if (!ground) {
      gathered.undefined('no-record', `footprintKm2.${kind}`, `newGroundKm2.${kind}`);
      continue;
    }
    footprintKm2[kind] = ground[kind].footprintKm2;
    newGroundKm2[kind] = ground[kind].newGroundKm2;
    gathered.decided(`footprintKm2.${kind}`, ground[kind].deciding.footprint);
    gathered.decided(`newGroundKm2.${kind}`, ground[kind].deciding.newGround);
  }
  return { footprintKm2, newGroundKm2 };
}

function extentMeasures(
  records: readonly MeasuredRecord[],
  gathered: Gathered,
): Pick<SpanMeasures, 'extentKm2' | 'extentByKindKm2'> {
  const extentByKindKm2 = { ...NOTHING };
  const all = extentOf(records, gathered.leaveOneOut);
  for (const kind of AREA_KINDS) {
    const measure = kind === 'all' ? 'extentKm2' : (`extentByKindKm2.${kind}` as const);
    const chosen = records.filter((record) => kind === 'all' || record.kind === kind);
    // Most years have one kind only.
    const isAll = chosen.length === records.length;
    const extent = isAll ? all : extentOf(chosen, gathered.leaveOneOut);
    if ('reason' in extent) {
      const isPlaced = chosen.some(({ placed }) => placed);
      gathered.undefined(isPlaced ? extent.reason : absence(chosen), measure);
    } else {
      extentByKindKm2[kind] = extent.areaKm2;
      gathered.decided(measure, extent.deciding);
    }
  }
  return { extentKm2: extentByKindKm2.all, extentByKindKm2 };
}

function frontierMeasures(
  table: ReachTable,
  records: readonly MeasuredRecord[],
  from: number,
  gathered: Gathered,
): Pick<SpanMeasures, 'newPlaces' | 'frontierKm' | 'frontier'> {
  const found = frontierOf(table.records, records, from);
  if (!found) {
    const isPlaced = records.some(({ placed }) => placed);
    const reason = isPlaced ? 'no-earlier-record' : absence(records);
    gathered.undefined(reason, 'frontierKm', 'newPlaces');
    return { newPlaces: null, frontierKm: null, frontier: null };
  }
  gathered.decided('frontierKm', found.deciding);
  return { newPlaces: found.newPlaces, frontierKm: found.km, frontier: found.frontier };
}

function farthestMeasures(
  { home }: ReachTable,
  records: readonly MeasuredRecord[],
  gathered: Gathered,
): Pick<SpanMeasures, 'farthestKm'> {
  const farthestKm: SpanMeasures['farthestKm'] = { RU: null, CN: null };
  for (const partner of PARTNERS) {
    const farthest = home && farthestAmong(records, home[partner]);
    farthestKm[partner] = farthest?.best ?? null;
    gathered.decided(`farthestKm.${partner}`, farthest?.deciding);
    if (farthest) continue;
    gathered.undefined(home ? absence(records) : 'no-home-land', `farthestKm.${partner}`);
  }
  return { farthestKm };
}

/** The record farthest from a partner's land; null when none has a place. */
function farthestAmong(records: readonly MeasuredRecord[], land: HomeLand) {
  return maximum(records, (record, enough) =>
    record.isSurelyWithin(land, enough * SPHERE_MARGIN) ? null : record.farthestFrom(land),
  );
}

function spreadMeasures(
  records: readonly MeasuredRecord[],
  gathered: Gathered,
): Pick<SpanMeasures, 'standardDistanceKm' | 'centre' | 'resultantLength'> {
  const placed = records.filter((record) => record.placed);
  if (placed.length === 0) {
    gathered.undefined(absence(records), 'centre', 'resultantLength', 'standardDistanceKm');
    return { standardDistanceKm: null, centre: null, resultantLength: null };
  }
  const spread = spreadOf(placed.map(({ places }) => places));
  const { centre, resultantLength, standardDistanceKm } = spread;
  const isMeaningful = centre !== null && resultantLength >= MEANINGFUL_RESULTANT;
  if (!isMeaningful) gathered.undefined('no-mean-centre', 'centre');
  if (standardDistanceKm === null) {
    const reason = centre ? 'fewer-than-2-positions' : 'no-mean-centre';
    gathered.undefined(reason, 'standardDistanceKm');
  }
  if (gathered.leaveOneOut) {
    const deciding = spreadDeciding(placed, spread);
    gathered.decided('standardDistanceKm', deciding.standardDistanceKm);
    gathered.decided('resultantLength', deciding.resultantLength);
  }
  return { standardDistanceKm, centre: isMeaningful ? toPosition(centre) : null, resultantLength };
}

function absence(records: readonly MeasuredRecord[]): 'no-record' | 'no-place' {
  return records.length === 0 ? 'no-record' : 'no-place';
}
