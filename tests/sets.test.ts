import { readdirSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build, validate } from '../geodata/build';
import { readAtlases, readFiles } from '../geodata/disk';
import type { AtlasPageData } from '../src/lib/view/atlas-index';

/** What is true of every set, and of one that has nothing but five records. */

const atlases = readAtlases();
const sets = readdirSync('geodata').filter((name) => existsSync(`geodata/${name}/set.json`));

describe.each(sets)('the set %s', (name) => {
  it('has no problem, and the name of its folder', () => {
    const { dataset, problems } = validate(readFiles(`geodata/${name}`), atlases.land50m);
    expect(problems).toEqual([]);
    expect(dataset!.set.id).toBe(name);
  });
});

describe('five invented records', () => {
  const { data, outputs, problems } = build(readFiles('geodata/skeleton'), atlases);
  const read = <T>(file: string) => JSON.parse(outputs.get(file)!) as T;
  const page = read<AtlasPageData>('atlas.json');

  it('are built, each marked as invented', () => {
    expect(problems).toEqual([]);
    expect(data!.records.map(({ id }) => id).sort()).toEqual(
      [2018, 2019, 2020, 2021, 2022].map((year) => `invented-${year}`),
    );
    for (const record of data!.records) expect(record.notes).toMatch(/^Invented:/);
  });

  it('say what they have, which is no more than records', () => {
    expect(read<{ has: string[] }>('set.json').has).toEqual([]);
    expect(page.bands).toEqual([]);
    expect(page.first!.pace.pace).toEqual([]);
  });

  // From Cape St. Vincent by hand: 41.5° N is 500 km, the Azores 1,580 km, the Canaries 870 km, 16° N 2,640 km.
  it('are measured from their own origin', () => {
    const far = Object.fromEntries(
      page.index.records.map(({ id, far }) => [id, Math.round(far[0]!.km / 100) * 100]),
    );
    expect(far).toMatchObject({ 'invented-2018': 500, 'invented-2021': 1600 });
    expect(far).toMatchObject({ 'invented-2020': 900, 'invented-2022': 2700 });
  });
});
