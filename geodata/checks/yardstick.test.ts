import { expect, it } from 'vitest';
import type { EventFile } from '#core/record/schema';
import { checkedWith, contentOf, files, layersOf } from './plant.fixture';
import { LEFT_OUT } from './yardstick';

const FILE = 'yardstick.json';

it('is left out, and that is told, when an exercise more or fewer moves those that it compares', () => {
  const moved = contentOf(FILE)!;
  moved.stretches[0]!.from += 1;
  const { dataset, notes, problems } = checkedWith({ [FILE]: JSON.stringify(moved) });
  expect([problems, dataset!.yardstick]).toEqual([[], null]);
  expect(notes).toContain(LEFT_OUT);
  const file = 'events/joint-sea-2016.json';
  const event = { ...(JSON.parse(files.get(file)!) as EventFile), scope: 'broad-multilateral' };
  expect(checkedWith({ [file]: JSON.stringify(event) }).notes).toContain(LEFT_OUT);
});

it('is built with the citation of what was counted, and only for a set that has one', ({
  skip,
}) => {
  const { outputs, notes } = layersOf('russia-china');
  if (notes.includes(LEFT_OUT)) skip();
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
