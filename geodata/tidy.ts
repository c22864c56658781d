import * as v from 'valibot';
import { DOMAINS } from '../src/lib/core/record/model';
import type { AtlasData } from '../src/lib/core/record/record';
import { fileOf } from './atlas';
import { changesBetween, statesOf } from './changes';
import type { Files } from './read';
import { eventFile, sourcesFile, type EventFile, type SourcesFile } from './schema';
import { changesFile, type ChangesFile } from './set-schema';

/**
 * What `npm run add-record` writes before it builds: lists and keys in their order, sources sorted and
 * dated, for each record that is new, gone or says something else than `before` its changes, and a line in the
 * changelog. Files that are no JSON are left to the build, which says so. `today` is an ISO date.
 */
export function tidy(
  files: Files,
  before: AtlasData | undefined,
  today: string,
  reason: string | null = null,
): Map<string, string> {
  const tidied = new Map<string, string>();
  const put = (file: string, schema: v.GenericSchema, value: unknown) => {
    // What a schema gives out has its keys in their order.
    const { output } = v.safeParse(schema, value);
    const isChanged = JSON.stringify(output) !== JSON.stringify(parsed(files.get(file)));
    if (isChanged) tidied.set(file, JSON.stringify(output, null, 2));
  };
  const events = new Map<string, EventFile>();
  for (const [file, content] of files) {
    if (!file.startsWith('events/')) continue;
    const event = parsed(content) as EventFile | undefined;
    if (!event) continue;
    const sorted = withSortedLists(event);
    put(file, eventFile, sorted);
    events.set(event.id, sorted);
  }
  const last = parsed(files.get('changes.json')) as ChangesFile | undefined;
  const states = statesOf(events);
  // Where no set is built, it is not known what a changed record said.
  const known: ReadonlyMap<string, unknown> = new Map(
    before?.records.map((record) => [record.id, fileOf(record)]) ??
      Object.entries(last?.states ?? {}).map(([id, state]) => [
        id,
        state === states[id] ? events.get(id) : { id },
      ]),
  );
  const told = changesBetween(known, events).map((one) => ({ date: today, ...one, reason }));
  const version = told.length > 0 && before?.dataVersion;
  put('changes.json', changesFile, {
    versions: { ...last?.versions, ...(version && { [version.slice(0, 10)]: version }) },
    states,
    changes: [...(last?.changes ?? []), ...told],
  });
  const sources = parsed(files.get('sources.json')) as SourcesFile | undefined;
  if (Array.isArray(sources)) {
    const accessed = { 'date-parts': [today.split('-').map(Number)] };
    const dated = sources.map((source) => ({ ...source, accessed: source.accessed ?? accessed }));
    put(
      'sources.json',
      sourcesFile,
      [...dated].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }
  const why = reason ? ` ${reason}` : '';
  const news = [...new Set(told.map(({ record }) => record))].map((id) => {
    if (known.has(id)) return `- ${events.has(id) ? 'Changed' : 'Taken out'}: \`${id}\`.${why}`;
    return `- Added: \`${id}\`, ${events.get(id)!.name?.en}.${why}`;
  });
  const log = withNews(files.get('CHANGELOG.md') ?? '', news, today);
  if (log !== files.get('CHANGELOG.md')) tidied.set('CHANGELOG.md', log);
  return tidied;
}

function withSortedLists(event: EventFile): EventFile {
  const sorted = <T>(list: T[] | undefined) => [...new Set(list)].sort();
  return {
    ...event,
    domains: DOMAINS.filter((domain) => event.domains?.includes(domain)),
    practices: sorted(event.practices),
    participants: sorted(event.participants),
  };
}

function withNews(log: string, news: readonly string[], today: string): string {
  const fresh = news.filter((line) => !log.includes(line));
  if (fresh.length === 0) return log;
  const heading = `## ${today}\n`;
  const lines = `${fresh.join('\n')}\n`;
  const [before, entry] = log.split(heading);
  if (entry === undefined) return log.replace(/\n## /, `\n${heading}\n${lines}\n## `);
  // After what the day says already: a list before a paragraph would swallow it.
  const [own = '', ...older] = entry.split(/\n(?=## )/);
  const apart = /^(- | {2}).*$/.test(own.trimEnd().split('\n').at(-1)!) ? '\n' : '\n\n';
  return [`${before}${heading}${own.trimEnd()}${apart}${lines}`, ...older].join('\n');
}

function parsed(content: string | undefined): unknown {
  try {
    return JSON.parse(content ?? '');
  } catch {
    return undefined;
  }
}
