import { describe, expect, it } from 'vitest';
import type { AtlasData } from '$lib/core/record/record';
import { readJson } from '../../../../tests/json';
import { select, type Selection } from './selection';
import { checkSelection, checkWhole } from './whole';

const read = () => readJson<AtlasData>('static/data/events.json');
const data = read();
const numbers = readJson<Selection['numbers']>('static/data/record-numbers.json');
const [first] = data.records;

it('data that came whole are made into a file', () => {
  expect(() => checkWhole(data, data.dataVersion)).not.toThrow();
  expect(() => checkSelection(select(data, numbers))).not.toThrow();
});

describe('no file is made', () => {
  it.each<[string, (content: AtlasData) => unknown, string]>([
    ['of fewer records', ({ records }) => records.pop(), 'the number of records is'],
    [
      'of records that are no list',
      (content) => Object.assign(content, { records: {} }),
      'records',
    ],
    [
      'of records without places',
      ({ records }) => (records[0]!.sites = []),
      'the number of sites is',
    ],
    [
      'of records without the list of their places',
      ({ records }) => Reflect.deleteProperty(records[0]!, 'sites'),
      'the number of sites is',
    ],
    ['of records that cite less', ({ records }) => records[0]!.sources.pop(), 'citations'],
    [
      'without the sources',
      (content) => Reflect.deleteProperty(content, 'sources'),
      'the number of sources is 0',
    ],
    [
      'without the counts that tell',
      (content) => Reflect.deleteProperty(content, 'counts'),
      'expected undefined',
    ],
    [
      'of another version than the page',
      (content) => (content.dataVersion = '2001-01-01.00000000'),
      'dataVersion is 2001-01-01.00000000',
    ],
  ])('%s', (_, change, message) => {
    const content = read();
    change(content);
    expect(() => checkWhole(content, data.dataVersion)).toThrow(message);
  });

  it('of a record without its numbers, or one of its sources', () => {
    const { [first!.id]: _, ...otherNumbers } = numbers;
    expect(() => checkSelection(select(data, otherNumbers))).toThrow(
      `${first!.id}: its numbers did not come`,
    );
    const { id } = first!.sources[0]!;
    const { [id]: __, ...sources } = data.sources;
    expect(() => checkSelection(select({ ...data, sources }, numbers))).toThrow(
      `its source ${id} did not come`,
    );
  });
});
