import { describe, expect, it } from 'vitest';
import type { EventFile } from '#core/record/schema';
import { buildLayers } from '../build/build';
import { undefinedIn } from '../build/codebook';
import { readFiles } from '../build/disk';
import { GENERAL, type Files } from '../files/read';
import { atlases, contentOf, files, first, plantIn, problemsOf } from './plant.fixture';
import { validate } from './validate';

/* What one value planted in one field (planted.test.ts) does not show. */

it('the dataset has no problem, and keeps every record and every citation of its first edition', () => {
  const { dataset, problems } = validate(files, atlases.land50m);
  expect(problems).toEqual([]);
  const { events } = dataset!;
  expect(events.length).toBeGreaterThanOrEqual(121);
  const citations = events.reduce((sum, { event }) => sum + event.sources.length, 0);
  expect(citations).toBeGreaterThanOrEqual(537);
});

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

it('a set without a record is told so once', () => {
  const empty = new Map([...files].filter(([file]) => !file.startsWith('events/')));
  expect(validate(empty, atlases.land50m).problems).toEqual([
    'events/ is missing, expected at least one record',
  ]);
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
    expect(first(problemsOf({ 'events/aman-2017.json': content }))).toMatch(
      RegExp(`^events/aman-2017\\.json is ".*\\(line ${line}\\)", expected valid JSON$`),
    );
  });
});

it('a word or a field that the codebook does not define, a definition without its word', () => {
  const book = files.get(GENERAL)!;
  expect(undefinedIn(book)).toEqual([]);
  // Whatever else stands in its row.
  expect(undefinedIn(book.replaceAll('`trackAbsent`', ''))).toEqual([
    '../CODEBOOK.md: trackAbsent is missing, expected a row of "Fields of a record"',
  ]);
  expect(undefinedIn(book.replace('| `site` | 10 km', '| `site` | 20 km'))).toEqual([
    expect.stringMatching(/precision is ".* 20 km.*", expected a row "\| `site` \| 10 km/),
  ]);
  const more = book.replace('<!-- prettier-ignore-end -->\n<!-- /craft', '| `rocket` | No. |\n$&');
  expect(undefinedIn(more)).toEqual([
    '../CODEBOOK.md: craft is "| `rocket` | No. |", expected no more rows',
  ]);
});

it('a record with fewer partners than the set asks for', () => {
  const malabar = readFiles('geodata/malabar');
  const file = [...malabar.keys()].find((name) => name.startsWith('events/'))!;
  const alone = { ...(JSON.parse(malabar.get(file)!) as EventFile), participants: ['IN'] };
  const planted = new Map(malabar).set(file, JSON.stringify(alone));
  expect(validate(planted, atlases.land50m).problems).toContain(
    `${file}: participants is ["IN"], expected at least 2 of IN, US, JP, AU among them`,
  );
});

it('a place on another continent is told as far by the scale of its set, and refuses nothing', () => {
  const farIn = (texts: Files) =>
    validate(texts, atlases.land50m).notes.filter((note) => note.includes('from all others'));
  for (const set of ['russia-china', 'malabar', 'russia-india', 'china-pakistan', 'skeleton'])
    expect(farIn(readFiles(`geodata/${set}`)), set).toEqual([]);
  // Off America; the nearest other is the Baltic.
  const file = 'events/joint-sea-2016.json';
  const event = contentOf(file) as EventFile;
  event.sites[1]!.name = 'High seas';
  event.sites[1]!.position = [-59.5, 36.2];
  expect(farIn(new Map(files).set(file, JSON.stringify(event)))).toEqual([
    expect.stringMatching(/^events\/joint-sea-2016\.json: sites\[1\]\.position is .* a place less/),
  ]);
  // In a smaller set, in Brazil.
  const smaller = readFiles('geodata/china-pakistan');
  const own = 'events/shaheen-2011.json';
  const moved = JSON.parse(smaller.get(own)!) as EventFile;
  moved.sites[0]!.position = [-60, -20];
  expect(farIn(new Map(smaller).set(own, JSON.stringify(moved)))).toHaveLength(1);
});

it('a file that is missing', () => {
  const without = (file: string) => {
    const rest = new Map(files);
    rest.delete(file);
    return validate(rest, atlases.land50m).problems;
  };
  expect(without('sources.json')).toEqual([
    'sources.json is missing, expected a file of this name',
  ]);
  // A set may do without it, but not keep the sources of what it does not say.
  const sources = without('scale.json');
  expect(sources.length).toBeGreaterThan(5);
  for (const problem of sources)
    expect(problem).toMatch(/^context-sources\.json: .*, expected a source that something cites$/);
});

it('a file of a name that no set has', () => {
  expect(problemsOf({ 'not_held.json': '[]' })).toEqual([
    expect.stringMatching(/^not_held\.json is "unknown", expected one of .*, not-held\.json/),
  ]);
});

it('every unknown field in one round, and a field with two faults once', () => {
  const event = contentOf('events/aman-2017.json');
  const { end: _, ...rest } = { ...event, start: '10 February', where: 'Karachi', short: 'Aman' };
  expect(problemsOf({ 'events/aman-2017.json': JSON.stringify(rest) }).sort()).toEqual([
    'events/aman-2017.json: end is missing, expected a field of this name',
    'events/aman-2017.json: short is "short", expected no field of this name',
    'events/aman-2017.json: start is "10 February", expected a date written YYYY-MM-DD',
    'events/aman-2017.json: where is "where", expected no field of this name',
  ]);
});

it('what was not held may cite a source of the records', () => {
  const cite = (ids: string[]) => ids.push('xinhua-2003-08-07');
  expect(plantIn('not-held.json', ([entry]) => cite(entry!.sources))).toEqual([]);
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

/** The problems after a copy of one record, changed, was added under another id. */
function plantCopy(id: string, copyId: string, change: (event: EventFile) => void): string[] {
  const event = contentOf(`events/${id}.json`);
  event.id = copyId;
  change(event);
  return problemsOf({ [`events/${copyId}.json`]: JSON.stringify(event) });
}

describe('a record that looks like another is found', () => {
  it('one that overlaps another in time and place', () => {
    expect(plantCopy('joint-sea-2016', 'naval-drill-2016', (e) => (e.forces = {}))).toEqual([
      expect.stringMatching(
        /^events\/naval-drill-2016\.json: related is missing, expected "joint-sea-2016" among/,
      ),
    ]);
  });

  it('one of the same kind and place that misses the other by two days', () => {
    const shift = (days: string) => (e: EventFile) => {
      e.start = e.end = days;
    };
    const copy = (day: string) => plantCopy('joint-sea-2016', 'naval-drill-2016', shift(day));
    expect(copy('2016-09-21')).toHaveLength(1);
    expect(copy('2016-09-23')).toEqual([]);
  });

  it('but not when it says why the two are two', () => {
    const related = [{ id: 'joint-sea-2016', note: 'Planted.' }];
    const copy = (change: (event: EventFile) => void) =>
      plantCopy('joint-sea-2016', 'naval-drill-2016', (e) => {
        e.related = related;
        change(e);
      });
    expect(copy((e) => (e.forces = {}))).toEqual([]);
    expect(copy(() => {})).toEqual([
      expect.stringMatching(
        /forces.bySide is \["Admiral Tributs",.*"Guangzhou"\], expected units that "joint-sea-2016"/,
      ),
    ]);
    expect(copy((e) => (e.participants = ['CN', 'MN', 'RU']))).not.toContainEqual(
      expect.stringContaining('expected units'),
    );
  });
});
