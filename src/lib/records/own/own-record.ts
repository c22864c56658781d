import * as v from 'valibot';
import { withRegions } from '#core/earth/regions';
import { naturalNumber, text } from '#core/record/fields';
import type { Position } from '#core/record/model';
import { builtRecord, builtSite, builtTrack, type AtlasRecord } from '#core/record/schema';
import { sectorLookup } from '#core/reach/origin';

const counted = v.optional(naturalNumber);
const { positions, waypoints } = builtTrack.entries;
const { status } = waypoints.item.entries;

/** Ours, with free words, and without places and sources. */
const ownRecord = v.object({
  ...builtRecord.entries,
  id: text,
  practices: v.array(text),
  participants: v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  sites: v.array(v.object({ ...builtSite.entries, region: v.string() })),
  track: v.nullable(
    v.object({
      ...builtTrack.entries,
      waypoints: v.array(v.object({ position: positions.item, status })),
    }),
  ),
  forces: v.object({ total: v.object({ personnel: counted, ships: counted, aircraft: counted }) }),
  sources: builtRecord.entries.sources.pipe[0],
});

/** `dropped`: in an earlier or unknown format. */
export function checkStored(stored: readonly unknown[]) {
  const records = stored.flatMap((value): AtlasRecord[] => {
    const parsed = v.safeParse(ownRecord, value);
    return parsed.success ? [parsed.output] : [];
  });
  return { records, dropped: stored.length - records.length };
}

export function assignRegions(records: readonly AtlasRecord[], origin: Position) {
  const regionAt = sectorLookup(origin);
  return records.map((record) => {
    const bare = record.sites.map((place) => ({ ...place, region: '' }));
    const track = record.track && { ...record.track, regionShare: {} };
    return withRegions({ ...record, sites: bare, track }, regionAt);
  });
}
