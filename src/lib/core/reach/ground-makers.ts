import { min, sort } from 'd3-array';
import { Area } from '../earth/area';
import { toUnit } from '../earth/sphere';
import { cached } from '../record/cached';
import type { Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { yearOf, type YearSpan } from '../record/time';
import { kmBetween, measuredPlaces, pointShape } from './distances';
import { placeCounts, type PlaceSettings } from './facts';
import type { Geography } from './trace';

export function groundMakers(
  records: readonly ReachRecord[],
  position: Position,
  chosen: YearSpan,
  { limitKm, ...settings }: PlaceSettings & { limitKm: number },
): string[] {
  const point = pointShape(toUnit(position));
  const within = records.flatMap((record) => {
    const year = yearOf(record.start);
    const groups = knownGroups(record).filter((group) => placeCounts(group, settings));
    const km = min(groups, (group) => kmBetween(point, group)) ?? Infinity;
    return year <= chosen.to && km <= limitKm
      ? [{ id: record.id, km, isEarlier: year < chosen.from }]
      : [];
  });
  const inOrder = sort(within, (a, b) => Number(a.isEarlier) - Number(b.isEarlier) || a.km - b.km);
  return inOrder.map(({ id }) => id);
}

const UNKNOWN = new Area([]);
/** Places known only within bounds make no ground. */
const NO_REGIONS: Geography = { regionAt: () => null, boundsOf: () => UNKNOWN };

const groupsByRecord = new WeakMap<ReachRecord, ReturnType<typeof measuredPlaces>['groups']>();
const knownGroups = (record: ReachRecord) =>
  cached(groupsByRecord, record, () =>
    measuredPlaces(record, NO_REGIONS).groups.filter(({ bounds }) => !bounds),
  );
