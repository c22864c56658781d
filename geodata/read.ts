import * as v from 'valibot';
import { problem, type Problem } from './problem';
import { directionsFile, type DirectionsFile } from './directions-schema';
import {
  coverageFile,
  eventFile,
  regionsFile,
  rulesFile,
  sourcesFile,
  type CoverageFile,
  type EventFile,
  type RegionsFile,
  type RulesFile,
  type SourcesFile,
} from './schema';

/** The dataset as it lies on disk, each file known to have the right shape. */
export interface Dataset {
  events: { file: string; event: EventFile }[];
  sources: SourcesFile;
  regions: RegionsFile;
  directions: DirectionsFile;
  rules: RulesFile;
  coverage: CoverageFile;
}

const NO_COVERAGE: CoverageFile = {
  from: '',
  to: '',
  lastDay: '',
  note: '',
  method: '',
  notSearched: [],
  limits: [],
  leftOut: [],
};

const NO_DIRECTIONS: DirectionsFile = {
  origin: { position: [0, 0], name: { en: '', ru: '', zh: '' }, note: '' },
  directions: [],
  home: [],
};

/** Texts by path below geodata/. */
export type Files = ReadonlyMap<string, string>;

/**
 * Parses and validates every file of the dataset.
 * Returns what could be read and a problem for everything that could not.
 */
export function readDataset(files: Files): { dataset: Dataset; problems: Problem[] } {
  const problems: Problem[] = [];
  const events: Dataset['events'] = [];
  for (const file of [...files.keys()].sort()) {
    if (!file.startsWith('events/')) continue;
    if (!file.endsWith('.json')) {
      problems.push(problem(file, '', file, 'only .json files in events/'));
      continue;
    }
    const event = parse(eventFile, file, files, problems);
    if (event) events.push({ file, event });
  }
  const sources = parse(sourcesFile, 'sources.json', files, problems) ?? [];
  const regions = parse(regionsFile, 'regions.geojson', files, problems) ?? {
    type: 'FeatureCollection' as const,
    features: [],
  };
  const directions = parse(directionsFile, 'directions.json', files, problems) ?? NO_DIRECTIONS;
  const rules = parse(rulesFile, 'rules.json', files, problems) ?? [];
  const coverage = parse(coverageFile, 'coverage.json', files, problems) ?? NO_COVERAGE;
  return { dataset: { events, sources, regions, directions, rules, coverage }, problems };
}

/** Parses one file by a schema; adds a problem for each thing wrong and returns undefined then. */
export function parse<S extends v.GenericSchema>(
  schema: S,
  file: string,
  files: Files,
  problems: Problem[],
): v.InferOutput<S> | undefined {
  const content = files.get(file);
  if (content === undefined) {
    problems.push(problem(file, '', undefined, 'a file of this name'));
    return undefined;
  }
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    problems.push(problem(file, '', String(error), 'valid JSON'));
    return undefined;
  }
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    problems.push(problem(file, fieldOf(issue), issue.input, expectedOf(issue)));
  }
  return undefined;
}

function fieldOf(issue: v.BaseIssue<unknown>): string {
  let field = '';
  for (const { key } of issue.path ?? []) {
    if (typeof key === 'number') field += `[${key}]`;
    else field += field === '' ? String(key) : `.${String(key)}`;
  }
  return field;
}

/** Our own messages name what is expected; valibot's default ones begin with "Invalid". */
function expectedOf(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid')) return issue.message;
  return issue.expected === 'never' ? 'no field of this name' : (issue.expected ?? issue.message);
}
