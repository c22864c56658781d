import { fartherOf } from './facts';
import { groundKm2, type Grounds } from './ground';
import {
  AREA_KINDS,
  NO_GROUND,
  type AreaByKind,
  type Grounded,
  type SpanMeasures,
} from './measures';
import type { Visit } from './new-places';
import { roundSpan } from './round';
import type { SelectedRecord, Selection } from './select';
import { sharesOf } from '../statistics/shares';
import { reachKind, type ReachKind, type SeriesKind } from '../record/model';
import { activeIn, inPeriod, type YearSpan } from '../record/time';

/** Of records that overlap a span, rounded. Visits and ground are those of all years; null while they are not known. */
export function measureSpan(
  selection: Selection,
  span: YearSpan,
  {
    visits,
    groundIn,
  }: {
    visits: readonly Visit[] | null;
    groundIn: ((span: YearSpan) => Grounded) | null;
  },
): SpanMeasures {
  const records = selection.records.filter((record) => activeIn(record, span));
  const reasons: SpanMeasures['reasons'] = {};

  const farthestFromOriginKm: SpanMeasures['farthestFromOriginKm'] = {
    all: null,
    exercise: null,
    patrol: null,
  };
  for (const kind of AREA_KINDS) {
    const ofKind = records.filter((record) => kind === 'all' || record.kind === kind);
    const farthest = fartherOf(ofKind.map(({ fromOrigin }) => fromOrigin));
    farthestFromOriginKm[kind] = farthest;
    if (!farthest) reasons[`farthestFromOriginKm.${kind}`] = absence(ofKind);
  }

  const farthestOf = (
    ofKind: readonly SelectedRecord[],
    field: 'farthestKm' | `farthestByKindKm.${ReachKind}`,
  ) => {
    const farthestKm: SpanMeasures['farthestKm'] = {};
    const placedOfKind = ofKind.filter((record) => record.placed);
    for (const partner of selection.facts.partners) {
      farthestKm[partner] = fartherOf(placedOfKind.map((record) => record.farthestFrom(partner)));
      if (!farthestKm[partner]) reasons[`${field}.${partner}`] = absence(ofKind);
    }
    return farthestKm;
  };
  const siteCount = (ofKind: readonly SelectedRecord[]) =>
    selection.placeCounter.count(ofKind.flatMap(({ partIds }) => partIds));
  const exercises = records.filter(({ kind }) => kind === 'exercise');
  const patrols = records.filter(({ kind }) => kind === 'patrol');

  const regionalShare = sharesOf(records.flatMap(({ regions }) => regions));

  return roundSpan({
    from: span.from,
    to: span.to,
    year: span.to,
    records: records.length,
    recordsByKind: { exercise: exercises.length, patrol: patrols.length },
    unplaced: records.filter((record) => !record.placed).map(({ id }) => id),
    sites: siteCount(records),
    sitesByKind: { exercise: siteCount(exercises), patrol: siteCount(patrols) },
    regions: Object.keys(regionalShare).length,
    ground: groundIn?.(span) ?? NO_GROUND,
    newPlaces: visits ? newPlacesIn(visits, span) : noAreas(),
    farthestFromOriginKm,
    farthestKm: farthestOf(records, 'farthestKm'),
    farthestByKindKm: {
      exercise: farthestOf(exercises, 'farthestByKindKm.exercise'),
      patrol: farthestOf(patrols, 'farthestByKindKm.patrol'),
    },
    regionalShare,
    reasons,
  });
}

export const groundByKind =
  (grounds: Record<SeriesKind, Grounds>) =>
  (span: YearSpan): Grounded => ({
    exercise: groundKm2(grounds.exercise, span),
    shipPatrol: groundKm2(grounds['ship-patrol'], span),
    airPatrol: groundKm2(grounds['air-patrol'], span),
  });

function newPlacesIn(visits: readonly Visit[], span: YearSpan): AreaByKind {
  const fresh = visits.filter((visit) => visit.status === 'new' && inPeriod(visit, span));
  const count = (kind: ReachKind) => fresh.filter((visit) => reachKind(visit.kind) === kind).length;
  return { all: fresh.length, exercise: count('exercise'), patrol: count('patrol') };
}

const noAreas = (): AreaByKind => ({ all: null, exercise: null, patrol: null });

function absence(records: readonly SelectedRecord[]): 'no-record' | 'no-place' {
  return records.length === 0 ? 'no-record' : 'no-place';
}
