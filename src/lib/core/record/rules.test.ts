import { describe, expect, it } from 'vitest';
import { record as recordOf } from './record.fixture';
import { admits, admittedIn } from './rules';

const record = (changes: Parameters<typeof recordOf>[3]) =>
  recordOf('a', ['2016-09-12', '2016-09-19'], [], changes);

describe('a filter of records', () => {
  it('without lists admits every record', () => {
    expect(admits({}, record({ scope: 'competition' }))).toBe(true);
  });

  it('admits a record only when every list holds it', () => {
    const filter = { scopes: ['core'], kinds: ['patrol'] } as const;
    expect(admits(filter, record({ kind: 'patrol' }))).toBe(true);
    expect(admits(filter, record({ kind: 'exercise' }))).toBe(false);
    expect(admits(filter, record({ kind: 'patrol', scope: 'passage' }))).toBe(false);
  });

  it('with an empty list admits nothing', () => {
    expect(admits({ frameworks: [] }, record({}))).toBe(false);
  });

  it('leaves out a series even when its scope is admitted', () => {
    const filter = { scopes: ['core'], notSeries: ['joint-sea'] } as const;
    expect(admits(filter, record({}))).toBe(false);
    expect(admits(filter, record({ series: 'mosi' }))).toBe(true);
  });

  it('admits a record that has any of several practices or third countries', () => {
    const boarding = record({ practices: ['boarding'], participants: ['CN', 'IR', 'RU'] });
    expect(admits({ practices: ['boarding', 'escort'] }, boarding)).toBe(true);
    expect(admits({ practices: ['escort'] }, boarding)).toBe(false);
    expect(admits({ partners: ['IR', 'ZA'] }, boarding)).toBe(true);
    expect(admits({ partners: ['ZA'] }, boarding)).toBe(false);
  });

  it('counts a record in the period in which it starts, both ends included', () => {
    const counted = (from: string, to: string) => admittedIn({}, [record({})], { from, to });
    expect(counted('2016-09-12', '2016-09-12')).toHaveLength(1);
    expect(counted('2016-09-13', '2016-12-31')).toHaveLength(0);
    expect(counted('2016-01-01', '2016-09-11')).toHaveLength(0);
  });
});
