import { describe, expect, it } from 'vitest';
import { datasetOf, visitsFor, type ReachDataset } from '#core/reach/dataset';
import type { DirectionSet } from '#core/reach/directions';
import { verdictsFor } from '#core/stall/verdict';
import type { Rule } from '#core/record/rules';
import { assignRegions } from '../../src/lib/records/own/own-record';
import { readFile } from '../../src/lib/exchange/read';
import { ownPage } from '../../src/lib/records/own/own-page';
import { proposed } from '../../src/lib/records/own/subject';
import { buildSet } from '../build/build';
import { readFiles } from '../build/disk';
import { atlases } from '../checks/plant.fixture';
import { GENERAL } from '../files/read';
import { newSet } from './new-set';
import type { EventFile, SourcesFile } from '#core/record/schema';
import type { RegionsFile } from '#core/record/dataset-files';
import type { SetFile } from '#core/record/set-file';

/* A set made of a table; tests/new-set walks from one to a finished set. */

async function madeOf(file: string, text: string, choices: object = {}) {
  const { records, left } = await readFile(file, new TextEncoder().encode(text));
  expect(left).toEqual([]);
  const table = { file, records };
  const skeleton = readFiles('geodata/skeleton');
  const general = [GENERAL, skeleton.get(GENERAL)!] as const;
  const own = newSet(skeleton, table, { name: 'own', ...choices }, '2026-11-29');
  const files = new Map([...own, general]);
  const parsed = <T>(path: string) => JSON.parse(files.get(path)!) as T;
  return { records, files, parsed, ...buildSet(files, atlases) };
}

const countsOf = (dataset: ReachDataset) => ({
  periods: verdictsFor(dataset, {}, 2026, { orders: 0 }).map(({ kind, before, since }) => {
    return { kind, before, since };
  }),
  statuses: visitsFor(dataset, {}).map(({ status, km }) => [status, km]),
});

/** Several places of a record, Chinese names, nobody known to take part, sources of three kinds. */
const TABLE = `id,name,date,place,lat,lng,participants,kind,ships,sources
one,Drill One,2009-03-12,Jervis (Bay,-35.1,150.8,AU; NZ,exercise,0,Navy yearbook
乙,联合演习,2012-08-20,达尔文,-12.4,130.9,AU; NZ,exercise,3,https://example.org/b
,Drill Four,2014-09-01,Fiji,-18.1,178.3,AU; NZ; FJ,exercise,,
five,Drill Five,2018-02-05,Tonga,-21.2,-175.1,,exercise,,Navy yearbook
five,,,Fiji,-18.1,178.3,,,,
seven,Patrol Seven,2021-02-06,Alice Springs,-23.7,133.9,AU; NZ,patrol,,Navy yearbook
`;

describe('a table, made a set', async () => {
  const set = await madeOf('Übungen.csv', TABLE);
  const { parsed, outputs } = set;
  const events = [...set.files]
    .filter(([path]) => path.startsWith('events/'))
    .map(([, text]) => JSON.parse(text) as EventFile);

  it('passes the checks as a draft, which name what its records do not say', () => {
    expect(set.problems).toEqual([]);
    expect(set.data!.records).toHaveLength(5);
    expect(set.open).toEqual(
      expect.arrayContaining([
        'events/five.json: participants is [], expected AU, NZ among them',
        'events/one.json: domains is [], expected at least one domain',
        'events/seven.json: trackAbsent is missing, expected a reason why this patrol has no track',
        expect.stringMatching(/^sources\.json: \[\d\]\.language is "und"/),
      ]),
    );
  });

  it('is refused for the same once it is no draft', () => {
    const finished = { ...parsed<SetFile>('set.json'), draft: false };
    const files = new Map([...set.files, ['set.json', JSON.stringify(finished)]]);
    const { problems, open } = buildSet(files, atlases);
    expect(problems.sort()).toEqual(set.open!.sort());
    expect(open).toEqual([]);
  });

  it('counts what the page counts, with the partners, limit, break and origin that it proposes', () => {
    const subject = proposed(set.records, 'Übungen.csv');
    const records = assignRegions(set.records, subject.origin.position);
    const page = ownPage({ file: 'a', date: '2026-01-02', set: 'own', subject, records });
    const output = <T>(path: string) => JSON.parse(outputs.get(path)!) as T;
    const { periods, newPlace, partners } = output<SetFile>('set.json');
    const directions = output<DirectionSet>('directions.json');
    const ofPage = datasetOf(
      { dataVersion: '', coverage: page.index.coverage, records },
      {
        rules: page.rules,
        directions: page.index.directions,
        home: null,
        regions: null,
        periods: page.set.periods ?? null,
        newPlaceKm: page.set.newPlace.km,
      },
    );
    const ofSet = datasetOf(set.data!, {
      rules: output<Rule[]>('rules.json'),
      regions: output<RegionsFile>('regions.geojson') as never,
      directions,
      home: null,
      periods: periods ?? null,
      newPlaceKm: newPlace.km,
    });
    expect(countsOf(ofSet)).toEqual(countsOf(ofPage));
    // ISO 3166-1.
    expect(partners).toMatchObject([
      { id: 'AU', home: ['036'] },
      { id: 'NZ', home: ['554'] },
    ]);
    expect(directions.origin).toMatchObject({
      position: [150.8, -35.1],
      name: { en: 'Jervis (Bay' },
    });
  });

  it('keeps every name, place and source, each address once', () => {
    expect(events.map(({ id, name }) => [id, name.en])).toEqual([
      ['one', 'Drill One'],
      ['record', '联合演习'],
      ['drill-four', 'Drill Four'],
      ['five', 'Drill Five'],
      ['seven', 'Patrol Seven'],
    ]);
    expect(events.map(({ forces }) => forces.total)).toEqual([
      undefined,
      { ships: 3 },
      ...[undefined, undefined, undefined],
    ]);
    expect(events[3]!.sites.map(({ name, label }) => [name, label])).toEqual([
      ['Tonga', { en: 'Tonga' }],
      ['Fiji', { en: 'Fiji' }],
    ]);
    expect(parsed<SourcesFile>('sources.json').map(({ title, URL }) => [title, URL])).toEqual([
      ['https://example.org/b', 'https://example.org/b'],
      ['Navy yearbook', undefined],
      ['Übungen.csv', undefined],
    ]);
    expect(events[2]!.sources).toEqual([{ id: 'ubungen-csv', supports: ['dates', 'place'] }]);
  });
});

it('a line alone is a patrol, whose start is a place that is not measured', async () => {
  const feature = {
    type: 'Feature',
    properties: { name: 'Across Fiji', start: '2015-01-01', participants: 'AU; NZ' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [175, -18],
        [185, -17.5],
      ],
    },
  };
  const { data, problems, parsed } = await madeOf('line.geojson', JSON.stringify(feature));
  expect(problems).toEqual([]);
  expect(data!.records[0]!.track!.positions).toEqual(feature.geometry.coordinates);
  expect(parsed<EventFile>('events/across-fiji.json').sites).toMatchObject([
    { name: 'Start of Across Fiji', role: 'transit', position: [175, -18] },
  ]);
});

describe('what is asked for', () => {
  it('stands in the set: partners, limit and break', async () => {
    const choices = { partners: ['PE', 'US', 'BR'], limitKm: 400, breakYear: 2018 };
    const { parsed } = await madeOf('a.csv', TABLE, choices);
    expect(parsed<SetFile>('set.json')).toMatchObject({
      title: { en: 'Joint exercises of Peru, the United States, and Brazil' },
      partners: [
        { id: 'PE', home: ['604'] },
        { id: 'US', home: ['840'] },
        { id: 'BR', home: ['076'] },
      ],
      newPlace: { km: 400 },
      periods: { before: { from: 2009, to: 2017 }, since: { from: 2018 } },
    });
  });

  it.each([
    [{ partners: ['Peru'] }, '--partners has "Peru", expected an ISO 3166-1 alpha-2 code'],
    [{ partners: ['UK', 'PH'] }, '--partners has "UK", expected an ISO 3166-1 alpha-2 code'],
    [{ partners: ['PH', 'PH'] }, '--partners is "PH,PH", expected each country once'],
    [{ limitKm: 0 }, '--limit is 0, expected at least 10'],
    [{ limitKm: 99999 }, '--limit is 99999, expected at most 5000'],
    [{ breakYear: 2031 }, '--break is 2031, expected a year after 2009, up to 2021'],
    [{ partners: [] }, 'a.csv does not say who took part: add --partners AA,BB'],
  ])('and cannot be: %j', async (choices, message) => {
    await expect(madeOf('a.csv', TABLE, choices)).rejects.toThrow(message);
  });
});
