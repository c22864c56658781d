/**
 * Properties that hold for the measures of any records.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpanMeasures } from '../../src/lib/core/reach/measures';
import type { Position } from '../../src/lib/core/record/model';
import type { ReachRecord } from '../../src/lib/core/record/schema';
import { measureYears } from '../../src/lib/core/reach/measure-years.fixture';
import { foldLng } from '../../src/lib/core/earth/sphere';
import { record } from '../../src/lib/core/record/record.fixture';

/** Each measures up to ten records twice or more. */
const RUNS = process.env.DEEP ? 100 : 8;

const settings = { from: 2014, to: 2017 };
const records: fc.Arbitrary<ReachRecord[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 2014, max: 2017 }),
      fc.array(fc.tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -500, max: 500 })), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.constantFrom('exercise' as const, 'patrol' as const),
    ),
    { minLength: 2, maxLength: 10 },
  )
  .map((drawn) =>
    drawn.map(([year, places, kind], i) =>
      record(
        `r${i}`,
        `${year}-06-01`,
        places.map(([x, y]): Position => [x / 10, y / 10]),
        { kind },
      ),
    ),
  );
const yearsOf = (sample: ReachRecord[]) => measureYears(sample, settings, null);
const moved = (some: ReachRecord[], move: (p: Position) => Position): ReachRecord[] =>
  some.map((r) => ({ ...r, sites: r.sites.map((s) => ({ ...s, position: move(s.position) })) }));
/** Measures that have no place on the grid of longitudes. */
const smooth = ({ sites, ground }: SpanMeasures) => [
  sites,
  ...Object.values(ground).flatMap((areas) => Object.values(areas)),
];

function expectClose(a: (number | null)[], b: (number | null)[]): void {
  a.forEach((value, i) => {
    if (value === null || b[i] === null) expect(value).toBe(b[i]);
    else expect(Math.abs(value - b[i]!)).toBeLessThanOrEqual(0.003 * value + 2);
  });
}

describe('the measures of any records', () => {
  it('do not change when the globe turns about its axis, over 180° too', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: -179, max: 179 }), (drawn, turn) => {
        const turned = moved(drawn, ([lng, lat]) => {
          return [foldLng(lng + turn), lat];
        });
        const [before, after] = [yearsOf(drawn).years, yearsOf(turned).years];
        before.forEach((year, i) => expectClose(smooth(year), smooth(after[i]!)));
      }),
      { numRuns: RUNS },
    );
  });

  it('are the same mirrored to the other hemisphere', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const after = yearsOf(moved(drawn, ([lng, lat]) => [lng, -lat])).years;
        yearsOf(drawn).years.forEach((year, i) => expectClose(smooth(year), smooth(after[i]!)));
      }),
      { numRuns: RUNS },
    );
  });

  it('are the same bytes in whatever order the records come', () => {
    fc.assert(
      fc.property(
        records.chain((drawn) =>
          fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
        ),
        ([drawn, shuffled]) => {
          expect(JSON.stringify(yearsOf(shuffled))).toBe(JSON.stringify(yearsOf(drawn)));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('of a record given twice add nothing to ground or sites', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const twice = [...drawn, { ...drawn[0]!, id: 'again' }];
        const after = yearsOf(twice).years;
        yearsOf(drawn).years.forEach((year, i) => {
          const other = after[i]!;
          expect(other.ground).toEqual(year.ground);
          expect(other.sites).toBe(year.sites);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('never shrink in ground when a record is added', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const [fewer, more] = [yearsOf(drawn.slice(1)), yearsOf(drawn)];
        fewer.years.forEach(({ ground: { exercise: less } }, i) => {
          const { exercise } = more.years[i]!.ground;
          expect(exercise.reachKm2).toBeGreaterThanOrEqual(less.reachKm2 - 10);
          expect(exercise.knownKm2).toBeGreaterThanOrEqual(less.knownKm2 - 10);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('add up: the new ground of all years is the ground of all years', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const { years, cumulative } = yearsOf(drawn);
        const added = years.reduce((sum, { ground }) => sum + ground.exercise.newKm2, 0);
        expect(Math.abs(added - cumulative.at(-1)!.ground.exercise.reachKm2)).toBeLessThan(10);
      }),
      { numRuns: RUNS },
    );
  });

  it('never hold NaN or infinity', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const check = (value: unknown): void => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          else if (value !== null && typeof value === 'object') Object.values(value).forEach(check);
        };
        check(yearsOf(drawn));
      }),
      { numRuns: RUNS },
    );
  });
});
