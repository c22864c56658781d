import { describe, expect, it } from 'vitest';
import { buildLayers } from './build';
import { atlases, contentOf, files, first, messages, plant, plantIn } from './plant.fixture';
import type { SourcesFile } from './schema';
import type { SetFile } from './set-schema';
import { validate } from './validate';

/* Mistakes that the makers of sets made: each was accepted once, or reported in words that did not help. */

it('a home code that no country has is named', () => {
  const set = contentOf('set.json');
  set.partners[0]!.home.push('999');
  const planted = new Map(files).set('set.json', JSON.stringify(set));
  const { problems, outputs } = buildLayers(planted, atlases);
  expect(problems).toEqual([
    expect.stringMatching(
      /^set\.json: partners\[0\]\.home\[\d+\] is "999", expected the ISO code of a country of the map$/,
    ),
  ]);
  expect(outputs.size).toBe(0);
});

it.each<[string, Partial<NonNullable<SetFile['periods']>>, string]>([
  [
    'that overlap',
    { before: { from: 2014, to: 2021 } },
    'periods.since.from is 2020, expected a year after 2021 (before.to)',
  ],
  [
    'that end before they begin',
    { before: { from: 2014, to: 2013 } },
    'periods.before.to is 2013, expected 2014 (from) or later',
  ],
  [
    'of which the last is no part of the second',
    { later: { from: 2019 } },
    'periods.later.from is 2019, expected 2020 (since.from) or later',
  ],
])('periods %s are found', (_, periods, message) => {
  expect(plantIn('set.json', (set) => Object.assign(set.periods!, periods))).toEqual([
    `set.json: ${message}`,
  ]);
});

it('a set last looked at before what it covers is told so', () => {
  expect(
    plantIn('set.json', (set) => Object.assign(set.lastLooked!, { date: '2026-06-29' })),
  ).toEqual([
    'set.json: lastLooked.date is "2026-06-29", expected 2026-06-30 (lastDay of coverage.json) or later',
  ]);
});

it('a date of issue as text is told how dates are written', () => {
  const problems = plantIn('sources.json', (sources) =>
    Object.assign(sources[0]!, { issued: '2020-01-02' }),
  );
  expect(problems).toEqual([
    'sources.json: [0].issued is "2020-01-02", expected a date written {"date-parts": [[year, month, day]]}',
  ]);
});

it('a field that should be a list or have fields is told so in words of JSON', () => {
  expect(first(plant('aman-2017', (e) => Object.assign(e, { forces: 'none' })))).toMatch(
    /forces is "none", expected fields in braces, \{…\}$/,
  );
  expect(first(plant('aman-2017', (e) => Object.assign(e, { hosts: 'PK' })))).toMatch(
    /hosts is "PK", expected a list in brackets, \[…\]$/,
  );
});

it('a set without a record is told so once', () => {
  const empty = new Map([...files].filter(([file]) => !file.startsWith('events/')));
  expect(validate(empty, atlases.land50m).problems).toEqual([
    'events/ is missing, expected at least one record',
  ]);
});

it('a place named after a region, but in none, is in no region and not in undefined', () => {
  const problems = plant('joint-sea-2025', (e) => (e.sites[1]!.position = [-60, -20]));
  expect(problems).toContainEqual(expect.stringContaining('(it is in no region)'));
});

describe('a file that is not JSON is told the line:', () => {
  it.each([
    ['a comma too many', '{\n  "a": 1,\n}\n', 3],
    ['a comma too few', '{\n  "a": 1\n  "b": 2\n}\n', 3],
    ['a value without quotes', '{\n  "a": 1,\n  "b": two,\n  "c": 3\n}\n', 3],
    ['a text without its end', '{\n  "a": "one,\n  "b": 2\n}\n', 2],
    ['a brace too few', '{\n  "a": {\n    "b": 1\n  }', 4],
    ['words after the end', '{ "a": 1 }\nand more\n', 2],
    ['nothing', '', 1],
  ])('%s', (_, content, line) => {
    expect(first(messages({ 'events/aman-2017.json': content }))).toMatch(
      RegExp(`^events/aman-2017\\.json is ".*\\(line ${line}\\)", expected valid JSON$`),
    );
  });
});

it('two regions that overlap are reported once', () => {
  const problems = plantIn('regions.geojson', ({ features }) => {
    const copy = structuredClone(features[0]!);
    copy.properties.id = 'copy';
    features.push(copy);
  });
  expect(problems.filter((problem) => problem.includes('in exactly one region'))).toEqual([
    expect.stringMatching(/not in sea-of-japan and copy$/),
  ]);
});

describe('a longitude and a latitude that changed places are suspected', () => {
  const HINT = '(swapped? longitude comes first)';

  it('where the place lies in no region', () => {
    const problems = plant('mosi-2019', (e) => e.sites[0]!.position.reverse());
    expect(first(problems)).toContain(`expected in exactly one region, not in none ${HINT}`);
  });

  it('where it lies outside the region that bounds it', () => {
    // 20° E, 55° N is in the Baltic.
    const problems = plant('joint-sea-2015-1', (e) =>
      Object.assign(e.sites[3]!, { position: [55, 20], within: { region: 'baltic' } }),
    );
    expect(problems).toContainEqual(
      expect.stringContaining(`"baltic", expected a region that holds 55,20 ${HINT}`),
    );
  });

  it('but not where both orders are outside', () => {
    const problems = plant('joint-sea-2016', (e) => (e.sites[1]!.position = [-60, -20]));
    expect(problems.join()).toContain('not in none');
    expect(problems.join()).not.toContain(HINT);
  });
});

it('a framework that does not say how many states it has is told what is assumed', () => {
  expect(plant('army-games-2016', (e) => delete e.participantsPartial)).toEqual([
    expect.stringMatching(
      /expected why so few states are listed: as multilateral gives no "states" in vocabulary\.json, 4 or more are assumed$/,
    ),
  ]);
});

it('what was not held may cite a source of either list', () => {
  const sources = contentOf('sources.json');
  const { URL: _, ...copy } = sources.at(-1)!;
  const source: SourcesFile[number] = {
    ...copy,
    id: 'zz-not-held',
    custom: { ...copy.custom, link: false },
  };
  const withSource = JSON.stringify([...sources, source]);
  expect(messages({ 'sources.json': withSource })).toHaveLength(1);
  const notHeld = JSON.parse(files.get('not-held.json')!) as { sources: string[] }[];
  notHeld[0]!.sources.push(source.id);
  expect(
    messages({ 'sources.json': withSource, 'not-held.json': JSON.stringify(notHeld) }),
  ).toEqual([]);
});
