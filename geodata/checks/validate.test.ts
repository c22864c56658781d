import { describe, expect, it } from 'vitest';
import { validate } from './validate';
import { readFiles } from '../build/disk';
import { GENERAL, undefinedWords } from '../build/codebook';
import { atlases, files, first, messages, plant, plantIn } from './plant.fixture';
import type { EventFile } from '../../src/lib/core/record/schema';

describe('the dataset', () => {
  it('has no problem, and keeps every record and every citation of its first edition', () => {
    const { dataset, problems } = validate(files, atlases.land50m);
    expect(problems).toEqual([]);
    const { events } = dataset!;
    expect(events.length).toBeGreaterThanOrEqual(121);
    const citations = events.reduce((sum, { event }) => sum + event.sources.length, 0);
    expect(citations).toBeGreaterThanOrEqual(537);
  });
});

describe('a planted error is problems and named:', () => {
  it('a longitude off the map', () => {
    expect(plant('joint-sea-2016', (e) => (e.sites[1]!.position[0] = 1110.3))).toEqual([
      'events/joint-sea-2016.json: sites[1].position[0] is 1110.3, expected -180 to 180',
    ]);
  });

  it('an address that a browser would run, a ring left open, a changelog without a day', () => {
    const problems = plantIn('sources.json', (sources) =>
      Object.assign(sources[0]!, { URL: 'javascript:alert(1)' }),
    );
    expect(first(problems)).toMatch(
      /URL is "javascript:alert\(1\)", expected an address of the web/,
    );
    const open = plantIn('regions.geojson', ({ features }) => {
      const [geometry] = features.map((region) => region.geometry);
      if (geometry!.type === 'Polygon') geometry!.coordinates[0]!.pop();
      else geometry!.coordinates[0]![0]!.pop();
    });
    expect(first(open)).toMatch(/expected a ring whose last position is its first/);
    expect(first(messages({ 'CHANGELOG.md': '' }))).toMatch(/^CHANGELOG\.md.*expected an entry/);
  });

  it('a word outside its list', () => {
    const problems = plant('joint-sea-2016', (e) => Object.assign(e, { kind: 'drill' }));
    expect(first(problems)).toMatch(/kind is "drill", expected \("exercise" \| /);
  });

  it('a word that the codebook does not define, a definition without its word', () => {
    const book = files.get(GENERAL)!;
    expect(undefinedWords(book)).toEqual([]);
    expect(undefinedWords(book.replace(/^\| `zh` .*\n/m, ''))).toEqual([
      '../CODEBOOK.md: language is missing, expected a row "| `zh` |"',
    ]);
    expect(undefinedWords(book.replace('| `site` | 10 km', '| `site` | 20 km'))).toEqual([
      expect.stringMatching(
        /precision is "\| `site` \| 20 km.*", expected a row "\| `site` \| 10 km/,
      ),
    ]);
    const more = book.replace(
      '<!-- prettier-ignore-end -->\n<!-- /craft',
      '| `rocket` | No. |\n$&',
    );
    expect(undefinedWords(more)).toEqual([
      '../CODEBOOK.md: craft is "| `rocket` | No. |", expected no more rows',
    ]);
  });

  it('a language that is not in the list', () => {
    const problems = plantIn('sources.json', (sources) =>
      Object.assign(sources[0]!, { language: 'xx' }),
    );
    expect(first(problems)).toMatch(/language is "xx", expected \("ar" \| /);
  });

  it('a field nobody knows', () => {
    const problems = plant('joint-sea-2016', (e) => Object.assign(e, { sorces: [] }));
    expect(problems).toEqual([
      'events/joint-sea-2016.json: sorces is "sorces", expected no field of this name',
    ]);
  });

  it('a field that is missing', () => {
    const problems = plant('joint-sea-2016', (e) => Reflect.deleteProperty(e, 'start'));
    expect(problems).toHaveLength(1);
    expect(first(problems)).toMatch(/start is missing, expected /);
  });

  it('a day that is not in the calendar', () => {
    expect(first(plant('joint-sea-2016', (e) => (e.start = '2016-09-31')))).toMatch(
      /start is "2016-09-31", expected a day of the calendar/,
    );
  });

  it('a place without its names in other languages, names of no place', () => {
    const problems = plant('aman-2017', (e) => (e.sites[0]!.name = 'Gwadar'));
    for (const language of ['ru', 'zh'])
      expect(problems).toContain(
        `places.json: Gwadar.${language} is missing, expected the name in this language`,
      );
    const named = (ru: string) =>
      plantIn('places.json', (places) => (places.Atlantis = { ru, zh: '亚特兰蒂斯' }));
    expect(named('Атлантида')).toEqual([
      'places.json: Atlantis is {"ru":"Атлантида","zh":"亚特兰蒂斯"}, expected the name of a site of a record',
    ]);
    expect(first(named('Atlantis'))).toBe(
      'places.json: Atlantis.ru is "Atlantis", expected Cyrillic letters',
    );
  });

  it('a file that is not JSON', () => {
    expect(first(messages({ 'events/aman-2017.json': '{' }))).toMatch(
      /^events\/aman-2017\.json is .*, expected valid JSON$/,
    );
  });

  it('an id that is not the name of the file', () => {
    expect(first(plant('aman-2017', (e) => (e.id = 'aman-2018')))).toBe(
      `events/aman-2017.json: id is "aman-2018", expected the file's name without .json`,
    );
  });

  it('a record after the last day that is covered, or before the first', () => {
    expect(plant('joint-sea-2016', (e) => (e.end = '2026-07-01'))).toContain(
      'events/joint-sea-2016.json: end is "2026-07-01", expected 2026-06-30 or earlier, the lastDay of coverage.json',
    );
    expect(plant('coalition-2003', (e) => (e.start = '2002-12-31'))).toContain(
      'events/coalition-2003.json: start is "2002-12-31", expected 2003-01 or later, as coverage.json says',
    );
  });

  it('a first that is not said in Russian or in Chinese', () => {
    const english = 'first exercise of the series in the South China Sea';
    const said = (ru: string, zh: string) =>
      plant('joint-sea-2016', (e) => (e.firsts = [{ en: english, ru, zh }]));
    expect(said(english, '该系列首次在南海举行')).toEqual([
      `events/joint-sea-2016.json: firsts[0].ru is "${english}", expected Cyrillic letters`,
    ]);
    expect(said('первое учение серии в Южно-Китайском море', english)).toEqual([
      `events/joint-sea-2016.json: firsts[0].zh is "${english}", expected Chinese characters`,
    ]);
  });

  it('an end before the start', () => {
    expect(first(plant('aman-2017', (e) => (e.end = '2017-02-09')))).toMatch(
      /end is "2017-02-09", expected 2017-02-10 \(start\) or later/,
    );
  });

  it('a stage outside its event, out of order, or at a place that is not there', () => {
    const problems = plant('coalition-2003', (e) => {
      const name = { en: 'a', ru: 'а', zh: '一' };
      e.stages = [
        { name, start: '2003-08-11', end: '2003-08-13', host: 'CN', sites: [1] },
        { name, start: '2003-08-06', end: '2003-08-08', host: 'KZ', sites: [7] },
      ];
    });
    expect(problems).toEqual([
      'events/coalition-2003.json: stages[0] is "2003-08-11/2003-08-13", expected within 2003-08-06/2003-08-12',
      'events/coalition-2003.json: stages[1].start is "2003-08-06", expected stages in order of time',
      'events/coalition-2003.json: stages[1].sites is 7, expected an index below 2',
    ]);
  });

  it('a partner who was not there', () => {
    const problems = plant('aman-2017', (e) => {
      e.participants = e.participants.filter((p) => p !== 'RU');
      Reflect.deleteProperty(e.forces.bySide!, 'RU');
    });
    expect(problems).toHaveLength(1);
    expect(first(problems)).toMatch(/participants is .*, expected RU, CN among them/);
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

  it('participants out of order', () => {
    expect(first(plant('joint-sea-2016', (e) => e.participants.reverse()))).toMatch(
      /participants is \["RU","CN"\], expected each once and sorted: CN,RU/,
    );
  });

  it('a third state in a bilateral exercise', () => {
    expect(first(plant('joint-sea-2016', (e) => e.participants.splice(1, 0, 'MN')))).toMatch(
      /participants is \["CN","MN","RU"\], expected 2, as it is bilateral/,
    );
  });

  it('forces of a state that did not take part', () => {
    const problems = plant('joint-sea-2016', (e) => (e.forces.bySide!.IR = { ships: 1 }));
    expect(first(problems)).toMatch(/forces.bySide.IR is "IR", expected one of the participants/);
  });

  it('a record without a source', () => {
    expect(first(plant('joint-sea-2016', (e) => (e.sources = [])))).toMatch(
      /sources is \[\], expected at least one source/,
    );
  });

  it('a source that is not in the list, also at a waypoint', () => {
    const problems = plant('naval-patrol-2021', (e) => {
      e.track!.waypoints[2]!.sources = ['nobody-2021'];
    });
    expect(problems).toContain(
      'events/naval-patrol-2021.json: track.waypoints[2].sources is "nobody-2021", expected an id of sources.json',
    );
  });

  it("a dispute that cites what the record's list does not hold", () => {
    const problems = plant('joint-sea-2016', (e) => {
      const value = { value: '96 marines', sources: ['xinhua-2003-08-07'] };
      e.disputes = [{ field: 'forces.bySide.RU', values: [value, { ...value, value: '90' }] }];
    });
    expect(first(problems)).toMatch(
      /disputes\[0\].values\[0\].sources is "xinhua-2003-08-07", expected an id of the record's own/,
    );
  });

  it('a source cited twice by one record', () => {
    const problems = plant('joint-sea-2016', (e) => e.sources.push(e.sources[0]!));
    expect(first(problems)).toMatch(/sources\[\d+\].id is ".*", expected a source cited once/);
  });

  it('a source nobody cites, an id used twice, an address used twice, a list out of order', () => {
    const problems = plantIn('sources.json', (sources) => {
      const { URL: _, ...rest } = sources[0]!;
      sources.push({ ...rest, id: 'zz-unused', custom: { ...rest.custom, link: false } });
      sources.splice(1, 0, sources[0]!);
      sources.splice(5, 2, sources[6]!, sources[5]!);
    });
    expect(problems).toEqual([
      expect.stringMatching(/\[1\].id is ".*", expected an id that no other source has/),
      expect.stringMatching(/\[6\].id is ".*", expected an order by id/),
      expect.stringMatching(/\[\d+\].id is "zz-unused", expected a source that a record cites/),
    ]);
  });

  it('an address where none may be linked', () => {
    const problems = plantIn('sources.json', (sources) => {
      const hidden = sources.find(({ custom }) => !custom.link)!;
      hidden.URL = 'https://mirror.example/';
    });
    expect(problems).toHaveLength(1);
    expect(first(problems)).toMatch(/custom.link is false, expected true, as there is a URL/);
  });
});
