import { describe, expect, it } from 'vitest';
import type { Asked } from '#core/reach/ask';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { reach } from './run.fixture';

const asked = (args: string) => JSON.parse(reach(`ask ${args} --format json`).out) as Asked[];

describe('the command ask', () => {
  it('says of each kind what a record there would be, in the keys that others read', () => {
    const answers = asked('--at 119.5,24.5');
    expect(answers.map(({ kind }) => kind)).toEqual(['exercise', 'ship-patrol', 'air-patrol']);
    for (const answer of answers)
      expect(Object.keys(answer)).toEqual([
        ...['kind', 'status', 'km', 'leastKm', 'mostKm', 'nearest'],
      ]);
    expect(asked('--at 119.5,24.5 --kind patrol')).toEqual(answers.slice(1));
    expect(asked('--at 119.5,24.5 --kind air-patrol')).toEqual(answers.slice(2));
  });

  it('reads longitudes west of Greenwich, and a day before which records count', () => {
    const [early] = asked('--at -170,60 --before 2005-01-01');
    const [now] = asked('--at=-170,60');
    expect(early).toMatchObject({ kind: 'exercise', status: 'new' });
    expect(early!.km).toBeGreaterThan(now!.km!);
    const { start } = reachDataset.records.find(({ id }) => id === early!.nearest)!;
    expect(start < '2005-01-01').toBe(true);
  });

  it.each([
    ['--at 119.5', '--at is "119.5", expected LNG,LAT from -180,-90 to 180,90'],
    ['--at 24.5,119.5', '--at is "24.5,119.5", expected LNG,LAT'],
    ['--kind patrol', '--at is missing, expected LNG,LAT'],
    ['--at 1,2 --kind passage', '--kind is "passage", expected one of exercise, patrol, ship-'],
    ['--at 1,2 --before 2014', '--before is "2014", expected a date like 2001-09-12'],
    ['--at 1,2 --before 1999-01-01', '--before is "1999-01-01", expected a date after the first'],
  ])('refuses %s', (args, message) => {
    const { code, err } = reach(`ask ${args}`);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
