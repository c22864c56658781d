import { describe, expect, it } from 'vitest';
import { build } from './build';
import { readAtlases, readFiles } from './disk';
import { newSet } from './new-set';
import type { SetFile } from './set-schema';

const atlases = readAtlases();
const skeleton = readFiles('geodata/skeleton');
const make = (choices: Partial<Parameters<typeof newSet>[1]>) =>
  newSet(skeleton, { name: 'fresh', ...choices }, '2026-11-29');

describe('a new set', () => {
  const files = make({ partners: ['PE', 'US', 'BR'], limitKm: 400, breakYear: 2012 });
  const { data, outputs, problems } = build(files, atlases);
  const set = JSON.parse(outputs.get('set.json') ?? '{}') as SetFile;

  it('builds at once', () => {
    expect(problems).toEqual([]);
    expect(data!.records.map(({ id }) => id)).toEqual(
      [2010, 2011, 2012, 2013, 2014].map((year) => `invented-${year}`),
    );
  });

  it('has the partners, the limit and the break that were asked for', () => {
    expect(set).toMatchObject({
      id: 'fresh',
      title: { en: 'Joint exercises of Peru, the United States, and Brazil' },
      partners: [
        { id: 'PE', home: ['604'] },
        { id: 'US', home: ['840'] },
        { id: 'BR', home: ['076'] },
      ],
      newPlace: { km: 400 },
      periods: { before: { from: 2010, to: 2011 }, since: { from: 2012 } },
    });
    for (const record of data!.records) expect(record.participants).toEqual(['BR', 'PE', 'US']);
  });

  it('does not publish what the skeleton says of itself', () => {
    const [, ofSet] = outputs.get('CODEBOOK.md')!.split('## This set');
    expect(ofSet).toMatch(/to be\s+written/);
    expect(ofSet).not.toMatch(/Portugal|Morocco|nobody held|skeleton/i);
    expect(JSON.stringify(set)).not.toMatch(/skeleton|invented exercises|ports of one coast/i);
  });
});

it('a new set without choices has the partners of the skeleton and no periods', () => {
  const set = JSON.parse(make({}).get('set.json')!) as SetFile;
  expect(set.partners).toHaveLength(2);
  expect(set.periods).toBeUndefined();
});

it.each<[Partial<Parameters<typeof newSet>[1]>, string]>([
  [{ partners: ['Peru'] }, '--partners has "Peru", expected an ISO 3166-1 alpha-2 code'],
  [{ partners: ['ZZ'] }, '--partners has "ZZ", expected'],
  [{ breakYear: 2031 }, '--break is 2031, expected a year up to 2025'],
])('a new set of %j is refused', (choices, message) => {
  expect(() => make(choices)).toThrow(message);
});
