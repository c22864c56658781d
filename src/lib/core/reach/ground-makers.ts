import { sort } from 'd3-array';
import { Bounds } from '../earth/bounds';
import { cached } from '../record/cached';
import type { Position } from '../record/model';
import type { ReachRecord, Site } from '../record/schema';
import { yearOf, type YearSpan } from '../record/time';
import { distancesFrom, measuredPlaces } from './distances';
import { placeCounts, type PlaceSettings } from './facts';
import type { Geography } from './trace';

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
  const { places: points } = measuredPlaces({ sites: [site], track: null }, NO_REGIONS);
  const places = points.map((point) => ({ ...point, record: -1 }));
  const [kms = []] = distancesFrom(places, groups).km;
  const within = groups.flatMap((group, i) => {
    const { id, start } = shown[group.record]!;
    return kms[i]! <= limitKm ? [{ id, km: kms[i]!, isEarlier: yearOf(start) < chosen.from }] : [];
  });
  const inOrder = sort(within, (a, b) => Number(a.isEarlier) - Number(b.isEarlier) || a.km - b.km);
  return [...new Set(inOrder.map(({ id }) => id))];
}

const UNKNOWN = new Bounds([]);
/** Places known only within bounds make no ground. */
const NO_REGIONS: Geography = { regionAt: () => null, boundsOf: () => UNKNOWN };

const groupsByRecord = new WeakMap<ReachRecord, ReturnType<typeof measuredPlaces>['groups']>();
/** Cached, of known places. */
const knownGroups = (record: ReachRecord) =>
  cached(groupsByRecord, record, () =>
    measuredPlaces(record, NO_REGIONS).groups.filter(({ shape }) => !shape.bounds),
  );
