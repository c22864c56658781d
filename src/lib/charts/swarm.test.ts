import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge, placeSwarm, type SwarmRow } from './swarm';

describe('dodge', () => {
  it('leaves discs that do not touch on the middle line', () => {
    expect(dodge([0, 20, 40], 5, 30)).toEqual([0, 0, 0]);
  });

  it('moves the second of two at one place by one disc', () => {
    expect(dodge([0, 0, 0], 5, 30)).toEqual([0, -10.5, 10.5]);
  });

  it('never lets discs overlap while the row has room, and never leaves the row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 30 }),
        (xs) => {
          const places = xs.toSorted((a, b) => a - b);
          const offsets = dodge(places, 4, 1000);
          places.forEach((x, i) => {
            places.slice(0, i).forEach((other, j) => {
              const gap = Math.hypot(x - other, (offsets[i] ?? 0) - (offsets[j] ?? 0));
              expect(gap).toBeGreaterThanOrEqual(8);
            });
          });
          for (const y of dodge(places, 4, 12)) expect(Math.abs(y)).toBeLessThanOrEqual(12);
        },
      ),
    );
  });
});

describe('placeSwarm', () => {
  const dots = [5, 1, 3].map((value) => ({
    id: `r${value}`,
    value,
    name: `R${value}`,
    colour: 'ink' as const,
  }));
  const names = { row: 'Home', dot: 'Record', value: 'km' };
  const place = (...rows: SwarmRow[]) => placeSwarm({ rows, names, format: String }, 640);

  it('draws the same picture whatever the order of the records', () => {
    const one = place({ id: 'RU', label: 'Russia', dots });
    const other = place({ id: 'RU', label: 'Russia', dots: dots.toReversed() });
    expect(other).toEqual(one);
  });

  it('reads a row from the least to the most', () => {
    const { marks } = place({ id: 'RU', label: 'Russia', dots });
    expect(marks.map(({ text }) => text)).toEqual([
      'R1, Russia: 1',
      'R3, Russia: 3',
      'R5, Russia: 5',
    ]);
  });

  it('has no NaN without dots', () => {
    expect(JSON.stringify(place({ id: 'a', label: 'A', dots: [] }))).not.toContain('null');
  });
});
