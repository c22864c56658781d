import { describe, expect, it } from 'vitest';
import { Lines, type LineEnd, type Placed, type Row } from './lines';
import { Surroundings } from './sweep';

/** A ship that drifts about, a fix every ten minutes over New Year. */
const fixes = Array.from({ length: 240 }, (_, n): Placed => {
  const start = Date.UTC(2023, 11, 31, 12) / 1000 + n * 600;
  const year = n < 72 ? 2023 : 2024;
  return {
    ...{ key: 'ship', isPlace: false, start, end: start, firstYear: year, lastYear: year },
    ...{ lng: 140 + n / 200 + Math.sin(1.7 * n) / 40, lat: 40 + Math.cos(2.3 * n) / 40, raw: null },
  };
});

describe('lines', () => {
  it('go on after a stop at every other fix as if there had been none', () => {
    const surroundings = new Surroundings(30);
    const found = (lines: Lines, some: readonly Placed[]) => {
      const rows: string[] = [];
      const note = ({ year, cell, inside }: Row) => rows.push(`${year} ${cell.id} ${inside}`);
      for (const fix of some) expect(lines.add(fix, note)).toBe(true);
      return rows;
    };
    const whole = new Set(found(new Lines(surroundings, 3600), fixes));
    expect(whole.size).toBeGreaterThan(9);
    for (let stop = 1; stop < fixes.length; stop += 2) {
      const lines = new Lines(surroundings, 3600);
      const before = found(lines, fixes.slice(0, stop));
      const ends = JSON.parse(JSON.stringify(lines.ends)) as LineEnd[];
      const after = found(new Lines(surroundings, 3600, ends), fixes.slice(stop));
      expect(new Set([...before, ...after]), `stopped at ${stop}`).toEqual(whole);
    }
  });
});
