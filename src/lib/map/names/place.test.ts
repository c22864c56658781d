import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceTo, isWithin } from '../boxes';
import { LABEL_PX, breakInto, sizeOf, wrap } from './lines';
import { SIDES, candidatesBeside, placeLabels } from './place';

const bounds = { x0: 0, y0: 0, x1: 800, y1: 500 };

const label = (x: number, y: number, text: string, priority = 0) => {
  const texts = [{ lines: wrap(text), px: LABEL_PX }];
  return { priority, candidates: candidatesBeside([{ x, y, position: [0, 0] }], texts, SIDES, 6) };
};

describe('texts beside their signs', () => {
  it('never lie on one another, nor outside the map', () => {
    const one = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 500 }),
      text: fc.constantFrom('Joint Sea 2016', 'Second joint naval patrol, September 2022'),
      priority: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (all) => {
        const labels = all.map(({ x, y, text, priority }) => label(x, y, text, priority));
        const placed = placeLabels(labels, (box) => isWithin(box, bounds));
        const boxes = [...placed.values()].map(({ box }) => box);
        if (all.length) expect(boxes.length).toBeGreaterThan(0);
        boxes.forEach((a, i) => {
          expect(a.x0 >= 0 && a.x1 <= 800 && a.y0 >= 0 && a.y1 <= 500).toBe(true);
          for (const b of boxes.slice(i + 1))
            expect(a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1).toBe(false);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('stand on the right, or at the next side that is free', () => {
    const sea = label(400, 250, 'Sea');
    const anchorOf = (x: number) =>
      placeLabels([sea], (box) => distanceTo(box, { x, y: 250 }) > 0).get(sea)!.anchor;
    expect([anchorOf(0), anchorOf(415)]).toEqual(['start', 'end']);
  });

  it('leave the side to the one of the lower number, and stand even without room if they must', () => {
    const [first, second] = [label(400, 250, 'Sea', 1), label(400, 250, 'Sea', 0)];
    const placed = placeLabels([first, second], () => true);
    expect([placed.get(second)?.anchor, placed.get(first)?.anchor]).toEqual(['start', 'end']);
    const required = { ...first, isRequired: true };
    expect([...placeLabels([second, required], () => false).keys()]).toEqual([required]);
  });
});

describe('lines', () => {
  it('are as even as can be, Chinese between its signs but before no closing bracket', () => {
    expect(breakInto('Fifth joint bomber patrol, 30 November 2022', 3)).toEqual([
      'Fifth joint',
      'bomber patrol,',
      '30 November 2022',
    ]);
    expect(breakInto('海上联合（一）', 2)).toEqual(['海上联', '合（一）']);
    expect(breakInto('Vostok-2018', 2)).toBeNull();
  });

  it('take the room of the widest', () => {
    const { width, height } = sizeOf({ lines: ['Sea', 'South China Sea'], px: 13 });
    expect(width).toBe(sizeOf({ lines: ['South China Sea'], px: 13 }).width);
    expect(height).toBe(32);
  });
});
