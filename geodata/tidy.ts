import { DOMAINS } from '../src/lib/core/record/model';
import type { AtlasData } from '../src/lib/core/record/record';
import { canonical } from './build';
import type { Files } from './read';
import { eventFile, source, type EventFile, type SourcesFile } from './schema';

/**
 * What `npm run add-record` writes before it builds: lists and keys in their order, sources sorted and
 * dated, a line in the changelog for each record that is new or says something else than `before`.
 * Files that are no JSON are left to the build, which says so. `today` is an ISO date.
 */
export function tidy(
  files: Files,
  before: AtlasData | undefined,
  today: string,
): Map<string, string> {
  const tidied = new Map<string, string>();
  const put = (file: string, value: unknown) => {
    // The order of keys matters here, white space does not.
    const isChanged = JSON.stringify(value) !== JSON.stringify(parsed(files.get(file)));
    if (isChanged) tidied.set(file, JSON.stringify(value, null, 2));
  };
  const news: string[] = [];
  for (const [file, content] of files) {
    if (!file.startsWith('events/')) continue;
    const event = parsed(content) as EventFile | undefined;
    if (!event) continue;
    put(file, tidyEvent(event));
    const known = before?.records.find(({ id }) => id === event.id);
    if (!known) news.push(`- Added: \`${event.id}\`, ${event.name?.en}.`);
    else if (!says(event, known)) news.push(`- Changed: \`${event.id}\`.`);
  }
  const sources = parsed(files.get('sources.json')) as SourcesFile | undefined;
  if (Array.isArray(sources)) put('sources.json', tidySources(sources, today));
  const log = withNews(files.get('CHANGELOG.md') ?? '', news, today);
  if (log !== files.get('CHANGELOG.md')) tidied.set('CHANGELOG.md', log);
  return tidied;
}

function tidyEvent(event: EventFile): EventFile {
  const sorted = <T>(list: T[] | undefined) => list && [...new Set(list)].sort();
  return inOrder(Object.keys(eventFile.entries), {
    ...event,
    domains: DOMAINS.filter((domain) => event.domains?.includes(domain)),
    practices: sorted(event.practices)!,
    participants: sorted(event.participants)!,
  });
}

function tidySources(sources: SourcesFile, today: string): SourcesFile {
  const read = { 'date-parts': [today.split('-').map(Number)] } as SourcesFile[number]['accessed'];
  return [...sources]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => inOrder(Object.keys(source.entries), { ...one, accessed: one.accessed ?? read }));
}

function inOrder<T extends object>(keys: readonly string[], value: T): T {
  const rank = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  const entries = Object.entries(value).filter(([, of]) => of !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b))) as T;
}

/** The record as built adds to what the file says: regions, positions and shares of the track. */
function says(event: EventFile, { sites, track, ...rest }: AtlasData['records'][number]): boolean {
  const plain = track && (({ positions: _, regionShare: __, bounds: ___, ...of }) => of)(track);
  const known = {
    ...rest,
    sites: sites.map(({ region: _, name_ru: __, name_zh: ___, ...site }) => site),
    track: plain,
  };
  return canonical(known) === canonical(event);
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
