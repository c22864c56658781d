import { describe, expect, it } from 'vitest';
import { contentOf, first, messages, plant, plantIn } from './plant.fixture';
import type { EventFile } from '../../src/lib/core/record/schema';

/** The messages after a copy of one record, changed, was added under another id. */
function plantCopy(id: string, copyId: string, change: (event: EventFile) => void): string[] {
  const event = contentOf(`events/${id}.json`);
  event.id = copyId;
  change(event);
  return messages({ [`events/${copyId}.json`]: JSON.stringify(event) });
}

describe('a doubtful record is found:', () => {
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

  it.each(['joint-sea-2016', 'ocean-2024'])('a former id that another has or had: %s', (id) => {
    expect(plant('peace-mission-2018', (e) => (e.formerIds = [id]))).toEqual([
      `events/peace-mission-2018.json: formerIds[0] is "${id}", expected an id that no record has or had`,
    ]);
  });

  it.each(['joint-sea-1916', 'joint-sea-2016'])('a relation to none, or to itself: %s', (id) => {
    const problems = plant('joint-sea-2016', (e) => (e.related = [{ id, note: 'Planted.' }]));
    expect(first(problems)).toMatch(/related\[0\].id is ".*", expected the id of another record/);
  });

  it('a number with a digit too many', () => {
    const problems = plant('peace-mission-2018', (e) => (e.forces.total = { personnel: 300000 }));
    expect(first(problems)).toMatch(
      /forces.total.personnel is 300000, expected within a factor of 12 of \d+, the median/,
    );
  });

  it('a number with a digit too few', () => {
    const problems = plant('peace-mission-2014', (e) => (e.forces.total = { personnel: 70 }));
    expect(problems).toContainEqual(
      expect.stringContaining('personnel is 70, expected within a factor of 12'),
    );
  });

  it('a total smaller than what is given for the sides', () => {
    const problems = plant('peace-mission-2005', (e) => (e.forces.total = { personnel: 9000 }));
    expect(first(problems)).toMatch(
      /forces.total.personnel is 9000, expected 10000 \(the sides' sum\) or more/,
    );
  });

  it('a host that did not take part, a stage in a state that was no host', () => {
    const problems = plant('coalition-2003', (e) => {
      e.hosts = ['KZ', 'MN'];
      const name = { en: 'a', ru: 'а', zh: '一' };
      const stage = { name, start: e.start, end: e.end, host: 'CN', sites: [0] };
      e.stages = [stage, { ...stage, host: 'KZ' }];
    });
    expect(problems).toEqual([
      expect.stringMatching(/hosts is "MN", expected one of the participants/),
      expect.stringMatching(/stages\[0\].host is "CN", expected one of the record's hosts/),
    ]);
  });

  it('words out of order or twice', () => {
    const problems = plant('joint-sea-2016', (e) => {
      e.practices.reverse();
      e.domains.push('land');
    });
    expect(problems).toEqual([
      expect.stringMatching(/practices is \[.*\], expected each once and sorted/),
      expect.stringMatching(/domains is \[.*\], expected each once and in order: land,sea,air/),
    ]);
  });

  it('a dispute about a field that no record has', () => {
    const values = ['1', '2'].map((value) => ({ value, sources: [], saidBy: 'Kabar' }));
    const about = (field: string) =>
      plant('joint-sea-2016', (e) => (e.disputes = [{ field, values }]));
    expect(first(about('force.total'))).toMatch(
      /disputes\[0\].field is "force.total", expected the path of a field/,
    );
    expect(first(about('sites[9].position'))).toMatch(/expected the path of a field/);
    for (const field of [
      'start',
      'sites[0].position',
      'forces.bySide.RU.aircraft',
      'trackAbsent',
    ]) {
      expect(about(field), field).toEqual([]);
    }
  });

  it('a word that is not in the vocabulary, and one that no record uses any more', () => {
    const strange = plant('submarine-patrol-2025', (e) => (e.series = 'submarine-picnic'));
    expect(strange).toEqual([
      expect.stringMatching(
        /^events\/submarine-patrol-2025\.json: series is "submarine-picnic", expected one of joint-sea, .* \(vocabulary\.json\)$/,
      ),
      'vocabulary.json: series is "submarine-patrol", expected a word that a record uses',
    ]);
    const practised = plant('joint-sea-2016', (e) => e.practices.unshift('abseiling'));
    expect(practised).toEqual([
      expect.stringMatching(/joint-sea-2016\.json: practices is "abseiling", expected one of /),
    ]);
  });

  it('a rule or a limit of the coverage with a word that is not in the vocabulary', () => {
    const where = { scopes: ['parade'], frameworks: ['bilateral'] };
    const ruled = plantIn('rules.json', (rules) =>
      rules.push({ ...rules[1]!, id: 'new', parts: [], where }),
    );
    expect(ruled).toEqual([
      expect.stringMatching(/^rules\.json: scopes is "parade", expected one of /),
    ]);
    expect(plantIn('coverage.json', ({ limits }) => limits[0]!.series.push('picnic'))).toEqual([
      expect.stringMatching(/^coverage\.json: series is "picnic", expected one of /),
    ]);
  });

  it('a text without one of the languages of the set', () => {
    expect(plantIn('set.json', ({ title }) => delete title.zh)).toEqual([
      'set.json: title.zh is missing, expected the words in this language',
    ]);
    expect(plantIn('vocabulary.json', ({ series }) => delete series[2]!.name.ru)).toEqual([
      'vocabulary.json: series[2].name.ru is missing, expected the words in this language',
    ]);
  });
});

describe('a doubtful source is found:', () => {
  it('one from long before the event', () => {
    const problems = plantIn('sources.json', (sources) => {
      const source = sources.find(({ id }) => id === 'xinhua-2003-08-07')!;
      source.issued = { 'date-parts': [[2002, 8, 7]] };
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /coalition-2003.json: sources\[\d\].id is "xinhua-2003-08-07", expected a source from at most 120 days before/,
      ),
    ]);
  });

  it('one from before a patrol for its track', () => {
    const problems = plant('naval-patrol-2021', (e) => {
      e.start = e.end = '2021-11-20';
      for (const citation of e.sources) citation.supports = ['track'];
    });
    expect(problems).toContainEqual(
      expect.stringContaining('supports is ["track"], expected no track'),
    );
  });

  it('only announcements for a record that claims to be certain', () => {
    const problems = plant('npcgf-vladivostok-2016', (e) => (e.confidence = 'high'));
    expect(problems).toContainEqual(
      expect.stringMatching(/confidence is "high", expected less: every source is from before it/),
    );
  });
});
