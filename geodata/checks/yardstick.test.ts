import { describe, expect, it } from 'vitest';
import { atlases, files, layersOf } from './plant.fixture';
import type { EventFile } from '../../src/lib/core/record/schema';
import { validate } from './validate';
import type { YardstickFile } from '../files/yardstick';

const FILE = 'yardstick.json';

const problemsWith = (file: string, content: unknown): string[] =>
  validate(new Map(files).set(file, JSON.stringify(content)), atlases.land50m).problems;

/** The messages after the yardstick was changed. */
function plant(change: (yardstick: YardstickFile) => void): string[] {
  const yardstick = JSON.parse(files.get(FILE)!) as YardstickFile;
  change(yardstick);
  return problemsWith(FILE, yardstick);
}

describe('a planted error of the yardstick is problems and named:', () => {
  it.each<[name: string, change: (yardstick: YardstickFile) => void, message: string]>([
    [
      'a middle pair outside four fifths of the pairs',
      ({ stretches }) => (stretches[0]!.others.middle = 7),
      'stretches[0].others.middle is 7, expected 1 to 6 (fourFifths)',
    ],
    [
      'more at a new place than there were exercises',
      ({ stretches }) => (stretches[0]!.ours.everySite = 16),
      'stretches[0].ours.everySite is 16, expected 15 or fewer',
    ],
    [
      'a count outside its least and its most',
      ({ stretches }) => (stretches[1]!.ours.onePoint.count = 5),
      'stretches[1].ours.onePoint.count is 5, expected 3 to 4',
    ],
    [
      'more pairs than were counted',
      ({ stretches }) => (stretches[1]!.beyond.pairs = 65),
      'stretches[1].beyond.pairs is 65, expected 64 or fewer',
    ],
    [
      'shares with a gap between them',
      ({ byEarlier }) => (byEarlier[1]!.from = 12),
      'byEarlier[1].from is 12, expected 11',
    ],
    [
      'a share over one',
      ({ stretches }) => (stretches[0]!.others.meanShare = 20),
      'stretches[0].others.meanShare is 20, expected 0 to 1',
    ],
    [
      'a DOI with its resolver',
      (yardstick) => (yardstick.doi = 'https://doi.org/10.7910/DVN/KHFODX'),
      'doi is "https://doi.org/10.7910/DVN/KHFODX", expected a DOI without its resolver: 10.…/…',
    ],
    [
      'a source that nobody knows',
      ({ sources }) => (sources[0] = 'nobody-1999'),
      'sources[0] is "nobody-1999", expected an id of context-sources.json or sources.json',
    ],
  ])('%s', (_, change, message) => {
    expect(plant(change)).toEqual([`${FILE}: ${message}`]);
  });

  it('a text that is not there in every language of the set', () => {
    expect(plant(({ says }) => delete says.zh)).toEqual([
      `${FILE}: says.zh is missing, expected the words in this language`,
    ]);
  });

  it('an exercise more or fewer before those with its numbers, and none after them', () => {
    const without = (id: string) => {
      const file = `events/${id}.json`;
      const event = JSON.parse(files.get(file)!) as EventFile;
      const problems = problemsWith(file, { ...event, scope: 'broad-multilateral' });
      return problems.filter((message) => message.startsWith(FILE));
    };
    const anew = 'count the pairs anew, or leave the file out';
    expect(without('joint-sea-2016')).toEqual([
      `${FILE}: stretches[0].to is 25, expected 24 or fewer, as many as there are: ${anew}`,
      `${FILE}: stretches[1].from is 26, expected 25, the first since 2020: ${anew}`,
      `${FILE}: stretches[1].to is 42, expected 41 or fewer, as many as there are: ${anew}`,
    ]);
    const later = JSON.parse(files.get('events/joint-sea-2025.json')!) as EventFile;
    const problems = problemsWith('events/joint-sea-2026.json', { ...later, id: 'joint-sea-2026' });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((message) => message.startsWith(FILE))).toEqual([]);
  });
});

it('is built with the citation of what was counted, and only for a set that has one', () => {
  const { outputs } = layersOf('russia-china');
  const built = JSON.parse(outputs.get(FILE)!) as { sources: Record<string, { title: string }> };
  expect(Object.values(built.sources).map(({ title }) => title)).toEqual([
    'Multinational Military Exercises, 1980-2010',
  ]);
  const has = (texts: ReadonlyMap<string, string>) =>
    (JSON.parse(texts.get('set.json')!) as { has: string[] }).has;
  expect(has(outputs)).toContain('yardstick');
  const without = layersOf('malabar');
  expect(without.outputs.has(FILE)).toBe(false);
  expect(has(without.outputs)).not.toContain('yardstick');
});
