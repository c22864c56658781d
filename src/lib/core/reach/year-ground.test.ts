import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroundTally, firstOccupied } from './ground';
import { AREA_KINDS } from './measures';
import { table } from './table.fixture';
import { YearGround } from './year-ground';

const year = fc.integer({ min: 2003, max: 2007 });
const row = fc.record({
  start: year,
  length: fc.integer({ min: 1, max: 3 }),
  cells: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }),
  isPatrol: fc.boolean(),
});

describe('ground by years', () => {
  it('is that of all records of the span one by one, for each kind', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 20 }),
        fc.array(fc.tuple(year, year), { minLength: 1, maxLength: 6 }),
        (rows, asked) => {
          const occupancy = table(
            rows.map(({ start, length, cells, isPatrol }) => {
              const years = Array.from({ length }, (_, i) => start + i);
              return isPatrol ? [years, cells, 'patrol'] : [years, cells];
            }),
          );
          const footprints = { ...occupancy, cells: new Uint32Array(100) };
          const first = firstOccupied(footprints);
          const within = (from: number, to: number) =>
            rows.flatMap(({ start, length }, i) =>
              start <= to && start + length > from ? [i] : [],
            );
          const ground = new YearGround(footprints, (one) => within(one, one), first);
          for (const [a, b] of asked) {
            const [from, to] = [Math.min(a, b), Math.max(a, b)];
            const found = ground.of({ from, to });
            for (const kind of AREA_KINDS) {
              const tally = new GroundTally(footprints, first[kind], from);
              for (const record of within(from, to)) {
                if (kind === 'all' || occupancy.records[record]!.kind === kind) tally.add(record);
              }
              expect(found[kind].footprintKm2).toBe(tally.footprintKm2);
              expect(found[kind].newGroundKm2).toBe(tally.newGroundKm2);
            }
          }
        },
      ),
    );
  });
});
