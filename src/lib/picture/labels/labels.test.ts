import { describe, expect, it } from 'vitest';
import { cellsOf, placeLabels, type Labelled } from './labels';

const BOUNDS = { x0: 0, y0: 0, x1: 400, y1: 200 };
const place = (signs: Labelled[], bounds = BOUNDS, lines: { x: number; y: number }[] = []) =>
  placeLabels(signs, { bounds, taken: [], cells: cellsOf(lines) });
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
    const { anchor, box } = place([sign('a', 100, 100)]).get('a')!;
    expect(anchor).toBe('start');
    expect(box.x0).toBeGreaterThan(106);
    expect(place([sign('a', 380, 100)]).get('a')!.anchor).toBe('end');
  });

  it('give way by priority, and go where there is no room', () => {
    const narrow = { x0: 0, y0: 90, x1: 120, y1: 110 };
    const signs = [sign('late', 14, 100, { priority: 2 }), sign('first', 14, 100, { r: 5 })];
    expect([...place(signs, narrow).keys()]).toEqual(['first']);
  });

  it('rather lie off a line than on it', () => {
    const lines = Array.from({ length: 100 }, (_, i) => ({ x: 100 + i, y: 100 }));
    expect(place([sign('a', 150, 100)], BOUNDS, lines).get('a')!.dy).not.toBeCloseTo(4.2);
  });
});
