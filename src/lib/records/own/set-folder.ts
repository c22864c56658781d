import { BASE } from '$lib/core/record/languages';
import { union } from 'd3-array';
import { numericCode } from '$lib/core/record/countries';
import { admits } from '$lib/core/record/rules';
import { periodsAt } from '$lib/core/stall/proposed-periods';
import { NEAR } from '$lib/core/reach/origin';
import { m } from '$lib/paraglide/messages';
import type { DirectionsFile } from '../../../../geodata/directions-schema';
import type { CoverageFile, RegionsFile, RulesFile, SourcesFile } from '../../../../geodata/schema';
import type { SetFile, VocabularyFile } from '../../../../geodata/set-schema';
import type { OwnRecord } from '../import/own-record';
import { zip } from '../export/zip';
import type { OwnData } from './own';
import { yearsCovered } from './own-page';
import { sectorRegions } from './sector-regions';
import { eventOf, LOSSES, translatedPlaces, type Loss } from './set-events';
import { recordSlugs, slugOf, slugsOf } from './slugs';
import { breakOf, limitOf } from './subject';

/** A reader's records as a folder of `geodata/`. */
export interface SetFolder {
  name: string;
  /** Texts by path below the folder. */
  files: ReadonlyMap<string, string>;
  /** What the set holds otherwise than the file, in words. */
  losses: string[];
}

export function setFolder(data: OwnData): SetFolder {
  const { records, file, date } = data;
  const name = `own-${slugOf(file.replace(/\.[^.]*$/, '')) || 'records'}`;
  const counts = new Map<Loss, number>();
  const onLoss = (loss: Loss) => counts.set(loss, (counts.get(loss) ?? 0) + 1);

  const recordIds = recordSlugs(records);
  for (const [id, slug] of recordIds) if (id !== slug) onLoss('ids');
  const vocabulary = vocabularyOf(records, file);
  const sources = sourcesOf(records, file, date);
  const naming = { recordIds, words: vocabulary.ids, ...sources, onLoss };
  const events = records.map((record) => eventOf(record, naming));
  const places = translatedPlaces(records, onLoss);
  const regions = sectorRegions([...data.subject.origin.position], data.subject.origin.name);
  const named = records.flatMap(({ sites }) => sites.map(({ region }) => region));
  const outlined = new Set(regions.features.map(({ properties }) => properties.id));
  for (const region of union(named)) if (region && !outlined.has(region)) onLoss('regions');

  const cited = union(events.flatMap((event) => event.sources.map(({ id }) => id)));
  const losses = LOSSES.flatMap((what) => {
    const n = counts.get(what);
    return n ? [m.own_set_loss({ what, n })] : [];
  });
  const contents: Record<string, unknown> = {
    'set.json': setOf(data, name),
    'vocabulary.json': vocabulary.file,
    'sources.json': sources.list.filter(({ id }) => cited.has(id)),
    'regions.geojson': regions,
    'directions.json': directionsOf(data, regions),
    'rules.json': rulesOf(data),
    'coverage.json': coverageOf(data),
    ...(Object.keys(places).length && { 'places.json': places }),
    ...Object.fromEntries(events.map((event) => [`events/${event.id}.json`, event])),
  };
  const json = Object.entries(contents).map(
    ([path, content]) => [path, `${JSON.stringify(content, null, 2)}\n`] as const,
  );
  const texts = {
    'CHANGELOG.md': `# Changelog of the dataset\n\n## ${date}\n\n${records.length} records of ${file}.\n`,
    'CODEBOOK.md': `## This set\n\nThe records of ${file}, as the file has them. What one record is, where its places come
from, and who fixed origin, limit and break, and when, is to be written. Directions are eight sectors around the origin.\n`,
    'README.md': readme(name, data, losses),
  };
  return { name, files: new Map([...json, ...Object.entries(texts)]), losses };
}

/** The folder as an archive, to be unpacked into `geodata/`. */
export function zippedSet({ name, files }: SetFolder): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = [...files].map(([path, text]) => [`${name}/${path}`, encoder.encode(text)]);
  return zip(Object.fromEntries(entries) as Record<string, Uint8Array>);
}

const readme = (name: string, { file, records }: OwnData, losses: readonly string[]) =>
  `# ${name}

${m.own_set_about({ file, n: records.length })}

\`\`\`sh
npm start -- ${name}
SET=${name} npm run -s geodata
\`\`\`

${m.own_set_draft()}

## ${m.own_set_losses()}

${(losses.length ? losses : [m.own_set_no_losses()]).map((loss) => `- ${loss}`).join('\n')}
`;

const inEnglish = new Intl.DisplayNames(BASE, { type: 'region' });
const partnersText = ({ subject }: OwnData) =>
  new Intl.ListFormat(BASE).format(subject.partners.map((id) => inEnglish.of(id) ?? id));

const TONES = ['blue', 'red', 'green', 'ochre'] as const;

function setOf(data: OwnData, id: string): SetFile {
  const { subject, records, file } = data;
  const title = { [BASE]: subject.title };
  const periods = periodsAt(records, breakOf(subject, records));
  const byReader = 'As the reader of the file chose.';
  return {
    id,
    draft: true,
    languages: [BASE],
    title,
    titleOf: title,
    short: title,
    partners: subject.partners.map((partner, i) => ({
      id: partner,
      // The checks name a code that the base map does not have.
      home: [numericCode(partner) ?? '000'],
      from: { [BASE]: inEnglish.of(partner) ?? partner },
      labels: [],
      tone: TONES[i % TONES.length]!,
    })),
    together: 1,
    newPlace: {
      km: limitOf(subject, records),
      why: { [BASE]: subject.newPlaceKm ? byReader : 'Proposed by how far apart the places lie.' },
    },
    ...(periods && {
      periods,
      method: {
        periods: {
          [BASE]: subject.breakYear ? byReader : 'Proposed: the year that halves the records.',
        },
      },
    }),
    searches: [],
    licence: 'Licence to be named',
    citation: { authors: 'Authors to be named', title: `${subject.title} (${file})` },
  };
}

function vocabularyOf(records: readonly OwnRecord[], file: string) {
  const listOf = (wordsOf: (record: OwnRecord) => readonly string[]) =>
    [...union(records.flatMap(wordsOf))].sort();
  const series = listOf((record) => [record.series]);
  const scopes = listOf((record) => [record.scope]);
  const frameworks = listOf((record) => [record.framework]);
  const practices = listOf((record) => record.practices);
  const ids = slugsOf([...scopes, ...series, ...frameworks, ...practices], 'word');
  const word = (text: string) => ({
    id: ids.get(text)!,
    name: { [BASE]: text.replaceAll('-', ' ') },
    means: `As ${file} has it.`,
  });
  /** How many take part in every record of the framework that names anybody. */
  const statesOf = (framework: string) => {
    const ofFramework = records.filter((record) => record.framework === framework);
    const counts = union(ofFramework.map(({ participants }) => participants.length));
    counts.delete(0);
    return counts.size === 1 ? { states: [...counts][0]! } : null;
  };
  const vocabulary: VocabularyFile = {
    series: series.map(word),
    scopes: scopes.map(word),
    frameworks: frameworks.map((text) => ({ ...word(text), ...statesOf(text) })),
    practices: practices.map((text) => ({ ...word(text), domain: 'any' as const })),
  };
  return { ids, file: vocabulary };
}

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;)\]]/i;

/** The sources that the records name, each once, by address or else by title; and the file itself. */
function sourcesOf(records: readonly OwnRecord[], file: string, date: string) {
  type OwnSource = OwnRecord['sources'][number];
  const addressOf = ({ id, title = id }: OwnSource) => {
    const [address] = ADDRESS.exec(title) ?? [];
    return address && URL.canParse(address) ? address : undefined;
  };
  const keyOf = (source: OwnSource) => addressOf(source) ?? source.title ?? source.id;
  const byKey = new Map(
    records
      .flatMap(({ sources }) => sources)
      .toReversed()
      .map((source) => [keyOf(source), source]),
  );
  const ids = slugsOf([file, ...byKey.keys()], 'source');
  const [year, month, day] = date.split('-').map(Number);
  const item = (id: string, title: string, address?: string): SourcesFile[number] => ({
    id,
    type: address ? 'webpage' : 'report',
    title,
    language: 'und',
    ...(address && { URL: address }),
    accessed: { 'date-parts': [[year!, month!, day!]] },
    note: `As ${file} names it; the day of access is that of the file.`,
    custom: { sourceType: 'secondary', link: address !== undefined },
  });
  const fileSourceId = ids.get(file)!;
  const list = [...byKey].map(([key, source]) =>
    item(ids.get(key)!, source.title ?? source.id, addressOf(source)),
  );
  if (!byKey.has(file)) list.push(item(fileSourceId, file));
  return {
    list: list.sort((a, b) => (a.id < b.id ? -1 : 1)),
    fileSourceId,
    sourceId: (source: OwnSource) => ids.get(keyOf(source))!,
  };
}

function directionsOf({ subject }: OwnData, { features }: RegionsFile): DirectionsFile {
  const { name, position } = subject.origin;
  const sectors = features.filter(({ properties }) => properties.id !== NEAR);
  return {
    origin: {
      position: [...position],
      name: { [BASE]: name },
      from: { [BASE]: name },
      note: 'As the reader of the file chose, or the first place of the records.',
    },
    directions: sectors.map(({ properties }) => ({
      id: properties.id,
      name: properties.name,
      regions: [properties.id],
      note: 'A sector of the compass.',
    })),
    home: [NEAR],
  };
}

function rulesOf(data: OwnData): RulesFile {
  const { records, subject } = data;
  const rule = (id: string, name: string, where: RulesFile[number]['where']) => ({
    id,
    name: { [BASE]: name },
    definition: { [BASE]: `${name} of the set.` },
    where,
  });
  const where = { participants: subject.partners };
  const areAllTogether = records.every((record) => admits(where, record));
  return [
    rule('all', 'All records', {}),
    ...(areAllTogether ? [] : [rule('together', `Records with ${partnersText(data)}`, where)]),
  ];
}

function coverageOf({ file, records }: OwnData): CoverageFile {
  return {
    ...yearsCovered(records),
    note: `The records of ${file}.`,
    method: { [BASE]: `Only what ${file} holds: nothing was searched for this set.` },
    notSearched: [],
    limits: [],
    leftOut: [],
  };
}
