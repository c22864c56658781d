import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beside } from './beside';
import { Field } from './field';
import { LABEL_PX, breakInto, sizeOf, wrap } from './lines';
import { place } from './place';

const bounds = { x0: 0, y0: 0, x1: 800, y1: 500 };
const TURNS = [0, 1, 2, 3].map((quarter) => ({ angle: (quarter * Math.PI) / 2, cost: quarter }));

const wanted = (field: Field, x: number, y: number, text: string, group = 0) => {
  const spot = { x, y, position: [0, 0] };
  const texts = [{ lines: wrap(text), px: LABEL_PX }];
  const options = { spot, sign: [spot], clear: 6, texts, step: 1, turns: TURNS };
  return { key: `${x} ${y} ${text}`, group, most: 50, candidates: beside(options, field) };
};

describe('texts beside their signs', () => {
  it('never lie on one another, nor outside the map', () => {
    const one = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 500 }),
      text: fc.constantFrom('Joint Sea 2016', 'Second joint naval patrol, September 2022'),
      group: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (all) => {
        const field = new Field(bounds, []);
        const texts = all.map(({ x, y, text, group }) => wanted(field, x, y, text, group));
        const boxes = place(texts).flatMap((candidate) => (candidate ? [candidate.box] : []));
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
    const field = new Field(bounds, []);
    field.add([{ x: 415, y: 250 }], 20);
    const [right] = place([wanted(new Field(bounds, []), 400, 250, 'Sea')]);
    const [below] = place([wanted(field, 400, 250, 'Sea')]);
    expect(right!.box.x0).toBeGreaterThan(400);
    expect(below!.box.y0).toBeGreaterThan(250);
  });

  it('give way where another would lose more', () => {
    const field = new Field(bounds, []);
    // All but the right of the second costs 40; the first can go below for 1.
    const first = wanted(field, 400, 250, 'Sea');
    const second = wanted(field, 420, 250, 'Sea');
    second.candidates.forEach((one, i) => (one.cost += i ? 40 : 0));
    const [a, b] = place([first, second]);
    expect([a, b]).toEqual([first.candidates[1], second.candidates[0]]);
  });

  it('stay where they were until that costs 20 more', () => {
    const kept = new Map();
    const at = (price: number) => {
      const field = new Field(bounds, []);
      field.add([{ x: 415, y: 250 }], price);
      return place([wanted(field, 400, 250, 'Sea')], kept)[0]!.anchor;
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
