import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataVersion } from '../build/build';
import { canonical } from '../files/changes';
import { files } from '../checks/plant.fixture';
import type { EventFile, SourcesFile, AtlasData } from '#core/record/schema';
import { tidy } from './tidy';

const data = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as AtlasData;
const changed = (file: string, change: (content: never) => void) => {
  const content = JSON.parse(files.get(file)!) as never;
  change(content);
  return new Map(files).set(file, JSON.stringify(content));
};
const FILE = 'events/joint-sea-2016.json';

describe('adding a record', () => {
  it('leaves a dataset in order as it is', () => {
    expect([...tidy(files, data, '2027-01-01').keys()]).toEqual([]);
  });

  it('puts lists and keys in order and says in the changelog what changed', () => {
    const mixed = changed(FILE, (event: EventFile) => {
      event.practices.reverse();
      event.participants.reverse();
      event.confidence = 'medium';
    });
    const tidied = tidy(mixed, data, '2027-01-01');
    const wanted = { ...(JSON.parse(files.get(FILE)!) as EventFile), confidence: 'medium' };
    expect(JSON.parse(tidied.get(FILE)!)).toEqual(wanted);
    expect(tidied.get('CHANGELOG.md')).toContain(
      '\n## 2027-01-01\n\n- Changed: `joint-sea-2016`.\n',
    );
  });

  it('names a new record once, however often it runs', () => {
    const event = { ...(JSON.parse(files.get(FILE)!) as EventFile), id: 'joint-sea-2030' };
    const added = new Map(files).set('events/joint-sea-2030.json', JSON.stringify(event));
    const first = tidy(added, data, '2027-01-01');
    expect(first.get('CHANGELOG.md')).toContain('- Added: `joint-sea-2030`, Joint Sea 2016.\n');
    const again = tidy(new Map([...added, ...first]), data, '2027-01-01');
    expect(again.has('CHANGELOG.md')).toBe(false);
  });

  it('writes below what the changelog says of the day, which stays as it is', () => {
    const entry = '# Log\n\n## 2027-01-01\n\nFirst edition.\n\n## 2026-11-01\n\n- Old.\n';
    const event = { ...(JSON.parse(files.get(FILE)!) as EventFile), id: 'joint-sea-2030' };
    const added = new Map(files)
      .set('events/joint-sea-2030.json', JSON.stringify(event))
      .set('CHANGELOG.md', entry);
    expect(tidy(added, data, '2027-01-01').get('CHANGELOG.md')).toBe(
      entry.replace('edition.\n', 'edition.\n\n- Added: `joint-sea-2030`, Joint Sea 2016.\n'),
    );
  });

  it('sorts the sources and dates a new one', () => {
    const mixed = changed('sources.json', (sources: SourcesFile) => {
      sources.reverse();
      Reflect.deleteProperty(sources[0]!, 'accessed');
    });
    const sources = JSON.parse(tidy(mixed, data, '2027-01-01').get('sources.json')!) as SourcesFile;
    expect(sources.at(-1)!.accessed).toEqual({ 'date-parts': [[2027, 1, 1]] });
    expect(sources.map(({ id }) => id)).toEqual(sources.map(({ id }) => id).sort());
  });
});

describe('the version of the data', () => {
  it('does not change with white space or the order of keys', () => {
    const backwards = Object.entries(JSON.parse(files.get(FILE)!) as object).reverse();
    const other = new Map(files).set(FILE, JSON.stringify(Object.fromEntries(backwards), null, 7));
    expect(dataVersion(other)).toBe(data.dataVersion);
    expect(canonical({ b: [1, { d: 2, c: null }], a: 'x' })).toBe(
      '{"a":"x","b":[1,{"c":null,"d":2}]}',
    );
  });

  it('changes with a word', () => {
    const other = changed(FILE, (event: EventFile) => (event.notes = 'Another note.'));
    expect(dataVersion(other)).not.toBe(data.dataVersion);
  });
});
