import { pointOnFeature } from '@turf/turf';
import { InputError } from '../record/input-error';
import { SERIES_KINDS, type Position, type SeriesKind } from '../record/model';
import type { ReachRecord, Site } from '../record/schema';
import { completeChoices, geographyOf, once, visitChoices } from './dataset';
import type { Choices, ReachDataset } from './dataset';
import { distancesFrom, nearestPoints, placesBySeries, measuredPlaces } from './distances';
import { countedOf, statusIn, type Visit } from './new-places';

/** A region means somewhere within it. */
type AskedPlace = Position | string;

export interface Question {
  place: AskedPlace;
  /** Only records that start before this day, `YYYY-MM-DD`; null: all. */
  before: string | null;
}

/** New, with nulls, if there is no earlier one. */
export interface Asked extends Pick<Visit, 'status' | 'km' | 'leastKm' | 'mostKm' | 'nearest'> {
  kind: SeriesKind;
  position: Position;
  line: [Position, Position] | null;
}

/** Throws InputError for an unknown region or an impossible position. */
export function ask(dataset: ReachDataset, choices: Choices, { place, before }: Question): Asked[] {
  const record = { sites: [siteAt(dataset, place)], track: null };
  return askAs(dataset, choices, record, before);
}

/** Of all places of a record; empty if none is measured. */
export function askAs(
  dataset: ReachDataset,
  partial: Choices,
  record: Pick<ReachRecord, 'sites' | 'track'>,
  before: Question['before'],
  kinds: readonly SeriesKind[] = SERIES_KINDS,
): Asked[] {
  const choices = completeChoices(dataset, partial);
  const counted = visitChoices(dataset, choices);
  const asked = measuredPlaces(record, geographyOf(dataset))
    .places.filter(({ isStaging }) => choices.staging || !isStaging)
    .map((place) => ({ ...place, record: NO_RECORD }));
  if (asked.length === 0) return [];
  const isEarlier = ({ id, start }: { id: string; start: string }) =>
    counted.ids.has(id) && (before === null || start < before);
  const series = seriesOf(dataset).filter(({ kind }) => kinds.includes(kind));
  return series.map(({ kind, groups: allGroups, ...others }): Asked => {
    const groups = allGroups.filter((group) => isEarlier(others.records[group.record]!));
    const { records, groupsOf, distancesOf } = countedOf({ ...others, groups }, counted);
    const rows = distancesFrom(asked, groups);
    const places = asked.map((place, i) => distancesOf(place, rows[i]!));
    const slot = records.filter(isEarlier).length;
    const visit = statusIn(records, slot, places, choices.newPlaceKm);
    const { status, km, leastKm, mostKm, nearest, position } = visit;
    const place = asked.find((own) => own.position === position)!;
    const near = groupsOf(records.findIndex(({ id }) => id === nearest)).map((i) => groups[i]!);
    const line = nearestPoints(place, near);
    return { kind, status, km, leastKm, mostKm, nearest, position, line };
  });
}

const NO_RECORD = -1;

const seriesOf = (dataset: ReachDataset) =>
  once(dataset, ['places'], () => placesBySeries(dataset.records, geographyOf(dataset)));

export function siteAt({ regions }: Pick<ReachDataset, 'regions'>, place: AskedPlace): Site {
  const site = { name: '', role: 'main', precision: 'site', region: '' } as const;
  if (typeof place !== 'string') {
    const isOnEarth = Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 90;
    if (isOnEarth) return { ...site, position: place };
    const expected = 'a longitude to ±180 and a latitude to ±90';
    throw new InputError('settings', 'at', place.join(), expected);
  }
  const shape = regions?.features.find(({ properties }) => properties.id === place);
  if (!shape) {
    const ids = (regions?.features ?? []).map(({ properties }) => properties.id);
    throw new InputError('settings', 'at', place, `one of ${ids.join(', ')}`);
  }
  const { coordinates } = pointOnFeature(shape.geometry).geometry;
  return { ...site, position: coordinates as Position, within: { region: place } };
}
