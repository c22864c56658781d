import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stalled } from '$lib/core/stall/stalled';
import type { Land } from '$lib/map/still/picture';
import { datasetOf } from '$lib/core/reach/dataset';
import { sphericalHull } from '$lib/core/earth/hull.fixture';
import { measureExamples, sketch } from './measure-examples';
import { METHOD_SOURCES, METHOD_SECTIONS, methodSections } from './method-text';
import { filler, firstScreenBlanks, methodBlanks } from './blanks';
import { methodExamples } from './examples.server';
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const dataset = datasetOf(read('static/data/events.json'), {
  rules: read('geodata/russia-china/rules.json'),
  home: read('static/data/home.json'),
  regions: read('static/data/regions.geojson'),
  periods: read('static/data/set.json').periods,
});
const land: Land = read('static/data/basemap-110m.geojson');

/** Computed once, as for the page. */
const all = methodExamples();

describe('the shuffle test taken apart', () => {
  const example = all.chance!;

  it('gives the p and the new ground of the stall analysis', () => {
    const { analysis } = stalled(dataset, {});
    const period = analysis.groups.exercise.periods.find(
      ({ from }) => from === example.tested.from,
    )!;
    const test = period.measures.find(({ measure }) => measure === 'newGroundKm2')!;
    if (test.verdict === 'cannot-be-tested') throw new Error(test.reason);
    expect(example.p).toEqual({ slower: test.p.slower, twoSided: test.p.twoSided });
    expect(Math.abs(example.km2 - test.observed)).toBeLessThan(5);
  });

  it('counts every shuffle once in the histogram', () => {
    expect(example.counts.reduce((sum, n) => sum + n, 0)).toBe(example.shuffles);
  });
});

describe('examples of the measures', () => {
  /** The shipped set shows one of each. */
  const examples = all.measures as {
    [Name in keyof typeof all.measures]: NonNullable<(typeof all.measures)[Name]>;
  };

  it('the footprint of one place is within 3 % of the circle it fills (closed form)', () => {
    const { km2, capKm2 } = examples.footprint;
    expect(Math.abs(km2 / capKm2 - 1)).toBeLessThan(0.03);
  });

  it('the extent without its deciding record is that of the other records’ places', () => {
    const { year, km2, change, deciding } = examples.extent;
    const places = dataset.records
      .filter(({ scope, start, name }) => {
        return scope === 'core' && start.startsWith(`${year}`) && name.en !== deciding;
      })
      .flatMap(({ sites, track }) => [
        ...sites
          .filter(({ role }) => role !== 'staging' && role !== 'transit')
          .map(({ position }) => position),
        ...(track?.positions ?? []),
      ]);
    const hull = sphericalHull(places);
    if ('reason' in hull) throw new Error(hull.reason);
    expect((km2 ?? 0) + change).toBeCloseTo(hull.areaKm2, -1);
  });

  it('are drawn inside their pictures, without NaN', () => {
    for (const { picture } of Object.values(examples)) {
      expect(JSON.stringify(picture.marks)).not.toMatch(/NaN|null/);
      for (const { tag, at } of picture.marks) {
        if (tag !== 'circle') continue;
        expect(at.cx).toBeGreaterThan(0);
        expect(at.cx).toBeLessThan(picture.width);
        expect(at.cy).toBeGreaterThan(0);
        expect(at.cy).toBeLessThan(picture.height);
      }
    }
  });

  it('refuse data without the record they show', () => {
    const records = dataset.records.filter(({ id }) => id !== 'joint-sea-2022');
    expect(() =>
      measureExamples({ ...dataset, records }, land, { footprint: 'joint-sea-2022' }),
    ).toThrow('joint-sea-2022');
  });
});

describe('a small map', () => {
  it('fills an area across 180° and not the rest of the planet', () => {
    const ring: [number, number][] = [
      [170, 50],
      [190, 50],
      [190, 60],
      [170, 60],
      [170, 50],
    ];
    for (const turn of [ring, [...ring].reverse()]) {
      const area = { type: 'MultiPolygon' as const, coordinates: [[turn]] };
      const { marks } = sketch(land, { shapes: [{ paint: 'ink', area }], include: ring }, 900);
      const shape = marks.find(({ layer }) => layer === 'shapes')!;
      const numbers = String(shape.at.d)
        .match(/-?[\d.]+/g)!
        .map(Number);
      // A fill of everything but the ring would draw the edge of the picture.
      expect(Math.min(...numbers)).toBeGreaterThan(0);
      expect(Math.max(...numbers)).toBeLessThan(420);
    }
  });
});

describe('the scan', () => {
  const examples = all.stall!;

  it('is told restricted, as the atlas runs it, and over all years', () => {
    const { analysis } = stalled(dataset, {});
    expect(examples.shipped).toEqual(analysis.groups.exercise.scan);
    expect(examples.allYears!.lastYear).toBeLessThan(analysis.settings.periods[0]!.from);
  });
});

describe('sources of the formulas', () => {
  it('have ids of their own and, where linked, a safe address', () => {
    expect(new Set(METHOD_SOURCES.map(({ id }) => id)).size).toBe(METHOD_SOURCES.length);
    for (const source of METHOD_SOURCES) {
      if (source.url) expect(new URL(source.url).protocol).toBe('https:');
    }
  });

  it('are all cited on the page', () => {
    const text = METHOD_SECTIONS.flatMap(({ blocks }) => blocks).join();
    const cited = [...text.matchAll(/\[@([\w-]+)\]/g)].map(([, id]) => id);
    expect([...new Set(cited)].sort()).toEqual(METHOD_SOURCES.map(({ id }) => id).sort());
  });

  it('are named by their authors and year, or by their title where there are none', () => {
    const cited = (id: string) => METHOD_SOURCES.find((source) => source.id === id)?.cite;
    expect(cited('wolfe-1976')).toBe('Wolfe 1976');
    expect(cited('clopper-pearson-1934')).toBe('Clopper & Pearson 1934');
    expect(cited('kim-2000')).toBe('Kim et al. 2000');
    expect([cited('h3'), cited('natural-earth')]).toEqual(['H3', 'Natural Earth']);
  });
});

describe('the text', () => {
  it('has a value for each blank, and uses each value', () => {
    const blanks = { ...methodBlanks(all), ...firstScreenBlanks(all) };
    const text = METHOD_SECTIONS.flatMap(({ blocks }) => blocks).join('\n\n');
    const used = [...text.matchAll(/\{([\w.]+)\}/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(blanks).sort());
    const filled = filler(all);
    expect(filled(text)).not.toMatch(/NaN|undefined|\bnull\b(?![\s-])/);
    expect(() => filled('{nothing}')).toThrow('{nothing}');
    expect(() => filled('{km extent.nothing}')).toThrow('{km extent.nothing}');
    expect(() => filled('[@nobody-1900]')).toThrow('nobody-1900');
  });

  it('explains the first screen with the same blanks and parts in each language', () => {
    const [en, ru, zh] = (['en', 'ru', 'zh'] as const).map((language) => methodSections(language));
    const blanksOf = ({ blocks }: (typeof METHOD_SECTIONS)[number]) =>
      [...blocks.join().matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [i, section] of en!.slice(0, 2).entries()) {
      for (const other of [ru![i]!, zh![i]!]) {
        expect([other.id, other.blocks.length]).toEqual([section.id, section.blocks.length]);
        expect(blanksOf(other)).toEqual(blanksOf(section));
      }
    }
  });

  it('has a heading for each section', () => {
    const { match } = JSON.parse(readFileSync('messages/panels/en.json', 'utf8')).method_heading[0];
    expect(METHOD_SECTIONS.map(({ id }) => `section=${id}`)).toEqual(Object.keys(match));
  });
});
