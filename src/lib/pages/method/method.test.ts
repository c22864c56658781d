import { describe, expect, it } from 'vitest';
import { events } from '$lib/site/dataset/dataset.server';
import { groundFigure } from './ground-figure';
import {
  METHOD_SECTIONS,
  METHOD_SOURCES,
  fill,
  methodBlanks,
  methodSections,
} from './method.server';

const TEXT = METHOD_SECTIONS.map(({ text }) => text).join('\n\n');

describe('sources of the formulas', () => {
  it('are all cited on the page', () => {
    const cited = [...TEXT.matchAll(/\[@([\w-]+)\]/g)].map(([, id]) => id);
    expect([...new Set(cited)].sort()).toEqual(METHOD_SOURCES.map(({ id }) => id).sort());
  });

  it('are named by their authors and year, or by their title where there are none', () => {
    const cited = (id: string) => METHOD_SOURCES.find((source) => source.id === id)?.cite;
    expect(cited('fisher-1935')).toBe('Fisher 1935');
    expect(cited('clopper-pearson-1934')).toBe('Clopper & Pearson 1934');
    expect(cited('colwell-2012')).toBe('Colwell et al. 2012');
    expect([cited('turf'), cited('natural-earth')]).toEqual(['Turf', 'Natural Earth']);
  });
});

describe('the figure of the ground', () => {
  it.each([150, 250, 500, 1000])(
    'says of each point what its distance makes it (%i km)',
    (limit) => {
      const { places, points, precisionKm } = groundFigure(limit);
      expect(points.map(({ status }) => status)).toEqual(['return', 'perhaps', 'new']);
      for (const { x, y, km, status } of points) {
        const nearest = Math.min(...places.map((place) => Math.hypot(x - place, y)));
        expect(km).toBeCloseTo(nearest);
        const isInside = nearest + precisionKm <= limit;
        const isOutside = nearest - precisionKm > limit;
        expect([isInside, isOutside]).toEqual([status === 'return', status === 'new']);
      }
    },
  );

  it('has its rim as far from the nearer place as the limit, and the precision on either side', () => {
    const { places, outlines } = groundFigure(500);
    for (const [outline, km] of [
      [outlines.sure, 300],
      [outlines.stored, 500],
      [outlines.perhaps, 700],
    ] as const) {
      const [x, y] = outline.match(/-?[\d.]+/g)!.map(Number) as [number, number];
      for (const place of places) expect(Math.hypot(x - place, y)).toBeCloseTo(km);
      expect(outline).toContain(`A${km} ${km} `);
    }
  });
});

describe('the text', () => {
  const blanks = methodBlanks();

  it('has a value for each blank, and uses each value', () => {
    const used = [...TEXT.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(blanks).sort());
    expect(Object.values(blanks).filter((value) => !value)).toEqual([]);
    expect(fill(TEXT, blanks)).not.toMatch(/[{}]|NaN|undefined/);
    expect(() => fill('{nothing}', blanks)).toThrow('{nothing} has no value');
    expect(() => fill('[@nobody-1900]', blanks)).toThrow('nobody-1900');
  });

  it('says of each rule how many records it counts, and beside ours what a study counted', () => {
    const core = events.records.filter(({ scope }) => scope === 'core').length;
    expect(blanks.rules).toContain(`- **Core rule · ${core} records.**`);
    const until2025 = events.records.filter(
      ({ scope, start }) => scope === 'core' && start < '2025',
    );
    // EUISS 2024 counts 66 exercises and patrols.
    expect(blanks.published).toMatch(
      new RegExp(`^\\| EUISS 2024: .*\\| 66 \\| ${until2025.length} \\|`, 'm'),
    );
  });

  it('explains the first screen with the same blanks and parts in each language', () => {
    const [en, ru, zh] = (['en', 'ru', 'zh'] as const).map((language) => methodSections(language));
    const blanksOf = ({ text }: (typeof METHOD_SECTIONS)[number]) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const partsOf = ({ text }: (typeof METHOD_SECTIONS)[number]) => text.split(/\n\n+/).length;
    const explained = en!.slice(0, ru!.filter(({ lang }) => lang === 'ru').length);
    expect(explained.map(({ id }) => id)).toContain('beside');
    for (const [i, section] of explained.entries()) {
      for (const other of [ru![i]!, zh![i]!]) {
        expect([other.id, partsOf(other)]).toEqual([section.id, partsOf(section)]);
        expect(blanksOf(other)).toEqual(blanksOf(section));
      }
    }
  });
});
