import { firstOccupied, type FirstOccupied } from './ground';
import type { Home } from '../earth/home';
import type { MeasuredRecord, PlaceSettings } from './measured-record';
import type { YearSpan } from '../record/time';
import { activeIn, footprintsOf, type Footprints } from './occupancy';
import { PlaceCounter } from './places';

export interface TableSettings extends PlaceSettings {
  radiusKm: number;
}

/** The records under one choice of settings, in order of date and id. */
export class ReachTable {
  #first: FirstOccupied | undefined;
  #places: PlaceCounter | undefined;

  constructor(
    readonly records: readonly MeasuredRecord[],
    readonly home: Home | null,
    readonly footprints: Footprints,
  ) {}

  /** The table of some of the records; cells keep their indices. */
  only(ids: ReadonlySet<string>): ReachTable {
    const ofIds = <One extends { id: string }>(all: readonly One[]) =>
      all.filter(({ id }) => ids.has(id));
    const footprints = { ...this.footprints, records: ofIds(this.footprints.records) };
    return new ReachTable(ofIds(this.records), this.home, footprints);
  }

  // The table of a region, of which ground alone is wanted, does without these two.
  get firstOccupied(): FirstOccupied {
    return (this.#first ??= firstOccupied(this.footprints));
  }

  get placeCounter(): PlaceCounter {
    return (this.#places ??= new PlaceCounter(this.records.map(({ places }) => places.sites)));
  }

  members(span: YearSpan): number[] {
    return this.records.flatMap((record, i) => (activeIn(record, span) ? [i] : []));
  }
}

/** A region with the records' sites and tracks inside it. */
export interface RegionPart {
  region: string;
  table: Pick<ReachTable, 'footprints'>;
}

/**
 * The table of records in order. Under a region filter only those with a place in the region count;
 * without one, a record that the settings leave no place of still does.
 */
export function tableOf(
  measured: readonly MeasuredRecord[],
  { region, radiusKm }: TableSettings,
  home: Home | null,
): ReachTable {
  const records = measured.filter(({ placed }) => placed || region === null);
  return new ReachTable(records, home, footprintsOf(records, radiusKm));
}
