import land50m from 'world-atlas/land-50m.json' with { type: 'json' };
import { validate } from './build';
import { readAtlases, readFiles } from './disk';
import type { Atlas } from './land';
import type { EventFile, SourcesFile } from './schema';

export const files = readFiles();
/** With the land that the command line has, too: the checks index its coasts once an object. */
export const atlases = { ...readAtlases(), land50m: land50m as unknown as Atlas };

/**
 * The messages about the dataset with some of its files replaced. Without its yardstick, which would complain of each
 * record that is one more or fewer.
 */
export function messages(replaced: Record<string, string>): string[] {
  const planted = new Map([...files, ...Object.entries(replaced)]);
  planted.delete('yardstick.json');
  return validate(planted, atlases.land50m).problems;
}

/** The messages about the dataset after one record was changed. */
export function plant(id: string, change: (event: EventFile) => void): string[] {
  const file = `events/${id}.json`;
  const event = JSON.parse(files.get(file)!) as EventFile;
  change(event);
  return messages({ [file]: JSON.stringify(event) });
}

export function plantSources(change: (sources: SourcesFile) => void): string[] {
  const sources = JSON.parse(files.get('sources.json')!) as SourcesFile;
  change(sources);
  return messages({ 'sources.json': JSON.stringify(sources) });
}

export const first = (found: readonly string[]) => found[0] ?? 'no problem';
