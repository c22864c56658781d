import { datasetOf, factsFor } from '../src/lib/core/reach/dataset';
import { firstReached } from '../src/lib/core/reach/outline';
import { recordNumbers, resultsByRule } from '../src/lib/core/stall/prebuilt';
import { factsText } from '../src/lib/core/reach/facts';
import { RADII_KM } from '../src/lib/core/reach/measures';
import type { ContextData } from '../src/lib/core/context/context';
import { reachKind } from '../src/lib/core/record/model';
import type { AtlasData } from '../src/lib/core/record/record';
import { atlasData, atlasPage, byCodeUnits } from './atlas';
import { basemap, homeLand } from './basemap';
import { canonical, changesByVersion, changesTold, hashOf } from './changes';
import { CHECKS } from './checks';
import { untranslated } from './checks/languages';
import { contextOutputs } from './context/build';
import { CONTEXT_CHECKS } from './context/checks';
import { coverageMatrix } from './coverage';
import { codebook, GENERAL, jsonSchemas, undefinedWords } from './documents';
import { landOf, type Atlas } from './land';
import { readContext, readDataset, type Context, type Dataset, type Files } from './read';
import { regionsLayer } from './regions';
import type { SetFile, VocabularyFile } from './set-schema';

/** Natural Earth at two scales, from the `world-atlas` package. */
export interface Atlases {
  countries110m: Atlas;
  countries50m: Atlas;
  land50m: Atlas;
}

/** Reads and checks the dataset; problems empty means that it can be built. */
export function validate(
  files: Files,
  land50m: Atlas,
): { dataset?: Dataset; context?: Context; problems: string[] } {
  const problems: string[] = [];
  const dataset = readDataset(files, problems);
  const context = readContext(files, problems);
  // Checks on half a dataset would report every source of an unreadable record as unused.
  if (!dataset || !context) return { problems };
  const land = landOf(land50m);
  // What records said once needs no translation.
  const texts = [...files].filter(([file]) => /json$/.test(file) && file !== 'changes.json');
  problems.push(
    ...CHECKS.flatMap((check) => check(dataset, land)),
    ...untranslated(
      Object.fromEntries(texts.map(([file, text]) => [file, JSON.parse(text) as unknown])),
      dataset.set.languages,
    ),
    ...CONTEXT_CHECKS.flatMap((check) => check(context, dataset, land)),
  );
  return { dataset, context, problems };
}

export interface Built {
  /** Absent while there is any problem. */
  data?: AtlasData;
  /** Files below static/data/. */
  outputs: Map<string, string>;
  /** Files written back below geodata/: the schemas. */
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
  problems.push(...undefinedWords(files.get(GENERAL) ?? ''));
  if (dataset) problems.push(...changesTold(dataset, landOf(atlases.land50m)));
  if (!dataset || !context || problems.length > 0) {
    return { outputs: new Map(), documents: new Map(), problems };
  }
  const data = atlasData(dataset, dataVersion(files));
  const { changes, coverage, directions, regions, rules, vocabulary } = dataset;
  const { method = {}, ...set } = dataset.set;
  const values: Record<string, unknown> = {
    'events.json': data,
    'regions.geojson': regionsLayer(regions),
    ...Object.fromEntries(contextOutputs(context, dataset.sources)),
    'basemap-110m.geojson': basemap(atlases.countries110m, 2, set.partners),
    'basemap-50m.geojson': basemap(atlases.countries50m, 2, set.partners),
    'home.json': homeLand(atlases.countries50m, set.partners),
    'directions.json': directions,
    'method.json': method,
    'set.json': {
      ...set,
      has: partsOf(context, dataset, data.records),
      coverage: { from: coverage.from, to: coverage.to },
    },
    'vocabulary.json': namesOf(vocabulary),
    'rules.json': rules,
    'changes.json': changesByVersion(changes, data.dataVersion),
    'coverage.json': coverageMatrix(coverage, regions, data.records),
  };
  const outputs = new Map(Object.entries(values).map(([file, value]) => [file, json(value)]));
  outputs.set('CODEBOOK.md', codebook(files, dataset, data.records));
  for (const file of ['CHANGELOG.md', 'METHOD.md'])
    if (files.has(file)) outputs.set(file, files.get(file)!);
  return { data, outputs, documents: jsonSchemas(), problems };
}

/** What only some sets have; pages, layers and files go by it. */
function partsOf(
  { claims, context, scale, zones, straits, notHeld, yardstick }: Context,
  { changes: { changes } }: Dataset,
  records: AtlasData['records'],
) {
  const parts = {
    ...{ claims: claims.claims, indicators: claims.indicators, context: context.items },
    ...{ scale: scale.areas, 'watch-zones': zones.features, straits: straits.features },
    ...{ changes, 'not-held': notHeld, yardstick: yardstick ? [yardstick] : [] },
    patrols: records.filter(({ kind }) => reachKind(kind) === 'patrol'),
    tracks: records.filter(({ track }) => track),
  };
  return Object.entries(parts).flatMap(([part, of]) => (of.length ? part : []));
}

/** From the files as the page reads them, so that its worker gives the same numbers. */
function reachOutputs(built: ReadonlyMap<string, string>): Record<string, string> {
  const names = ['events.json', 'rules.json', 'home.json', 'regions.geojson', 'directions.json'];
  const contents = [...names, 'set.json', 'context.json'].map((name) => built.get(name)!);
  const [data, rules, home, regions, directions, set, context] = contents.map(
    (content) => JSON.parse(content) as never,
  );
  const dataset = datasetOf(data!, {
    ...{
      rules: rules!,
      home: home!,
      regions: regions!,
      directions,
      periods: (set! as SetFile).periods ?? null,
      newPlaceKm: (set! as SetFile).newPlace.km,
    },
  });
  const sure = resultsByRule(dataset);
  const page = atlasPage(data!, dataset, {
    ...{ rules: rules!, regions: regions!, context: (context! as ContextData).items },
    ...{ sure, set: set! },
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
    'first-reached.geojson': json(firstReached(dataset, {})),
  };
}

/**
 * The date of the newest entry of the changelog and a hash of what every file of the dataset says:
 * neither spaces nor the order of keys change it, nor what is told of earlier versions.
 */
export function dataVersion(files: Files): string {
  const date = /^## (\d{4}-\d{2}-\d{2})/m.exec(files.get('CHANGELOG.md') ?? '')?.[1] ?? 'undated';
  const said = [...files]
    .filter(([file]) => /\.(geo)?json$/.test(file) && file !== 'changes.json')
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([file, content]) => `${file}\n${canonical(JSON.parse(content))}\n`);
  return `${date}.${hashOf(said.join(''))}`;
}

/** The words as readers see them; what each means stands in the codebook. */
const namesOf = (vocabulary: VocabularyFile) =>
  Object.fromEntries(
    Object.entries(vocabulary).map(([list, words]) => [
      list,
      words.map(({ means: _, ...word }) => word),
    ]),
  );

const json = (value: unknown) => `${JSON.stringify(value)}\n`;
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
