import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { build, buildLayers } from '../../../../geodata/build';
import { readAtlases, readFiles } from '../../../../geodata/disk';
import type { EventFile, RegionsFile, SourcesFile } from '../../../../geodata/schema';
import type { SetFile } from '../../../../geodata/set-schema';
import type { DirectionSet } from '$lib/core/reach/directions';
import { datasetOf, visitsFor, type ReachDataset } from '$lib/core/reach/dataset';
import type { Rule } from '$lib/core/record/rules';
import { verdictsFor } from '$lib/core/stall/verdict';
import { plainRecord } from '../export/record.fixture';
import { assignRegions } from '../import/own-record';
import { readRecords } from '../import/read';
import type { OwnData } from './own';
import { ownPage } from './own-page';
import { setFolder, zippedSet } from './set-folder';
import { proposed, type Subject } from './subject';

const atlases = readAtlases();
const top = mkdtempSync(join(tmpdir(), 'own-set-'));
afterAll(() => rmSync(top, { recursive: true }));

function dataOf(file: string, text: string, change: Partial<Subject> = {}): OwnData {
  const { records, problems } = readRecords(file, text);
  expect(problems).toEqual([]);
  const subject = { ...proposed(records, file), ...change };
  const placed = assignRegions(records, subject.origin.position);
  return { file, date: '2026-01-02', set: 'own', subject, records: placed };
}

/** Unpacked on a disk, read from there, checked and built. */
function builtFrom(data: OwnData, make = buildLayers) {
  const folder = setFolder(data);
  for (const [path, bytes] of Object.entries(unzipSync(zippedSet(folder)))) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), bytes);
  }
  const built = make(readFiles(join(top, folder.name)), atlases);
  const content = <T>(path: string) => JSON.parse(built.outputs.get(path)!) as T;
  return { ...folder, ...built, content };
}

/** New places and returns in each of the two periods. */
const countsOf = (dataset: ReachDataset) => {
  const last = dataset.records.reduce(
    (year, { end }) => Math.max(year, Number(end.slice(0, 4))),
    0,
  );
  const verdicts = verdictsFor(dataset, {}, last, { countsOnly: true });
  return {
    periods: verdicts.map(({ kind, before, since }) => ({ kind, before, since })),
    statuses: visitsFor(dataset, {}).map(({ status, km }) => [status, km]),
  };
};

function countsOnPage(data: OwnData) {
  const { index, rules, set } = ownPage(data);
  const { coverage, directions } = index;
  return countsOf(
    datasetOf(
      { dataVersion: '', coverage, records: data.records },
      {
        rules,
        directions,
        home: null,
        regions: null,
        periods: set.periods ?? null,
        newPlaceKm: set.newPlace.km,
      },
    ),
  );
}

function countsOfSet({ content, data }: ReturnType<typeof builtFrom>) {
  const { periods, newPlace } = content<SetFile>('set.json');
  return countsOf(
    datasetOf(data!, {
      rules: content<Rule[]>('rules.json'),
      regions: content<RegionsFile>('regions.geojson') as never,
      directions: content<DirectionSet>('directions.json'),
      home: null,
      periods: periods ?? null,
      newPlaceKm: newPlace.km,
    }),
  );
}

/** Several places of a record, two records of a day, Chinese names, nobody known to take part, sources of three kinds. */
const TABLE = `id,name,name_zh,date,place,lat,lng,participants,kind,sources
one,Drill One,,2009-03-12,Jervis (Bay,-35.1,150.8,AU; NZ,exercise,Navy yearbook
乙,联合演习乙,联合演习乙,2012-08-20,达尔文,-12.4,130.9,AU; NZ,exercise,https://example.org/b
甲,联合演习甲,联合演习甲,2012-08-20,瓦努阿图,-17.8,168.2,AU; NZ,exercise,"Reported (https://example.org/b)"
four,Drill Four,,2014-09-01,Fiji,-18.1,178.3,AU; NZ; FJ,exercise,
four,Drill Four,,2014-09-01,Tonga,-21.1,-175.2,AU; NZ; FJ,exercise,
five,Drill Five,,2018-02-05,Tonga,-21.2,-175.1,,exercise,Navy yearbook
six,Drill Six,,2021-02-05,Alice Springs,-23.7,133.9,AU; NZ,exercise,Navy yearbook
seven,Patrol Seven,,2021-02-06,Alice Springs,-23.7,133.9,AU; NZ,patrol,Navy yearbook
`;

describe('a table, made a set', () => {
  const data = dataOf('Übungen 1.csv', TABLE, { newPlaceKm: 600, breakYear: 2014 });
  const set = builtFrom(data, build);
  const events = new Map(
    [...set.files]
      .filter(([path]) => path.startsWith('events/'))
      .map(([path, text]) => [path, JSON.parse(text) as EventFile]),
  );

  it('passes the checks as a draft, which name what its records do not say', () => {
    expect(set.name).toBe('own-ubungen-1');
    expect(set.problems).toEqual([]);
    expect(set.data!.records).toHaveLength(data.records.length);
    expect(set.open).toEqual(
      expect.arrayContaining([
        'events/five.json: participants is [], expected at least 1 of AU, NZ among them',
        'events/one.json: domains is [], expected at least one domain',
        'events/seven.json: trackAbsent is missing, expected a reason why this patrol has no track',
        expect.stringMatching(/^sources\.json: \[0\]\.language is "und"/),
      ]),
    );
  });

  it('without the mark of a draft is refused for the same', () => {
    const { draft, ...finished } = JSON.parse(set.files.get('set.json')!) as SetFile;
    expect(draft).toBe(true);
    const files = new Map(readFiles(join(top, set.name)));
    const { problems, open, outputs } = build(
      files.set('set.json', JSON.stringify(finished)),
      atlases,
    );
    expect(problems.sort()).toEqual(set.open.sort());
    expect(open).toEqual([]);
    expect(outputs.size).toBe(0);
  });

  it('counts what the page counted, by limit, break, partners and origin of the reader', () => {
    const counts = countsOfSet(set);
    expect(counts).toEqual(countsOnPage(data));
    // Of six exercises the first is in no count; Tonga again is the one return: the others are over 600 km apart.
    expect(counts.periods[0]).toMatchObject({ before: { k: 2, n: 2 }, since: { k: 2, n: 3 } });
    expect(set.content<SetFile>('set.json')).toMatchObject({
      // ISO 3166-1.
      partners: [
        { id: 'AU', home: ['036'] },
        { id: 'NZ', home: ['554'] },
      ],
      newPlace: { km: 600 },
      periods: { before: { from: 2009, to: 2013 }, since: { from: 2014 } },
    });
    expect(set.content<DirectionSet>('directions.json').origin).toMatchObject({
      position: [150.8, -35.1],
      name: { en: 'Jervis (Bay' },
    });
    expect(set.content<Rule[]>('rules.json').map(({ id }) => id)).toEqual(['all', 'together']);
  });

  it('keeps every name, place and source, each address once', () => {
    const [first, second] = [...events.values()].filter(({ start }) => start === '2012-08-20');
    // In the order of the file's ids, as on the page.
    expect([first, second].map((event) => event!.name)).toEqual([
      { en: '联合演习乙', zh: '联合演习乙' },
      { en: '联合演习甲', zh: '联合演习甲' },
    ]);
    expect(events.get('events/four.json')!.sites.map(({ name }) => name)).toEqual([
      'Fiji',
      'Tonga',
    ]);
    const sources = JSON.parse(set.files.get('sources.json')!) as SourcesFile;
    expect(sources.map(({ title, URL }) => [title, URL])).toEqual([
      ['https://example.org/b', 'https://example.org/b'],
      ['Navy yearbook', undefined],
      ['Übungen 1.csv', undefined],
    ]);
    expect(events.get('events/four.json')!.sites[0]!.label).toEqual({ en: 'Fiji' });
    expect(events.get('events/four.json')!.sources).toEqual([
      { id: 'ubungen-1-csv', supports: ['dates', 'place'] },
    ]);
  });

  it('tells what is otherwise than in the file, in the archive and on the page', () => {
    expect(set.losses).toEqual([
      'Ids written in Latin letters or numbered: 2.',
      'Records without a source, which cite the file itself: 1.',
    ]);
    for (const loss of set.losses) expect(set.files.get('README.md')).toContain(loss);
  });
});

it('a track alone is a patrol of a set, over land and faster than a ship, which is told', () => {
  const line = (name: string, begin: string, coordinates: number[][]) => ({
    type: 'Feature',
    properties: { name, begin, participants: 'AU; NZ' },
    geometry: { type: 'LineString', coordinates },
  });
  const data = dataOf(
    'lines.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        line('Across Fiji', '2015-01-01', [
          [175, -18],
          [185, -17.5],
        ]),
        line('To Perth', '2019-01-01', [
          [150, -30],
          [116, -32],
        ]),
      ],
    }),
  );
  const set = builtFrom(data);
  expect(set.problems).toEqual([]);
  expect(set.data!.records.map(({ track }) => track!.positions)).toEqual([
    [
      [175, -18],
      [185, -17.5],
    ],
    [
      [150, -30],
      [116, -32],
    ],
  ]);
  expect(countsOfSet(set)).toEqual(countsOnPage(data));
  expect(set.open.join('\n')).toMatch(/to-perth.*km\/h for a track of craft "ship"/);
  expect(set.losses).toContain(
    'Records with a track alone; its start stands as a place that is not measured: 2.',
  );
});

it('what a set cannot hold is left out and counted', () => {
  const site = plainRecord('a').sites[0]!;
  const record = {
    ...plainRecord('a-2025'),
    forces: { total: { ships: 0, personnel: 20 } },
    sites: [
      { ...site, region: 'lagoon', within: { region: 'lagoon' } },
      { ...site, name: 'Y', label: { en: 'far too long for a label' }, name_ru: 'Latin' },
    ],
    stages: 'two',
    formerIds: ['a-2024'],
    confidence: 'high',
  };
  const data = dataOf('ours.json', JSON.stringify({ records: [record] }));
  const set = builtFrom(data);
  expect(set.problems).toEqual([]);
  expect(JSON.parse(set.files.get('events/a-2025.json')!)).toMatchObject({
    forces: { total: { personnel: 20 } },
    sites: [{ name: 'X' }, { name: 'Y' }],
  });
  expect(set.losses).toEqual([
    'Regions that are named but have no outline; places lie in sectors around the origin instead: 2.',
    'Places whose bounds a set cannot hold, and which are points now: 1.',
    'Records without a source, which cite the file itself: 1.',
    'Forces given as 0, left out: 1.',
    'Names in a second language that do not fit it, left out: 1.',
    'Fields in a form that a set does not have, left out: 3.',
  ]);
});
