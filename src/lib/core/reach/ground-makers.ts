import { sort } from 'd3-array';
import { cached } from '../record/cached';
import type { Position, ReachRecord, Site } from '../record/model';
import { yearOf, type YearSpan } from '../record/time';
import { distancesFrom, placeCounts, traceOf } from './distances';
import type { PlaceSettings } from './facts';
import type { Geography } from './origin';

/**
 * Ids of the records in whose ground a position lies, by the exact distance from their known places and tracks: of the
 * years chosen first, then of those before, each the nearest first.
 */
export function groundMakers(
  records: readonly ReachRecord[],
  position: Position,
  chosen: YearSpan,
  { limitKm, ...settings }: PlaceSettings & { limitKm: number },
): string[] {
  const shown = records.filter(({ start }) => yearOf(start) <= chosen.to);
  const groups = shown.flatMap((record, i) =>
    knownGroups(record)
      .filter((group) => placeCounts(group, settings))
      .map((group) => ({ ...group, record: i })),
  );
  const site: Site = { name: '', role: 'main', precision: 'site', region: '', position };
  const { places: points } = traceOf({ sites: [site], track: null }, NO_REGIONS);
  const places = points.map((point) => ({ ...point, record: -1 }));
  const [kms = []] = distancesFrom(places, groups).km;
  const within = groups.flatMap((group, i) => {
    const { id, start } = shown[group.record]!;
    return kms[i]! <= limitKm ? [{ id, km: kms[i]!, isEarlier: yearOf(start) < chosen.from }] : [];
  });
  const inOrder = sort(within, (a, b) => Number(a.isEarlier) - Number(b.isEarlier) || a.km - b.km);
  return [...new Set(inOrder.map(({ id }) => id))];
}

/** None is asked for: places with bounds are left out. */
const NO_REGIONS: Geography = { regionAt: () => null, boundsOf: () => null };

const groupsByRecord = new WeakMap<ReachRecord, ReturnType<typeof traceOf>['groups']>();
/** Of the places that are known, computed once. */
const knownGroups = (record: ReachRecord) =>
  cached(groupsByRecord, record, () => {
    const sites = record.sites.filter(({ within }) => !within);
    return traceOf({ ...record, sites }, NO_REGIONS).groups;
  });
