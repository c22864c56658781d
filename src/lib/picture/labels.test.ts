import { describe, expect, it } from 'vitest';
import { distanceTo, overlap } from '$lib/site/boxes';
import { placeLabels, type Labelled } from './labels';

const room = {
  bounds: { x0: 0, y0: 0, x1: 400, y1: 200 },
  covered: [],
  lines: [],
};
const sign = (id: string, x: number, y: number, more: Partial<Labelled> = {}): Labelled => ({
  id,
  x,
  y,
  r: 6,
  width: 90,
  priority: 0,
  ...more,
});

describe('labels round their signs', () => {
  it('stand to the right where there is room, else to the left', () => {
    const { anchor, box } = placeLabels([sign('a', 100, 100)], room).get('a')!;
    expect(anchor).toBe('start');
    expect(box.x0).toBeGreaterThan(106);
    expect(placeLabels([sign('a', 380, 100)], room).get('a')!.anchor).toBe('end');
  });

  it('lie on no sign, no other label and nothing over the map, and each is nearest to its own', () => {
    const signs = [
      sign('a', 100, 60, { r: 14 }),
      sign('b', 120, 84),
      sign('c', 180, 60, { r: 4 }),
      sign('d', 150, 110, { r: 17 }),
      sign('e', 110, 140, { priority: 1 }),
      sign('f', 205, 90, { priority: 1 }),
      sign('g', 230, 60, { width: 0 }),
    ];
    const covered = [{ x0: 0, y0: 0, x1: 100, y1: 40 }];
    const placed = placeLabels(signs, { ...room, covered });
    expect(placed.size).toBeGreaterThan(3);
    expect(placed.has('g')).toBe(false);
    const boxes = [...placed].map(([id, { box }]) => ({ id, box }));
    for (const { id, box } of boxes) {
      expect(overlap(box, covered[0]!)).toBe(false);
      for (const other of boxes) if (other.id !== id) expect(overlap(box, other.box)).toBe(false);
      const own = signs.find((labelled) => labelled.id === id)!;
      const gapTo = (other: Labelled) => distanceTo(box, other) - other.r;
      for (const other of signs) {
        expect(gapTo(other)).toBeGreaterThan(0);
        expect(gapTo(own)).toBeLessThanOrEqual(gapTo(other));
      }
    }
  });

  it('give way by priority, and go where there is no room', () => {
    const narrow = { ...room, bounds: { x0: 0, y0: 90, x1: 120, y1: 110 } };
    const placed = placeLabels(
      [sign('late', 14, 100, { priority: 2 }), sign('first', 14, 100, { r: 5 })],
      narrow,
    );
    expect([...placed.keys()].length).toBeLessThanOrEqual(1);
  });

  it('rather lie off a line than on it', () => {
    const lines = Array.from({ length: 100 }, (_, i) => ({ x: 100 + i, y: 100 }));
    expect(placeLabels([sign('a', 150, 100)], { ...room, lines }).get('a')!.dy).not.toBeCloseTo(
      4.2,
    );
  });
});
