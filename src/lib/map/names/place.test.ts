import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesAround, directionTo } from './candidates';
import { LABEL_PX, breakInto, sizeOf, wrap } from './lines';
import { Obstacles } from './obstacles';
import { placeLabels } from './place';

const bounds = { x0: 0, y0: 0, x1: 800, y1: 500 };
const directions = [0, 1, 2, 3].map((quarter) => directionTo((quarter * Math.PI) / 2, quarter));

const label = (obstacles: Obstacles, x: number, y: number, text: string, priority = 0) => {
  const texts = [{ lines: wrap(text), px: LABEL_PX }];
  const around = { place: { x, y, position: [0, 0] }, texts, directions, distances: [6] };
  const candidates = candidatesAround(around, obstacles);
  return { key: `${x} ${y} ${text}`, priority, maxCost: 50, candidates };
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
        const free = new Obstacles(bounds, []);
        const labels = all.map(({ x, y, text, priority }) => label(free, x, y, text, priority));
        const boxes = [...placeLabels(labels).values()].map(({ box }) => box);
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

  it('stand where they cover least', () => {
    const obstacles = new Obstacles(bounds, []);
    obstacles.add([{ x: 415, y: 250 }], 20);
    const boxOf = (one: ReturnType<typeof label>) => placeLabels([one]).get(one)!.box;
    expect(boxOf(label(new Obstacles(bounds, []), 400, 250, 'Sea')).x0).toBeGreaterThan(400);
    expect(boxOf(label(obstacles, 400, 250, 'Sea')).y0).toBeGreaterThan(250);
  });

  it('begin with one that must stand and would find no place', () => {
    const free = new Obstacles(bounds, []);
    const first = label(free, 400, 250, 'Sea');
    // It has one place only, which the first would take.
    const { candidates } = label(free, 405, 250, 'Sea');
    const second = { key: '', priority: 1, maxCost: Infinity, candidates: candidates.slice(0, 1) };
    const placed = placeLabels([first, second]);
    expect([placed.get(second)?.anchor, placed.get(first)?.anchor]).toEqual(['start', 'end']);
  });

  it('stay where they were until that costs 20 more', () => {
    const previous = new Map();
    const at = (cost: number) => {
      const obstacles = new Obstacles(bounds, []);
      obstacles.add([{ x: 415, y: 250 }], cost);
      const sea = label(obstacles, 400, 250, 'Sea');
      return placeLabels([sea], previous).get(sea)!.anchor;
    };
    expect([at(0), at(15), at(25), at(0)]).toEqual(['start', 'start', 'middle', 'middle']);
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
