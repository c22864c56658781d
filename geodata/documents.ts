import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import type { AtlasData } from '../src/lib/core/record/record';
import { builtFile } from './built-schema';
import { codebook } from './codebook';
import { claimsFile, straitsFile, zonesFile } from './context/claims-schema';
import { contextFile, contextSourcesFile, scaleFile } from './context/schema';
import type { Dataset, Files } from './read';
import { directionsFile } from './directions-schema';
import { coverageFile, eventFile, placesFile, regionsFile, rulesFile, sourcesFile } from './schema';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const SCHEMAS: Record<string, GenericSchema> = {
  claims: claimsFile,
  context: contextFile,
  'context-sources': contextSourcesFile,
  coverage: coverageFile,
  directions: directionsFile,
  event: eventFile,
  'joint-reach': builtFile,
  places: placesFile,
  regions: regionsFile,
  rules: rulesFile,
  scale: scaleFile,
  sources: sourcesFile,
  straits: straitsFile,
  'watch-zones': zonesFile,
};

/**
 * What is written back into geodata/ from its own content, by path below it: JSON Schemas for
 * editors, and the codebook's lists and tables.
 */
export function documents(
  files: Files,
  { rules }: Dataset,
  { records }: AtlasData,
): Map<string, string> {
  const written = new Map<string, string>();
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    // JSON Schema has no word for our own checks (calendar days): the build still makes them.
    const json = toJsonSchema(schema, { errorMode: 'ignore' });
    // A name and no address: the files are the same wherever they are served.
    const $id = `urn:joint-reach:schema:${name}`;
    const text = JSON.stringify({ $schema: DRAFT, $id, ...json }, null, 2);
    written.set(`schema/${name}.schema.json`, `${text}\n`);
  }
  written.set('CODEBOOK.md', codebook(files.get('CODEBOOK.md') ?? '', rules, records));
  return written;
}
