import { least, sort } from 'd3-array';
import { polygonsOf } from '#core/earth/regions';
import type { ZonesFile } from '#core/context/claims-file';
import type { WatchIndicator } from '#core/context/claims';
import { Area } from '#core/earth/area';
import { isMeasuredSite } from '#core/record/model';
import type { AtlasRecord } from '#core/record/schema';
import { admits, type Rule } from '#core/record/rules';
import { densifyUnits, toPosition, toUnit } from '#core/earth/sphere';
import { yearOf } from '#core/record/time';

type ZoneVisit = ReturnType<typeof visitOf>;
export type Watched = ReturnType<typeof watchFindings>[number];
export type WatchUnder = Watched['under'][number];

export function watchFindings(
  indicators: readonly WatchIndicator[],
  zones: Pick<ZonesFile, 'features'>,
  records: readonly AtlasRecord[],
  rules: readonly Rule[],
) {
  const landOf = ({ geometry }: ZonesFile['features'][number]) => new Area(polygonsOf(geometry));
  const lands = new Map(zones.features.map((zone) => [zone.id, landOf(zone)]));
  const placed = indicators.filter(({ zones: ids }) => ids.length > 0);
  return placed.map(({ id, zones: ids, domain, horizon: { from } }) => {
    const watched = records.filter(({ domains }) => !domain || domains.includes(domain));
    const visits = ids.flatMap((zone) => {
      const land = lands.get(zone);
      if (!land) throw new RangeError(`${id}: zone ${zone} is not among the watch zones`);
      return watched.map((record) => ({ record, visit: visitOf(record, zone, land) }));
    });
    const key = ({ start, recordId, zone }: ZoneVisit) => start + recordId + zone;
    const dated = sort(visits, ({ visit }) => key(visit));
    const under = rules.map((rule) => {
      const own = dated.filter(({ record }) => admits(rule.where, record));
      const counted = own.map(({ visit }) => visit);
      const inside = counted.filter(({ km }) => km === 0);
      const since = inside.filter(({ start }) => yearOf(start) >= from);
      const measured = counted.filter(({ km }) => Number.isFinite(km));
      return { rule: rule.id, inside, since, nearest: least(measured, ({ km }) => km) ?? null };
    });
    return { indicatorId: id, since: from, under };
  });
}

/** Fine enough to see a track cross a zone. */
const STEP_KM = 25;

/** Infinitely far without a measured place. */
function visitOf(record: AtlasRecord, zone: string, land: Area) {
  const { id, start, sites, track } = record;
  const positions = [
    ...sites.filter(isMeasuredSite).map(({ position }) => position),
    ...densifyUnits((track?.positions ?? []).map(toUnit), STEP_KM).map(toPosition),
  ];
  const km = Math.min(...positions.map((position) => land.distance(position).km));
  return { recordId: id, start, zone, km: Math.round(km * 10) / 10 };
}
