import * as v from 'valibot';
import { withRegions } from '../../core/earth/regions';
import { BASE } from '../../core/record/languages';
import * as model from '../../core/record/model';
import { builtRecord, builtSite, builtTrack } from '../../core/record/schema';
import { sectorLookup } from '../../core/reach/origin';

const text = v.pipe(v.string(), v.nonEmpty());
const counted = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const { kind, domains, start, end, datePrecision, confidence } = builtRecord.entries;
const { name, role, position, precision, basis } = builtSite.entries;
const { positions, craft, regionShare } = builtTrack.entries;
const waypoint = v.object({
  position: positions.item,
  status: v.picklist(model.WAYPOINT_STATUSES),
});

/** What a table or layer can give of a record: words are free, sources optional. */
const ownRecord = v.object({
  kind,
  domains,
  start,
  end,
  datePrecision,
  confidence,
  id: text,
  series: text,
  scope: text,
  name: v.object({ [BASE]: text }),
  framework: text,
  practices: v.array(text),
  participants: v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  sites: v.array(v.object({ name, role, position, precision, basis, region: v.string() })),
  track: v.nullable(
    v.object({ craft, precision, basis, positions, regionShare, waypoints: v.array(waypoint) }),
  ),
  forces: v.object({
    total: v.optional(v.object({ personnel: counted, ships: counted, aircraft: counted })),
  }),
  sources: v.array(
    v.object({ id: text, supports: v.array(v.picklist(model.SUPPORTS)), title: v.optional(text) }),
  ),
});
export type OwnRecord = v.InferOutput<typeof ownRecord>;

/** As kept by the browser; `dropped` are in an earlier format, or something else. */
export function checkStored(stored: readonly unknown[]): { records: OwnRecord[]; dropped: number } {
  const records = stored.flatMap((value) => {
    const parsed = v.safeParse(ownRecord, value);
    return parsed.success ? [parsed.output] : [];
  });
  return { records, dropped: stored.length - records.length };
}

/** Adds the sector of each place around the origin. */
export function assignRegions(records: readonly OwnRecord[], origin: model.Position): OwnRecord[] {
  const regionAt = sectorLookup(origin);
  return records.map((record) => {
    const sites = record.sites.map((place) => ({ ...place, region: '' }));
    const track = record.track && { ...record.track, regionShare: {} };
    return withRegions({ ...record, sites, track }, regionAt);
  });
}
