import { validate } from './validate';
import { readAtlases, readFiles } from './disk';
import type { EventFile, SourcesFile } from './schema';

export const files = readFiles();
export const atlases = readAtlases();

/**
 * The messages about the dataset with some of its files replaced, and without its yardstick, which would
 * complain of every record more or fewer.
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

export const first = (problems: readonly string[]) => problems[0] ?? 'no problem';
