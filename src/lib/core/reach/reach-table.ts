import { firstOccupied, type FirstOccupied } from './ground';
import { homeOf, type Home, type HomeRings } from '../earth/home';
import { MeasuredRecord, type PlaceSettings } from './measured-record';
import type { ReachRecord } from '../record/model';
import type { YearSpan } from '../record/time';
import { activeIn, footprintsOf, type Footprints } from './occupancy';
import { PlaceCounter } from './places';

export interface TableSettings extends PlaceSettings {
  radiusKm: number;
}

/** The records under one choice of settings in order of date and id, with all that spans of years share. */
export class ReachTable {
  readonly footprints: Footprints;
  #first: FirstOccupied | undefined;
  #places: PlaceCounter | undefined;

  constructor(
    readonly records: readonly MeasuredRecord[],
    radiusKm: number,
    readonly home: Home | null,
  ) {
    this.footprints = footprintsOf(records, radiusKm);
  }

  // Made when first asked for: the table of a region, of which ground alone is wanted, does without.
  get firstOccupied(): FirstOccupied {
    return (this.#first ??= firstOccupied(this.footprints));
  }

  get placeCounter(): PlaceCounter {
    return (this.#places ??= new PlaceCounter(this.records.map(({ places }) => places.sites)));
  }

  /** Indices of the records that overlap the span. */
  members(span: YearSpan): number[] {
    return this.records.flatMap((record, i) => (activeIn(record, span) ? [i] : []));
  }
}

export function tableOf(
  records: readonly ReachRecord[],
  settings: TableSettings,
  home: HomeRings | null,
): ReachTable {
  const measured = inOrder(records).map((record) => new MeasuredRecord(record, settings));
  return new ReachTable(counted(measured, settings), settings.radiusKm, home && homeOf(home));
}

/** By date and id: sums then add up in one order, whatever the order given. */
export function inOrder<Item extends Pick<ReachRecord, 'id' | 'start'>>(
  records: readonly Item[],
): Item[] {
  const key = ({ start, id }: Item) => start + id;
  return [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * Under a region filter only records with a place in the region count; without one, a record that the
 * settings leave no place of still does.
 */
export function counted(
  records: readonly MeasuredRecord[],
  { region }: PlaceSettings,
): MeasuredRecord[] {
  return records.filter(({ placed }) => placed || region === null);
}
