import { fartherOf, type Far } from './facts';
import { groundKm2, type Grounds } from './ground';
import { NO_GROUND, SERIES_FIELDS } from './measures';
import type { AreaByKind, AreaKind, Grounded, Measure, SpanMeasures } from './measures';
import type { Visit } from './new-places';
import { roundSpan } from './round';
import type { SelectedRecord, Selection } from './select';
import { sharesOf } from '../statistics/shares';
import { reachKind, type ReachKind, type SeriesKind } from '../record/model';
import { byKey } from '../record/pick';
import { activeIn, inPeriod, type YearSpan } from '../record/time';

interface Compared {
  visits: readonly Visit[] | null;
  groundIn: ((span: YearSpan) => Grounded) | null;
}

/** Rounded. Visits and ground are of all years, null while unknown. */
export function measureSpan(
  { facts, records: selected, countPlaces }: Selection,
  span: YearSpan,
  { visits, groundIn }: Compared,
): SpanMeasures {
  const records = selected.filter((record) => activeIn(record, span));
  const exercise = records.filter(({ kind }) => kind === 'exercise');
  const patrol = records.filter(({ kind }) => kind === 'patrol');
  const siteCount = (ofKind: readonly SelectedRecord[]) =>
    countPlaces(ofKind.flatMap(({ partIds }) => partIds));
  const regionalShare = sharesOf(records.flatMap(({ regions }) => regions));

  const reasons: SpanMeasures['reasons'] = {};
  const farthest = <Place extends Pick<Far, 'km' | 'mostKm'>>(
    measure: Measure,
    ofKind: readonly SelectedRecord[],
    placeOf: (record: SelectedRecord) => Place | null,
  ): Place | null => {
    const place = fartherOf(ofKind.map(placeOf));
    if (!place) reasons[measure] = ofKind.length === 0 ? 'no-record' : 'no-place';
    return place;
  };
  const fromOrigin = (kind: AreaKind, ofKind: readonly SelectedRecord[]) =>
    farthest(`farthestFromOriginKm.${kind}`, ofKind, (record) => record.fromOrigin());
  const fromPartners = (
    field: 'farthestKm' | `farthestByKindKm.${ReachKind}`,
    ofKind: readonly SelectedRecord[],
  ) =>
    byKey(facts.partners, (partner) =>
      farthest(`${field}.${partner}`, ofKind, (record) => record.farthestFrom(partner)),
    );
  const ground = groundIn?.(span) ?? NO_GROUND;
  for (const field of Object.values(SERIES_FIELDS))
    for (const area of ground[field].atLeast ?? [])
      reasons[`ground.${field}.${area}`] = 'within-bounds';
  return roundSpan({
    from: span.from,
    to: span.to,
    year: span.to,
    records: records.length,
    recordsByKind: { exercise: exercise.length, patrol: patrol.length },
    unplaced: records.filter(({ partIds }) => partIds.length === 0).map(({ id }) => id),
    sites: siteCount(records),
    sitesByKind: { exercise: siteCount(exercise), patrol: siteCount(patrol) },
    regions: Object.keys(regionalShare).length,
    ground,
    newPlaces: newPlacesIn(visits, span),
    farthestFromOriginKm: {
      all: fromOrigin('all', records),
      exercise: fromOrigin('exercise', exercise),
      patrol: fromOrigin('patrol', patrol),
    },
    farthestKm: fromPartners('farthestKm', records),
    farthestByKindKm: {
      exercise: fromPartners('farthestByKindKm.exercise', exercise),
      patrol: fromPartners('farthestByKindKm.patrol', patrol),
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

function newPlacesIn(visits: readonly Visit[] | null, span: YearSpan): AreaByKind {
  if (!visits) return { all: null, exercise: null, patrol: null };
  const fresh = visits.filter((visit) => visit.status === 'new' && inPeriod(visit, span));
  const count = (kind: ReachKind) => fresh.filter((visit) => reachKind(visit.kind) === kind).length;
  return { all: fresh.length, exercise: count('exercise'), patrol: count('patrol') };
}
