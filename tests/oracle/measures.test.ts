/**
 * Properties that hold for the measures of any records.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpanMeasures } from '#core/reach/measures';
import type { Position } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { measures } from '#core/compare/measure-years';
import { datasetWith } from '#core/reach/dataset.fixture';
import { foldLng } from '#core/earth/sphere';
import { record } from '#core/record/record.fixture';

/** Each measures up to ten records six times. */
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
const yearsOf = (sample: ReachRecord[]) => measures(datasetWith(sample), settings);
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

it('the measures of any records hold whatever is done to them', () => {
  const check = (value: unknown): void => {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(check);
  };
  const changes = records.chain((drawn) =>
    fc.tuple(
      fc.constant(drawn),
      fc.shuffledSubarray(drawn, { minLength: drawn.length }),
      fc.integer({ min: -179, max: 179 }),
    ),
  );
  fc.assert(
    fc.property(changes, ([drawn, shuffled, turn]) => {
      const told = yearsOf(drawn);
      const { years, cumulative } = told;
      check(told);
      expect(JSON.stringify(yearsOf(shuffled)), 'in another order').toBe(JSON.stringify(told));
      // Turned about the axis, over 180° too, and mirrored to the other hemisphere.
      const turned = moved(drawn, ([lng, lat]) => [foldLng(lng + turn), lat]);
      const mirrored = moved(drawn, ([lng, lat]) => [lng, -lat]);
      for (const others of [turned, mirrored].map((changed) => yearsOf(changed).years))
        years.forEach((year, i) => expectClose(smooth(year), smooth(others[i]!)));
      // A record given twice adds nothing to ground or sites; one record fewer never more ground.
      const twice = yearsOf([...drawn, { ...drawn[0]!, id: 'again' }]).years;
      const fewer = yearsOf(drawn.slice(1)).years;
      years.forEach(({ ground, sites }, i) => {
        expect([twice[i]!.ground, twice[i]!.sites]).toEqual([ground, sites]);
        const less = fewer[i]!.ground.exercise;
        expect(ground.exercise.reachKm2).toBeGreaterThanOrEqual(less.reachKm2! - 10);
        expect(ground.exercise.knownKm2).toBeGreaterThanOrEqual(less.knownKm2! - 10);
      });
      // The new ground of all years is the ground of all years.
      const added = years.reduce((sum, { ground }) => sum + ground.exercise.newKm2!, 0);
      expect(Math.abs(added - cumulative.at(-1)!.ground.exercise.reachKm2!)).toBeLessThan(10);
    }),
    { numRuns: RUNS },
  );
});
