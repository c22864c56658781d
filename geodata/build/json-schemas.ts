import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { builtFile, eventFile } from '../../src/lib/core/record/schema';
import { answerFile } from '../../src/lib/core/stall/answer-file';
import { SCHEMAS } from '../files/read';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** JSON Schemas for editors, by path below geodata/. */
export const jsonSchemas = () =>
  new Map(
    Object.entries({
      event: eventFile,
      'joint-reach': builtFile,
      answer: answerFile,
      ...SCHEMAS,
    }).map(([name, schema]) => [`schema/${name}.schema.json`, jsonSchema(name, schema)]),
  );

function jsonSchema(name: string, schema: v.GenericSchema): string {
  // A name and no address: the files are the same wherever they are served.
  const $id = `urn:joint-reach:schema:${name}`;
  // JSON Schema has no word for some of our rules (a day of the calendar): only the build checks them.
  const json = toJsonSchema(schema, { errorMode: 'ignore' });
  return `${JSON.stringify({ $schema: DRAFT, $id, ...json }, null, 2)}\n`;
}
