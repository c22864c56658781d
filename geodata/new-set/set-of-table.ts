import { max, union } from 'd3-array';
import { foldLng } from '#core/earth/sphere';
import { slugOf } from '#core/record/fields';
import { BASE } from '#core/record/languages';
import { pick } from '#core/record/pick';
import { dateOf } from '#core/record/record';
import { inOrder } from '#core/record/time';
import { NEAR } from '#core/reach/origin';
import { coverageOf, namedPlaces } from '../../src/lib/exchange/proposed';
import type { CoverageFile, DirectionsFile } from '#core/record/dataset-files';
import { MAX_LABEL, type AtlasRecord, type EventFile, type SourcesFile } from '#core/record/schema';
import { FRAMEWORKS } from '../../src/lib/exchange/records';
import { sectorRegions } from './sectors';
import type { VocabularyFile } from '#core/record/set-file';

export interface RecordTable {
  file: string;
  records: readonly AtlasRecord[];
}

export function filesOfTable({ file, records }: RecordTable, today: string) {
  const titlesOf = ({ sources }: AtlasRecord) =>
    sources.length ? sources.map(({ title = '' }) => title) : [file];
  const ordered = inOrder(records);
  const recordIds = ordered.map(({ id }) => id);
  const practiced = records.flatMap((record) => record.practices);
  const ids = slugsOf(recordIds, 'record');
  const sourceIds = slugsOf(records.flatMap(titlesOf), 'source');
  const practices = slugsOf(practiced, 'practice');
  const events = ordered.map((record): EventFile => ({
    ...plainEvent(record),
    id: ids.get(record.id)!,
    practices: record.practices.map((practice) => practices.get(practice)!).sort(),
    sources: [...new Set(titlesOf(record))].map((title) => {
      return { id: sourceIds.get(title)!, supports: ['dates', 'place'] };
    }),
  }));
  const [[name, position]] = [...namedPlaces(records)] as [[string, [number, number]]];
  const regions = sectorRegions(position, name);
  const lastDay = max(records, ({ end }) => end)!;
  const wordOf = (id: string, text: string, means = `As ${file} has them.`) => {
    return { id, name: { [BASE]: text }, means };
  };
  return {
    ...Object.fromEntries(events.map((event) => [`events/${event.id}.json`, event])),
    'sources.json': sourcesOf(sourceIds, file, today),
    'regions.geojson': regions,
    'directions.json': {
      origin: {
        position,
        name: { [BASE]: name },
        from: { [BASE]: name },
        note: 'The first place of the records. Who chose the origin, and when, is to be written.',
      },
      directions: regions.features
        .filter(({ properties }) => properties.id !== NEAR)
        .map(({ properties: { id, name: sector } }) => {
          return { id, name: sector, regions: [id], note: 'A sector of the compass.' };
        }),
      home: [NEAR],
    } satisfies DirectionsFile,
    'coverage.json': {
      ...coverageOf(records),
      // Nothing later is claimed to have been searched.
      to: lastDay.slice(0, 7),
      lastDay,
      note: `The records of ${file}.`,
      method: { [BASE]: `Only what ${file} holds: nothing was searched for this set.` },
      notSearched: [],
      limits: [],
      leftOut: [],
    } satisfies CoverageFile,
    'vocabulary.json': {
      series: [wordOf('records', 'Records')],
      scopes: [wordOf('core', 'All records')],
      frameworks: [...union(records.map(({ framework }) => framework))].map((id) => ({
        ...wordOf(id, id, 'By how many states took part.'),
        ...(FRAMEWORKS.includes(id) && { states: FRAMEWORKS.indexOf(id) + 2 }),
      })),
      practices: [...practices].map(([practice, id]) => {
        return { ...wordOf(id, practice, `As ${file} has it.`), domain: 'any' as const };
      }),
    } satisfies VocabularyFile,
  };
}

function plainEvent(record: AtlasRecord): EventFile {
  const { name, track } = record;
  const sites = record.sites.map(({ region: _, ...site }) =>
    site.name.length > MAX_LABEL ? site : { ...site, label: { [BASE]: site.name } },
  );
  // A set's record needs a place; role `transit` is never measured, the track is.
  const [[lng, lat] = [0, 0]] = track?.positions ?? [];
  const begin = {
    name: `Start of ${name[BASE]}`,
    role: 'transit' as const,
    position: [foldLng(lng), lat] as [number, number],
    precision: 'area' as const,
    basis: 'first waypoint of the track',
  };
  // In a set zero means that no number was published.
  const forces = Object.entries(record.forces.total ?? {}).filter(([, n]) => n);
  return {
    ...record,
    series: 'records',
    sites: sites.length ? sites : [begin],
    track: track && pick(track, ['craft', 'precision', 'basis', 'waypoints']),
    forces: forces.length ? { total: Object.fromEntries(forces) } : {},
    confidence: 'medium',
  };
}

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;)\]]/i;

function sourcesOf(ids: ReadonlyMap<string, string>, file: string, today: string): SourcesFile {
  return [...ids]
    .map(([title, id]): SourcesFile[number] => {
      const [address] = ADDRESS.exec(title) ?? [];
      return {
        id,
        type: address ? 'webpage' : 'report',
        title,
        language: 'und',
        ...(address && { URL: address }),
        accessed: dateOf(today),
        note: `As ${file} names it; the day of access is that on which the set was made.`,
        custom: { sourceType: 'secondary', link: address !== undefined },
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function slugsOf(texts: Iterable<string>, word: string): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const text of new Set(texts)) {
    const latin = slugOf(text).slice(0, 60).replace(/-$/, '');
    const base = /[a-z]/.test(latin) ? latin : [word, latin].filter(Boolean).join('-');
    let slug = base;
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
    slugs.set(text, slug);
    taken.add(slug);
  }
  return slugs;
}
