import { expect, it } from 'vitest';
import { atlases, files, layersOf } from './plant.fixture';
import type { EventFile } from '#core/record/schema';
import { validate } from './validate';

const FILE = 'yardstick.json';

const problemsWith = (file: string, content: unknown): string[] =>
  validate(new Map(files).set(file, JSON.stringify(content)), atlases.land50m).problems;

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
