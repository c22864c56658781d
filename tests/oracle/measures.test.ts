/**
 * Properties that hold for the measures of any records.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpanMeasures } from '../../src/lib/core/reach/measures';
import type { Position, ReachRecord } from '../../src/lib/core/record/model';
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
/** Measures without cells, which have no symmetry. */
const smooth = ({ extentKm2, standardDistanceKm, sites, resultantLength }: SpanMeasures) => [
  extentKm2,
  standardDistanceKm,
  sites,
  resultantLength,
];

function expectClose(a: (number | null)[], b: (number | null)[]): void {
  a.forEach((value, i) => {
    if (value === null || b[i] === null) expect(value).toBe(b[i]);
    else expect(Math.abs(value - b[i]!)).toBeLessThanOrEqual(Math.max(0.2, 1e-6 * value));
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

  it('of a record given twice add nothing to ground, extent or sites', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const twice = [...drawn, { ...drawn[0]!, id: 'again' }];
        const after = yearsOf(twice).years;
        yearsOf(drawn).years.forEach((year, i) => {
          const other = after[i]!;
          expect(other.footprintKm2).toEqual(year.footprintKm2);
          expect(other.newGroundKm2).toEqual(year.newGroundKm2);
          expect(other.extentKm2).toBe(year.extentKm2);
          expect(other.sites).toBe(year.sites);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('never shrink in footprint, extent and cumulative ground when a record is added', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const [fewer, more] = [yearsOf(drawn.slice(1)), yearsOf(drawn)];
        const pairs = [...fewer.years, ...fewer.cumulative].map(
          (span, i) => [span, [...more.years, ...more.cumulative][i]!] as const,
        );
        for (const [less, greater] of pairs) {
          expect(greater.footprintKm2.all ?? 0).toBeGreaterThanOrEqual(less.footprintKm2.all ?? 0);
          if (less.extentKm2 !== null && greater.extentKm2 !== null) {
            expect(greater.extentKm2).toBeGreaterThanOrEqual(less.extentKm2 - 2);
          }
        }
        const totals = more.cumulative.map(({ footprintKm2 }) => footprintKm2.all ?? 0);
        expect([...totals].sort((a, b) => a - b)).toEqual(totals);
      }),
      { numRuns: RUNS },
    );
  });

  it('add up: the new ground of all years is the ground of all years', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const { years, cumulative } = yearsOf(drawn);
        const added = years.reduce((sum, { newGroundKm2 }) => sum + (newGroundKm2.all ?? 0), 0);
        expect(Math.abs(added - cumulative.at(-1)!.footprintKm2.all!)).toBeLessThanOrEqual(4);
      }),
      { numRuns: RUNS },
    );
  });

  it('lose by the deciding record what leaving it out by hand takes away', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        const { years } = yearsOf(drawn);
        for (const year of years) {
          const members = drawn.filter(({ start }) => Number(start.slice(0, 4)) === year.year);
          const losses = members.map((r) => {
            const left = yearsOf(drawn.filter((other) => other !== r)).years;
            const same = left.find(({ year: y }) => y === year.year)!;
            return {
              footprint: (year.footprintKm2.all ?? 0) - (same.footprintKm2.all ?? 0),
              extent: (year.extentKm2 ?? 0) - (same.extentKm2 ?? 0),
            };
          });
          const largest = (values: number[]) => Math.max(0, ...values);
          const decided = year.decidingRecord;
          const footprintLoss = -(decided['footprintKm2.all']?.change ?? 0);
          expect(Math.abs(footprintLoss - largest(losses.map((l) => l.footprint)))).toBeLessThan(3);
          const extentLoss = -(decided.extentKm2?.change ?? 0);
          const expected = largest(losses.map((l) => l.extent));
          // Chosen on the sphere: of two records that matter almost alike it may name either.
          expect(Math.abs(extentLoss - expected)).toBeLessThanOrEqual(3 + 0.01 * expected);
        }
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
