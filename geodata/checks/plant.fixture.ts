import land50m from 'world-atlas/land-50m.json' with { type: 'json' };
import { cached } from '../../src/lib/core/record/cached';
import { buildLayers, type Built } from '../build/build';
import { readAtlases, readFiles } from '../build/disk';
import type { ClaimsFile, StraitsFile, ZonesFile } from '../files/claims';
import type { ContextFile, ScaleFile } from '../files/context';
import { landOf, type Atlas } from '../build/natural-earth';
import type { DirectionsFile } from '../files/directions';
import type { EventFile, SourcesFile } from '../../src/lib/core/record/schema';
import type { CoverageFile, PublishedFile, RegionsFile, RulesFile } from '../files/dataset';
import type { SetFile, VocabularyFile } from '../files/set';
import { validate } from './validate';

/* Errors planted in the shipped set, and what the checks say of them. */

interface Shapes {
  [event: `events/${string}.json`]: EventFile;
  'claims.json': ClaimsFile;
  'context-sources.json': SourcesFile;
  'context.json': ContextFile;
  'coverage.json': CoverageFile;
  'directions.json': DirectionsFile;
  'places.json': Record<string, object>;
  'published.json': PublishedFile;
  'regions.geojson': RegionsFile;
  'rules.json': RulesFile;
  'scale.json': ScaleFile;
  'set.json': SetFile;
  'sources.json': SourcesFile;
  'straits.geojson': StraitsFile;
  'vocabulary.json': VocabularyFile;
  'watch-zones.geojson': ZonesFile;
}

export const files = readFiles();
/** With the land that the command line has, too: the checks index its coasts once an object. */
export const atlases = { ...readAtlases(), land50m: land50m as unknown as Atlas };

/** The checks ask for the same coasts after each planted error. */
const land = landOf(atlases.land50m);
const coast = land.coast.bind(land);
const coasts = new Map<string, ReturnType<typeof coast>>();
land.coast = (unit) => cached(coasts, unit.join(), () => coast(unit));

const layers = new Map<string, Built>();
/** The layers of a set as they lie on disk, built once for all tests of a worker. */
export const layersOf = (set: string): Built =>
  cached(layers, set, () => buildLayers(readFiles(`geodata/${set}`), atlases));

export const contentOf = <File extends keyof Shapes>(file: File) =>
  JSON.parse(files.get(file)!) as Shapes[File];

/**
 * The messages about the dataset with some of its files replaced, and without its yardstick, which would
 * complain of every record more or fewer.
 */
export function messages(replaced: Record<string, string>): string[] {
  const planted = new Map([...files, ...Object.entries(replaced)]);
  planted.delete('yardstick.json');
  return validate(planted, atlases.land50m).problems;
}

/** The messages about the dataset after one file was changed. */
export function plantIn<File extends keyof Shapes>(
  file: File,
  change: (content: Shapes[File]) => void,
): string[] {
  const content = contentOf(file);
  change(content);
  return messages({ [file]: JSON.stringify(content) });
}

/** The messages about the dataset after one record was changed. */
export const plant = (id: string, change: (event: EventFile) => void) =>
  plantIn(`events/${id}.json`, change);

export const first = (problems: readonly string[]) => problems[0] ?? 'no problem';
