import { largest, type Deciding } from './leave-one-out';
import { extentOf } from './extent';
import { groundOf } from './ground';
import { toPosition } from '../earth/sphere';
import { fartherOf } from './facts';
import { AREA_KINDS } from './measures';
import type { AreaByKind, Measure, SpanMeasures } from './measures';
import type { Visit } from './new-places';
import type { SelectedRecord, Selection } from './select';
import { MEANINGFUL_RESULTANT, spreadDeciding, spreadOf } from './spread';
import { sharesOf } from './regional-shares';
import { reachKind, type ReachKind } from '../record/model';
import { inPeriod, type YearSpan } from '../record/time';

interface SpanSettings {
  /** Find the records that decide, which takes most of the time. */
  leaveOneOut?: boolean;
  /** New or a return, each record under the same choices; null: new places are not counted. */
  visits?: readonly Visit[] | null;
}

/** All measures of the records that overlap a span, not rounded. */
export function measureSpan(
  selection: Selection,
  span: YearSpan,
  { leaveOneOut = true, visits = null }: SpanSettings = {},
): SpanMeasures {
  const members = selection.members(span);
  const records = members.map((i) => selection.records[i]!);
  const placed = records.filter((record) => record.placed);
  const reasons: SpanMeasures['reasons'] = {};
  const decidingRecord: SpanMeasures['decidingRecord'] = {};
  const decide = (measure: Measure, deciding: Deciding | undefined) => {
    if (leaveOneOut && deciding) decidingRecord[measure] = deciding;
  };

  const footprintKm2 = noAreas();
  const newGroundKm2 = noAreas();
  const extentByKindKm2 = noAreas();
  const ground = groundOf(selection, selection.firstOccupied, members, span.from, leaveOneOut);
  const extentOfAll = extentOf(placed, leaveOneOut);
  for (const kind of AREA_KINDS) {
    if (records.length === 0) {
      reasons[`footprintKm2.${kind}`] = reasons[`newGroundKm2.${kind}`] = 'no-record';
    } else {
      footprintKm2[kind] = ground[kind].footprintKm2;
      newGroundKm2[kind] = ground[kind].newGroundKm2;
      decide(`footprintKm2.${kind}`, ground[kind].deciding.footprint);
      decide(`newGroundKm2.${kind}`, ground[kind].deciding.newGround);
    }
    const measure = kind === 'all' ? 'extentKm2' : (`extentByKindKm2.${kind}` as const);
    const isOfKind = (record: SelectedRecord) => kind === 'all' || record.kind === kind;
    const placedOfKind = placed.filter(isOfKind);
    // Most years have one kind only.
    const isAll = placedOfKind.length === placed.length;
    const extent = isAll ? extentOfAll : extentOf(placedOfKind, leaveOneOut);
    if ('reason' in extent) {
      reasons[measure] =
        placedOfKind.length > 0 ? extent.reason : absence(records.filter(isOfKind));
    } else {
      extentByKindKm2[kind] = extent.areaKm2;
      decide(measure, extent.deciding);
    }
  }

  const farthestFromOriginKm: SpanMeasures['farthestFromOriginKm'] = {
    all: null,
    exercise: null,
    patrol: null,
  };
  for (const kind of AREA_KINDS) {
    const ofKind = records.filter((record) => kind === 'all' || record.kind === kind);
    const farthest = largest(ofKind, ({ id, fromOriginKm }) =>
      fromOriginKm === null ? null : { recordId: id, km: fromOriginKm },
    );
    farthestFromOriginKm[kind] = farthest?.best ?? null;
    decide(`farthestFromOriginKm.${kind}`, farthest?.deciding);
    if (!farthest) reasons[`farthestFromOriginKm.${kind}`] = absence(ofKind);
  }

  const farthestOf = (
    ofKind: readonly SelectedRecord[],
    field: 'farthestKm' | `farthestByKindKm.${ReachKind}`,
  ) => {
    const farthestKm: SpanMeasures['farthestKm'] = {};
    const placedOfKind = ofKind.filter((record) => record.placed);
    for (const partner of selection.facts.partners) {
      const farthest = largest(placedOfKind, (record) => record.farthestFrom(partner));
      farthestKm[partner] = fartherOf(placedOfKind.map((record) => record.farthestFrom(partner)));
      decide(`${field}.${partner}`, farthest?.deciding);
      if (!farthest) reasons[`${field}.${partner}`] = absence(ofKind);
    }
    return farthestKm;
  };
  const siteCount = (ofKind: readonly SelectedRecord[]) =>
    selection.placeCounter.count(ofKind.flatMap(({ partIds }) => partIds));
  const exercises = records.filter(({ kind }) => kind === 'exercise');
  const patrols = records.filter(({ kind }) => kind === 'patrol');

  const spread = spreadOf(placed.map(({ places }) => places));
  const { centre, standardDistanceKm } = spread;
  const isMeaningful = centre !== null && spread.resultantLength >= MEANINGFUL_RESULTANT;
  if (placed.length === 0) {
    reasons.centre = reasons.resultantLength = reasons.standardDistanceKm = absence(records);
  } else {
    if (!isMeaningful) reasons.centre = 'no-mean-centre';
    if (standardDistanceKm === null) {
      reasons.standardDistanceKm = centre ? 'fewer-than-2-positions' : 'no-mean-centre';
    }
  }
  if (leaveOneOut) {
    const deciding = spreadDeciding(placed, spread);
    decide('standardDistanceKm', deciding.standardDistanceKm);
    decide('resultantLength', deciding.resultantLength);
  }

  const { regionalShare, effectiveRegions, deciding } = sharesOf(records);
  if (effectiveRegions === null) reasons.effectiveRegions = absence(records);
  decide('effectiveRegions', deciding);

  return {
    from: span.from,
    to: span.to,
    year: span.to,
    records: records.length,
    recordsByKind: { exercise: exercises.length, patrol: patrols.length },
    unplaced: records.filter((record) => !record.placed).map(({ id }) => id),
    sites: siteCount(records),
    sitesByKind: { exercise: siteCount(exercises), patrol: siteCount(patrols) },
    regions: Object.keys(regionalShare).length,
    footprintKm2,
    newGroundKm2,
    newPlaces: visits ? newPlacesIn(visits, span) : noAreas(),
    extentKm2: extentByKindKm2.all,
    extentByKindKm2,
    farthestFromOriginKm,
    farthestKm: farthestOf(records, 'farthestKm'),
    farthestByKindKm: {
      exercise: farthestOf(exercises, 'farthestByKindKm.exercise'),
      patrol: farthestOf(patrols, 'farthestByKindKm.patrol'),
    },
    standardDistanceKm,
    centre: isMeaningful ? toPosition(centre) : null,
    resultantLength: placed.length > 0 ? spread.resultantLength : null,
    effectiveRegions,
    regionalShare,
    reasons,
    decidingRecord,
  };
}

function newPlacesIn(visits: readonly Visit[], span: YearSpan): AreaByKind {
  const fresh = visits.filter((visit) => visit.status === 'new' && inPeriod(visit, span));
  const count = (kind: ReachKind) => fresh.filter((visit) => reachKind(visit.kind) === kind).length;
  return { all: fresh.length, exercise: count('exercise'), patrol: count('patrol') };
}

const noAreas = (): AreaByKind => ({ all: null, exercise: null, patrol: null });

function absence(records: readonly SelectedRecord[]): 'no-record' | 'no-place' {
  return records.length === 0 ? 'no-record' : 'no-place';
}
