import { fieldsOf, TRANSLATIONS, byLanguage } from '../src/lib/core/record/languages';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { text } from './fields';
import { SCHEMAS } from './read';
import { eventFile, source, within } from './schema';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const site = v.strictObject({
  ...eventFile.entries.sites.pipe[0].item.entries,
  region: text,
  ...fieldsOf(
    'name',
    byLanguage(TRANSLATIONS, () => v.optional(text)),
  ),
});

const track = v.strictObject({
  ...eventFile.entries.track.wrapped.entries,
  /** Positions of the waypoints; longitudes may run past ±180. */
  positions: v.array(v.strictTuple([v.number(), v.number()])),
  regionShare: v.record(text, v.number()),
  bounds: v.optional(v.array(v.strictObject({ at: v.number(), within }))),
  /** Which waypoints no source gives. */
  inferred: v.optional(v.array(v.number())),
});

/** `joint-reach.json` and `events.json`, for those who read the files: the records with what the build adds. */
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

/** JSON Schemas for editors, by path below geodata/. */
export const jsonSchemas = () =>
  new Map(
    Object.entries({ event: eventFile, 'joint-reach': builtFile, ...SCHEMAS }).map(
      ([name, schema]) => [`schema/${name}.schema.json`, jsonSchema(name, schema)],
    ),
  );

function jsonSchema(name: string, schema: v.GenericSchema): string {
  // A name and no address: the files are the same wherever they are served.
  const $id = `urn:joint-reach:schema:${name}`;
  // JSON Schema has no word for some of our rules (a day of the calendar): only the build checks them.
  const json = toJsonSchema(schema, { errorMode: 'ignore' });
  return `${JSON.stringify({ $schema: DRAFT, $id, ...json }, null, 2)}\n`;
}
