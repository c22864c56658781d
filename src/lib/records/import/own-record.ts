import * as v from 'valibot';
import { withRegions } from '../../core/earth/regions';
import { BASE } from '../../core/record/languages';
import * as model from '../../core/record/model';
import { eventFile } from '../../core/record/schema';
import { sectorLookup } from '../../core/reach/origin';

/*
 * A reader's record: the fields of ours (core/record/schema.ts) that a table or a layer can give, relaxed: series and
 * practices are free words, and nothing has to be sourced.
 */

const text = v.pipe(v.string(), v.nonEmpty());
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const between = (max: number) => v.pipe(v.number(), v.minValue(-max), v.maxValue(max));
/** Longitudes of a track are continuous: they may run past 180°. */
const positionWithin = (maxLng: number) => v.tuple([between(maxLng), between(90)]);
const counted = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));

const site = v.object({
  name: text,
  role: v.picklist(model.SITE_ROLES),
  position: positionWithin(180),
  precision: v.picklist(model.PRECISIONS),
  basis: text,
  region: v.string(),
});

const track = v.object({
  craft: v.picklist(model.CRAFTS),
  precision: v.picklist(model.PRECISIONS),
  basis: text,
  positions: v.pipe(v.array(positionWithin(540)), v.minLength(2)),
  waypoints: v.array(
    v.object({ position: positionWithin(540), status: v.picklist(model.WAYPOINT_STATUSES) }),
  ),
  regionShare: v.record(v.string(), v.number()),
});

const ownRecord = v.object({
  id: text,
  series: text,
  scope: text,
  name: v.object({ [BASE]: text }),
  framework: text,
  practices: v.array(text),
  ...v.pick(eventFile, ['kind', 'domains', 'start', 'end', 'datePrecision', 'confidence']).entries,
  participants: v.array(country),
  sites: v.array(site),
  track: v.nullable(track),
  forces: v.object({
    total: v.optional(v.object({ personnel: counted, ships: counted, aircraft: counted })),
  }),
  sources: v.array(
    v.object({ id: text, supports: v.array(v.picklist(model.SUPPORTS)), title: v.optional(text) }),
  ),
});
export type OwnRecord = v.InferOutput<typeof ownRecord>;

/** Records that the browser kept; `dropped` are those of an earlier format, or of something else. */
export function checkStored(stored: readonly unknown[]): { records: OwnRecord[]; dropped: number } {
  const records = stored.flatMap((value) => {
    const parsed = v.safeParse(ownRecord, value);
    return parsed.success ? [parsed.output] : [];
  });
  return { records, dropped: stored.length - records.length };
}

/** The records with the sector around the origin in which each place lies. */
export function assignRegions(records: readonly OwnRecord[], origin: model.Position): OwnRecord[] {
  const regionAt = sectorLookup(origin);
  return records.map((record) => {
    const sites = record.sites.map((place) => ({ ...place, region: '' }));
    const lines = record.track && { ...record.track, regionShare: {} };
    return withRegions({ ...record, sites, track: lines }, regionAt);
  });
}
