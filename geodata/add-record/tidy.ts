import { BASE } from '#core/record/languages';
import { sort } from 'd3-array';
import * as v from 'valibot';
import { sortedLists } from '#core/record/demands';
import { dateOf } from '#core/record/record';
import { changesBetween, fileOf, statesOf } from '../files/changes';
import type { Files } from '../files/read';
import { eventFile, sourcesFile } from '#core/record/schema';
import type { EventFile, SourcesFile, AtlasData } from '#core/record/schema';
import { changesFile, type ChangesFile } from '#core/record/set-file';

/** Before the build, which reports broken JSON. `today` is an ISO date. */
export function tidy(
  files: Files,
  before: AtlasData | undefined,
  today: string,
  reason: string | null = null,
): Map<string, string> {
  const tidied = new Map<string, string>();
  const put = (file: string, schema: v.GenericSchema, value: unknown) => {
    const { output } = v.safeParse(schema, value);
    const isChanged = JSON.stringify(output) !== JSON.stringify(parsed(files.get(file)));
    if (isChanged) tidied.set(file, JSON.stringify(output, null, 2));
  };
  const events = new Map<string, EventFile>();
  for (const [file, content] of files) {
    if (!/^(events|candidates)\//.test(file)) continue;
    const event = parsed(content) as EventFile | undefined;
    if (!event) continue;
    const sorted = { ...event, ...sortedLists(event) };
    put(file, eventFile, sorted);
    if (file.startsWith('events/')) events.set(event.id, sorted);
  }
  const log = parsed(files.get('changes.json')) as ChangesFile | undefined;
  const states = statesOf(events);
  // Without a build, hashes show that a record changed, not what it said.
  const unbuilt = Object.entries(log?.states ?? {}).map(
    ([id, state]) => [id, state === states[id] ? events.get(id) : { id }] as const,
  );
  const built = before?.records.map((record) => [record.id, fileOf(record)] as const);
  const isFirst = !files.has('changes.json');
  const earlier = isFirst ? events : new Map<string, unknown>(built ?? unbuilt);
  const changes = changesBetween(earlier, events).map((change) => {
    return { date: today, ...change, reason };
  });
  const versions = { ...log?.versions };
  const dayBefore = before?.dataVersion.slice(0, 10);
  const isNewer =
    changes.length > 0 || /^## (.*)$/m.exec(files.get('CHANGELOG.md') ?? '')?.[1] !== dayBefore;
  if (before && dayBefore && isNewer) versions[dayBefore] = before.dataVersion;
  const everyChange = [...(log?.changes ?? []), ...changes];
  put('changes.json', changesFile, { versions, states, changes: everyChange });
  const sources = parsed(files.get('sources.json')) as SourcesFile | undefined;
  if (Array.isArray(sources)) {
    const accessed = dateOf(today);
    const dated = sources.map((source) => ({ ...source, accessed: source.accessed ?? accessed }));
    const sorted = sort(dated, ({ id }) => id);
    put('sources.json', sourcesFile, sorted);
  }
  const why = reason ? ` ${reason}` : '';
  const news = [...new Set(changes.map(({ record }) => record))].map((id) => {
    if (!earlier.has(id)) return `- Added: \`${id}\`, ${events.get(id)!.name?.[BASE]}.${why}`;
    return `- ${events.has(id) ? 'Changed' : 'Taken out'}: \`${id}\`.${why}`;
  });
  const changelog = files.get('CHANGELOG.md') ?? '';
  const extended = withNews(changelog, isFirst ? [`- First edition.${why}`] : news, today);
  if (extended !== changelog) tidied.set('CHANGELOG.md', extended);
  return tidied;
}

function withNews(log: string, news: readonly string[], today: string) {
  const told = new Set(log.split('\n'));
  const fresh = news.filter((line) => !told.has(line));
  if (fresh.length === 0) return log;
  const heading = `## ${today}\n`;
  const lines = `${fresh.join('\n')}\n`;
  const [before, entry] = log.split(heading);
  if (entry === undefined) return log.replace(/\n## /, `\n${heading}\n${lines}\n## `);
  // A blank line keeps the list from running into a paragraph.
  const [ofToday = '', ...older] = entry.split(/\n(?=## )/);
  const endsInList = /^(- | {2}).*$/.test(ofToday.trimEnd().split('\n').at(-1)!);
  const separator = endsInList ? '\n' : '\n\n';
  return [`${before}${heading}${ofToday.trimEnd()}${separator}${lines}`, ...older].join('\n');
}

function parsed(content: string | undefined): unknown {
  try {
    return JSON.parse(content ?? '');
  } catch {
    return undefined;
  }
}
