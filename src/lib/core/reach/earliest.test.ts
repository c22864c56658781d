import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EarliestInBoxes } from './earliest';
import { arcKm, toUnit, type UnitVector } from '../earth/sphere';

const place = fc
  .tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }))
  .map(([x, y]): UnitVector => toUnit([179.5 + x / 100, 60 + y / 100]));

describe('the earliest points of boxes', () => {
  it('are near only where a point of a label below is, by looking at all', () => {
    const labelled = fc.tuple(place, fc.integer({ min: 2003, max: 2008 }));
    fc.assert(
      fc.property(
        fc.array(labelled, { maxLength: 40 }),
        place,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 2003, max: 2009 }),
        (points, at, km, before) => {
          const boxes = new EarliestInBoxes(160);
          for (const [unit, label] of points) boxes.add(...unit, label);
          const near = points.some(([unit, label]) => label < before && arcKm(unit, at) <= km);
          if (boxes.isNear(...at, km, before)) expect(near).toBe(true);
          if (boxes.isAround(...at, km, before)) expect(near).toBe(true);
        },
      ),
    );
  });

  it('are found at their own place, whatever later points lie there', () => {
    fc.assert(
      fc.property(place, fc.shuffledSubarray([2004, 2005, 2006, 2007]), (at, later) => {
        const boxes = new EarliestInBoxes(160);
        for (const label of [...later, 2003, ...later]) boxes.add(...at, label);
        expect(boxes.isNear(...at, 100, 2004)).toBe(true);
        expect(boxes.isAround(...at, 1, 2004)).toBe(true);
        expect(boxes.isAround(...at, 1, 2003)).toBe(false);
      }),
    );
  });

  it('say nothing by the box alone of distances shorter than it is wide', () => {
    const boxes = new EarliestInBoxes(160);
    boxes.add(1, 0, 0, 2003);
    expect(boxes.isNear(1, 0, 0, 60, 2004)).toBe(false);
  });
});
