import { createHash } from 'node:crypto';
import { completeChoices, datasetOf, factsFor } from '../src/lib/core/reach/dataset';
import { directionShapes } from '../src/lib/core/reach/direction-shapes';
import { firstReached } from '../src/lib/core/reach/outline';
import { directionsIn } from '../src/lib/core/stall/where-stopped';
import { sureUnder, recordNumbers } from '../src/lib/core/stall/prebuilt';
import { factsText } from '../src/lib/core/reach/facts';
import { RADII_KM } from '../src/lib/core/reach/measures';
import type { ContextData } from '../src/lib/core/context/context';
import type { AtlasData } from '../src/lib/core/record/record';
import { atlasData, atlasPage, byCodeUnits } from './atlas';
import { basemap, homeLand } from './basemap';
import { CHECKS } from './checks';
import { contextOutputs } from './context/build';
import { CONTEXT_CHECKS } from './context/checks';
import { coverageMatrix } from './coverage';
import { documents, undefinedWords } from './documents';
import { landOf, type Atlas } from './land';
import { readContext, readDataset, type Context, type Dataset, type Files } from './read';
import { regionsLayer } from './regions';

/** Natural Earth at two scales, from the `world-atlas` package. */
export interface Atlases {
  countries110m: Atlas;
  countries50m: Atlas;
  land50m: Atlas;
}

/**
 * Reads and checks the dataset; problems empty means that it can be built. Others check a dataset of their
 * own, which has no context unless it is given.
 */
export function validate(
  files: Files,
  land50m: Atlas,
  withContext = true,
): { dataset?: Dataset; context?: Context; problems: string[] } {
  const problems: string[] = [];
  const dataset = readDataset(files, problems);
  const context = withContext ? readContext(files, problems) : undefined;
  // Checks on half a dataset would report every source of an unreadable record as unused.
  if (!dataset || (withContext && !context)) return { problems };
  const land = landOf(land50m);
  problems.push(...CHECKS.flatMap((check) => check(dataset, land)));
  if (context) problems.push(...CONTEXT_CHECKS.flatMap((check) => check(context, dataset, land)));
  return { dataset, context, problems };
}

export interface Built {
  /** Absent while there is any problem. */
  data?: AtlasData;
  /** Files below static/data/. */
  outputs: Map<string, string>;
  /** Files written back below geodata/: schemas and the codebook. */
  documents: Map<string, string>;
  problems: string[];
}

/**
 * Files below geodata/ in, files out. Pure: the same input gives the same bytes. Nothing comes out
 * while there is any problem.
 */
export function build(files: Files, atlases: Atlases): Built {
  const { outputs, ...rest } = buildLayers(files, atlases);
  const measured = outputs.size > 0 ? Object.entries(reachOutputs(outputs)) : [];
  return { ...rest, outputs: new Map([...outputs, ...measured]) };
}

/** All but what is measured, which takes a minute. */
export function buildLayers(files: Files, atlases: Atlases): Built {
  const { dataset, context, problems } = validate(files, atlases.land50m);
  problems.push(...undefinedWords(files.get('CODEBOOK.md') ?? ''));
  if (!dataset || !context || problems.length > 0) {
    return { outputs: new Map(), documents: new Map(), problems };
  }
  const data = atlasData(dataset, dataVersion(files));
  const { coverage, directions, regions, rules } = dataset;
  const values: Record<string, unknown> = {
    'events.json': data,
    'regions.geojson': regionsLayer(regions),
    ...Object.fromEntries(contextOutputs(context, dataset.sources)),
    'basemap-110m.geojson': basemap(atlases.countries110m, 2),
    'basemap-50m.geojson': basemap(atlases.countries50m, 2),
    'home.json': homeLand(atlases.countries50m),
    'directions.json': directions,
    'rules.json': rules,
    'coverage.json': coverageMatrix(coverage, regions, data.records),
  };
  const outputs = new Map(Object.entries(values).map(([file, value]) => [file, json(value)]));
  return { data, outputs, documents: documents(files, rules, data.records), problems };
}

/** From the files as the page reads them, so that its worker gives the same numbers. */
function reachOutputs(built: ReadonlyMap<string, string>): Record<string, string> {
  const files = ['events.json', 'rules.json', 'home.json', 'regions.geojson', 'directions.json'];
  const contents = [...files, 'context.json'].map((name) => built.get(name)!);
  const [data, rules, home, regions, directions, context] = contents.map(
    (content) => JSON.parse(content) as never,
  );
  const dataset = datasetOf(data!, { rules: rules!, home: home!, regions: regions!, directions });
  const sure = sureUnder(dataset);
  const page = atlasPage(data!, dataset, {
    ...{ rules: rules!, regions: regions!, context: (context! as ContextData).items },
    sure,
  });
  return {
    ...Object.fromEntries(
      RADII_KM.map((km) => [`facts-${km}.json`, `${factsText(factsFor(dataset, km))}\n`]),
    ),
    ...Object.fromEntries(
      Object.entries(sure).map(([rule, of]) => [`sure-${rule}.json`, json(of)]),
    ),
    // Part of a script, which a browser keeps in one byte a letter if that is enough.
    'atlas.json': json(page).replace(/[^\0-\x7f]/g, escaped),
    'record-numbers.json': json(recordNumbers(dataset)),
    'directions.geojson': json(
      directionShapes(
        directionsIn(dataset, completeChoices(dataset, {})),
        dataset.directions!.origin.position,
      ),
    ),
    'first-reached.geojson': json(firstReached(dataset, {})),
  };
}

/**
 * The date of the newest entry of the changelog and a hash of what every file of the dataset says:
 * neither spaces nor the order of keys change it.
 */
export function dataVersion(files: Files): string {
  const date = /^## (\d{4}-\d{2}-\d{2})/m.exec(files.get('CHANGELOG.md') ?? '')?.[1] ?? 'undated';
  const hash = createHash('sha256');
  for (const [file, content] of [...files].sort(([a], [b]) => byCodeUnits(a, b))) {
    if (/\.(geo)?json$/.test(file)) hash.update(`${file}\n${canonical(JSON.parse(content))}\n`);
  }
  return `${date}.${hash.digest('hex').slice(0, 8)}`;
}

/** JSON without white space, keys sorted (RFC 8785, but for its way to write numbers). */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnits(a, b));
  return `{${entries.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join()}}`;
}

const json = (value: unknown) => `${JSON.stringify(value)}\n`;
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
