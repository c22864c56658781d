import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { sort } from 'd3-array';
import { factsFor } from '#core/reach/dataset';
import { recordNumbers, resultsByRule } from '#core/stall/prebuilt';
import { groundFeatures } from '#core/reach/ground-features';
import { factsText } from '#core/reach/facts';
import { drawnShares } from '#core/compare/drawn-ground';
import { periodGround } from '#core/compare/regional-ground';
import type { HomeRings } from '#core/earth/area';
import { reachKind } from '#core/record/model';
import { byKey, pick } from '#core/record/pick';
import answerFields from '../../src/lib/core/answer/answer-fields.json' with { type: 'json' };
import { answerFile } from '#core/answer/answer-file';
import { builtFile, eventFile, type AtlasData } from '#core/record/schema';
import { lullOf, outdatedJudgements, testedClaims } from '../analysis/findings';
import type { Evidence } from '../analysis/sample';
import { atlasPage, builtData, candidatesFile, measuredBy, drawnGround } from './atlas';
import { basemap, homeLand, unknownHomes } from './basemap';
import { canonical, changesByVersion, changesTold, hashOf } from '../files/changes';
import { contextOutputs } from './context';
import { coverageMatrix, sourceCounts, type CoverageData } from './coverage';
import { codebook, publishedCounts, undefinedIn } from './codebook';
import type { NaturalEarth } from '../files/natural-earth';
import { positionsCsv } from './positions';
import { GENERAL, layersOf, newestDayOf, SCHEMAS, type Dataset, type Files } from '../files/read';
import { regionsLayer } from '../files/regions';
import { versionHistory } from './versions';
import type { VocabularyFile } from '#core/record/set-file';
import { validate } from '../checks/validate';

export interface Atlases {
  countries110m: NaturalEarth;
  countries50m: NaturalEarth;
  land50m: NaturalEarth;
}

export interface Built {
  /** Absent while there are problems. */
  data?: AtlasData;
  /** Below static/data/. */
  outputs: Map<string, string>;
  /** Written back below geodata/. */
  documents: Map<string, string>;
  problems: string[];
  open: string[];
  notes: string[];
  /** Takes a minute. */
  measured?: () => Record<string, string>;
}

/** Deterministic to the byte; builds nothing while there are problems. */
export function buildSet(files: Files, atlases: Atlases): Built {
  const built = buildLayers(files, atlases);
  const measured = Object.entries(built.measured?.() ?? {});
  return { ...built, outputs: new Map([...built.outputs, ...measured]) };
}

export function buildLayers(files: Files, atlases: Atlases): Built {
  const { dataset, problems, open, notes } = validate(files, atlases.land50m);
  const none = { outputs: new Map(), documents: new Map(), problems, open, notes };
  problems.push(...undefinedIn(files.get(GENERAL) ?? ''));
  if (dataset) {
    problems.push(...unknownHomes(atlases.countries50m, dataset.set.partners));
    problems.push(...changesTold(dataset));
  }
  if (!dataset || problems.length > 0) return none;
  const { context, claims } = dataset;
  const data = builtData(dataset, dataVersion(files));
  const evidence: Evidence = {
    records: data.records,
    rules: dataset.rules,
    context,
    directions: dataset.directions,
    coverage: data.coverage,
    newPlaces: { visits: [], verdicts: [], verdictsAt: {} },
  };
  notes.push(...outdatedJudgements(claims.claims, evidence));
  const { changes, coverage, directions, published, rules, vocabulary } = dataset;
  const { method = {}, ...set } = dataset.set;
  const home = homeLand(atlases.countries50m, set.partners);
  const values: Record<string, unknown> = {
    'events.json': data,
    ...Object.fromEntries(layersOf(dataset).map(({ file, content }) => [file, content])),
    'regions.geojson': regionsLayer(dataset.regions),
    ...contextOutputs(dataset),
    'basemap-110m.geojson': basemap(atlases.countries110m, set.partners),
    'basemap-50m.geojson': basemap(atlases.countries50m, set.partners),
    'home.json': home,
    'directions.json': directions,
    'method.json': { ...method, published: publishedCounts(published, data.records) },
    'set.json': {
      ...set,
      has: partsOf(dataset),
      coverage: pick(coverage, ['from', 'to', 'lastDay']),
    },
    'vocabulary.json': namesOf(vocabulary),
    'rules.json': rules,
    'changes.json': changesByVersion(changes, data.dataVersion),
    'coverage.json': {
      ...coverageMatrix(coverage, dataset.regions, data.records),
      sources: sourceCounts(data),
    } satisfies CoverageData,
  };
  const outputs = new Map(Object.entries(values).map(([file, value]) => [file, json(value)]));
  outputs.set('CODEBOOK.md', codebook(files, dataset, data.records));
  for (const file of ['CHANGELOG.md', 'METHOD.md'])
    if (files.has(file)) outputs.set(file, files.get(file)!);
  const measured = () => measuredOutputs(data, dataset, evidence, home);
  return { data, outputs, documents: jsonSchemas(), problems, open, notes, measured };
}

/** On which pages, layers and files depend. */
function partsOf(dataset: Dataset): string[] {
  const { claims, context, scale, notHeld } = dataset;
  const { candidates, changes, events, published } = dataset;
  const layers = layersOf(dataset).map(({ layer, content }) => [layer, content.features] as const);
  const parts: Record<string, readonly unknown[]> = {
    claims: claims.claims,
    indicators: claims.indicators,
    context: context.items,
    scale: scale.areas,
    ...Object.fromEntries(layers),
    changes: changes.changes,
    candidates,
    'not-held': notHeld,
    published,
    patrols: events.filter(({ event }) => reachKind(event.kind) === 'patrol'),
    tracks: events.filter(({ event }) => event.track),
  };
  return Object.keys(parts).filter((part) => parts[part]!.length > 0);
}

function measuredOutputs(data: AtlasData, dataset: Dataset, evidence: Evidence, home: HomeRings) {
  const { rules, claims, zones } = dataset;
  const reach = measuredBy(data, dataset, home);
  const sure = resultsByRule(reach);
  const sureFiles = Object.fromEntries(
    Object.entries(sure).map(([rule, results]) => [`sure-${rule}.json`, json(results)]),
  );
  const reported = candidatesFile(dataset, reach);
  const page = atlasPage(data, reach, dataset, sure, reported.candidates);
  const newPlaces = { ...page.first!, verdictsAt: sure[rules[0]!.id]!.verdicts };
  const tested = testedClaims(claims, zones, { ...evidence, newPlaces });
  return {
    'facts.json': `${factsText(factsFor(reach))}\n`,
    ...sureFiles,
    // Part of a script; while it is ASCII, browsers keep one byte a letter.
    'atlas.json': json({ ...page, lull: lullOf(dataset, tested) }).replace(/[^\0-\x7f]/g, escaped),
    'record-numbers.json': json(recordNumbers(reach)),
    'ground.geojson': json(groundFeatures(reach)),
    'drawn-ground.json': json(drawnGround(reach)),
    'regional-ground.json': json({ ...periodGround(reach), newShare: drawnShares(reach) }),
    'positions.csv': positionsCsv(reach),
    ...(reported.candidates.length > 0 && { 'candidates.json': json(reported) }),
    'versions.json': json(versionHistory(dataset, data.dataVersion, home)),
    'claims-tested.json': json(tested),
  };
}

/** The newest day, and a hash whatever the order or white space. */
export function dataVersion(files: Files) {
  const date = newestDayOf(files) ?? 'undated';
  const contents = [...files]
    .filter(([file]) => /\.(geo)?json$/.test(file) && file !== 'changes.json')
    .map(([file, content]) => `${file}\n${canonical(JSON.parse(content))}\n`);
  return `${date}.${hashOf(sort(contents).join(''))}`;
}

/** Names for readers; the codebook has the meanings. */
const namesOf = (vocabulary: VocabularyFile) =>
  byKey(Object.keys(vocabulary) as (keyof VocabularyFile)[], (list) =>
    vocabulary[list].map(({ means: _, ...word }) => word),
  );

const json = (value: unknown) => `${JSON.stringify(value)}\n`;
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** For editors. */
function jsonSchemas() {
  const schemas = { event: eventFile, 'joint-reach': builtFile, answer: answerFile, ...SCHEMAS };
  const texts = Object.entries(schemas).map(([name, schema]) => {
    // A name, not an address: the files are the same wherever they are served.
    const $id = `urn:joint-reach:schema:${name}`;
    // JSON Schema cannot express some rules, such as calendar days.
    const shape = toJsonSchema(schema, { errorMode: 'ignore' });
    if (name === 'answer') describe(shape);
    const text = JSON.stringify({ $schema: DRAFT, $id, ...shape }, null, 2);
    return [`schema/${name}.schema.json`, `${text}\n`] as const;
  });
  return new Map(texts);
}

/** Says of each field what it means: by its parent and its name, else by its name. */
function describe(shape: JsonSchema, parent = '') {
  const about: Readonly<Record<string, string>> = answerFields;
  for (const [name, field] of Object.entries(shape.properties ?? {})) {
    if (typeof field !== 'object') continue;
    const description = about[`${parent}.${name}`] ?? about[name];
    if (description) field.description = description;
    describe(field, name);
  }
  for (const inner of [shape.items, shape.anyOf, shape.additionalProperties].flat())
    if (typeof inner === 'object') describe(inner, parent);
}
const DRAFT = 'http://json-schema.org/draft-07/schema#';
