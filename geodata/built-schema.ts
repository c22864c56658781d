import * as v from 'valibot';
import { eventFile, source, text, within } from './schema';

/*
 * `joint-reach.json` and `events.json`: the records with what the build adds. For readers of the files; the
 * build does not parse its own work again.
 */

const site = v.strictObject({
  ...eventFile.entries.sites.pipe[0].item.entries,
  region: text,
  name_ru: v.optional(text),
  name_zh: v.optional(text),
});

const track = v.strictObject({
  ...eventFile.entries.track.wrapped.entries,
  /** Of the waypoints; longitudes may run past ±180. */
  positions: v.array(v.strictTuple([v.number(), v.number()])),
  regionShare: v.record(text, v.number()),
  bounds: v.optional(v.array(v.strictObject({ at: v.number(), within }))),
});

export const builtFile = v.object({
  dataVersion: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/)),
  coverage: v.object({ from: text, to: text, lastDay: text, note: text }),
  records: v.array(
    v.strictObject({
      ...eventFile.entries,
      sites: v.pipe(v.array(site), v.nonEmpty()),
      track: v.nullable(track),
    }),
  ),
  sources: v.record(text, source),
});
