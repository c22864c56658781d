import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellClasses } from './cell-classes';
import { hullAreas } from './hull-growth';
import { sphericalHull } from './hull';
import { headlineOf } from './headline';
import { expectedNewGround } from './new-ground';
import { deal, pValues, quantiles, slotsOf } from './null-model';
import type { Occupancy } from './occupancy';
import { seededRandom, shuffle } from './random';
import { inputOf, simulate, stationary, type SimulatedRecord } from './simulated.fixture';
import { toUnit } from './sphere';
import { STALL_MEASURES } from './stall-measures';
import { stallTest, type StallSettings } from './stall';
import { stallAnalysis } from './stall-analysis';

const span = { from: 2003, to: 2026 };
const settings: StallSettings = {
  periods: [{ from: 2020, to: 2022 }],
  span,
  scan: null,
  shuffles: 499,
  seed: 1,
  exchange: {},
};

/** A table from lists of cells: [year, cells, kind?]. Every cell has 1 km². */
function table(rows: [year: number | number[], cells: number[], kind?: 'patrol'][]): Occupancy {
  return {
    cellKm2: new Float64Array(100).fill(1),
    records: rows.map(([years, cells, kind = undefined], i) => ({
      id: `r${String(i).padStart(3, '0')}`,
      kind: kind ?? 'exercise',
      years: [years].flat(),
      cells: Uint32Array.from(cells),
    })),
  };
}

const world = (seed: number): SimulatedRecord[] => {
  const random = seededRandom(seed);
  return simulate(random, span, 4, stationary(random));
};

describe('classes of cells', () => {
  it('group the cells of the same records and add up to the union', () => {
    const { km2, occupants, ofRecord } = cellClasses(
      table([
        [2020, [1, 2, 3]],
        [2021, [3, 4]],
        [2022, [3, 4, 5]],
      ]),
    );
    expect(ofRecord.map((classes) => classes.length)).toEqual([2, 2, 3]);
    expect([...km2].sort()).toEqual([1, 1, 1, 2]);
    expect([...occupants].sort()).toEqual([1, 1, 2, 3]);
  });

  it('name the record that points outside the table', () => {
    expect(() => cellClasses(table([[2020, [100]]]))).toThrow(
      'record r000: cell 100 is not among the 100 cells',
    );
  });
});

describe('shuffles', () => {
  it('keep the number of records of every year and every record', () => {
    const { records } = inputOf(world(1)).occupancy;
    const slots = slotsOf(records);
    const at = slots.observed.slice();
    deal(at, slots.decks, seededRandom(1));
    expect([...at].sort((a, b) => a - b)).toEqual(records.map((_, i) => i));
    expect([...at]).not.toEqual([...slots.observed]);
  });

  it('deal exercises and patrols apart when kinds are kept', () => {
    const { records } = table(
      Array.from({ length: 40 }, (_, i) => [2003 + i / 2, [i], i % 3 ? undefined : 'patrol']),
    );
    const slots = slotsOf(records, { keepKinds: true });
    const at = slots.observed.slice();
    deal(at, slots.decks, seededRandom(2));
    const kinds = (order: Uint32Array) => Array.from(order, (r) => records[r]!.kind);
    expect(kinds(at)).toEqual(kinds(slots.observed));
  });

  it('leave records outside the exchanged years where they are', () => {
    const { records } = inputOf(world(2)).occupancy;
    const slots = slotsOf(records, { from: 2014, to: 2022 });
    const at = slots.observed.slice();
    deal(at, slots.decks, seededRandom(3));
    at.forEach((record, slot) => {
      const year = slots.first[slot]!;
      if (year < 2014 || year > 2022) expect(record).toBe(slots.observed[slot]);
    });
  });

  it('have the mean new ground that the hypergeometric closed form gives (within 4 SE)', () => {
    const { occupancy, places } = inputOf(world(3));
    const result = stallTest(occupancy, places, { ...settings, shuffles: 4000 });
    const count = (from: number, to: number) =>
      occupancy.records.filter(({ years }) => years[0]! >= from && years[0]! <= to).length;
    const expected = expectedNewGround(
      cellClasses(occupancy),
      occupancy.records.length,
      count(2003, 2019),
      count(2020, 2022),
    );
    const test = result.periods[0]!.measures[0]!;
    if (test.verdict === 'cannot-be-tested') throw new Error(test.reason);
    // The shuffles' own spread: (p95 - p05) / 3.29 is about one standard deviation.
    const se = (test.p95 - test.p05) / 3.29 / Math.sqrt(4000);
    expect(Math.abs(test.median - expected)).toBeLessThan(0.1 * expected);
    const mean = result.newGround
      .filter(({ year }) => year >= 2020 && year <= 2022)
      .reduce((sum, year) => sum + year.mean, 0);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * se);
  });
});

describe('p values', () => {
  it('are (1 + count) / (1 + draws), ties on both sides', () => {
    const draws = Float64Array.from([1, 2, 2, 3]);
    expect(pValues(2, draws)).toEqual({ slower: 4 / 5, faster: 4 / 5, twoSided: 1 });
    expect(pValues(0, draws)).toEqual({ slower: 1 / 5, faster: 1, twoSided: 2 / 5 });
  });

  it('take a draw without a value as evidence for neither side', () => {
    expect(pValues(0, Float64Array.from([NaN, 1, 1]))).toEqual({
      slower: 2 / 4,
      faster: 1,
      twoSided: 1,
    });
  });

  it('take sums that differ by rounding as ties', () => {
    expect(pValues(0.1 + 0.2, Float64Array.from([0.3])).slower).toBe(1);
  });

  it('have quantiles as numpy and R (type 7) give them: 5 % of 0..10 is 0.5', () => {
    const values = Float64Array.from({ length: 11 }, (_, i) => 10 - i);
    expect(quantiles(values, [0.05, 0.5, 1])).toEqual([0.5, 5, 10]);
  });
});

describe('verdicts', () => {
  it('call a period that repeats old places after a time of new ones slower than chance', () => {
    const rows = Array.from({ length: 40 }, (_, i): [number, number[]] => {
      const year = 2003 + Math.floor(i / 2);
      return [year, year >= 2020 ? [i % 3] : [i]];
    });
    const result = stallTest(table(rows), null, { ...settings, span: { from: 2003, to: 2022 } });
    const ground = result.periods[0]!.measures[0]!;
    expect(ground.verdict).toBe('slower-than-chance');
    expect(ground.verdict !== 'cannot-be-tested' && ground.observed).toBe(0);
  });

  it('call a period of new places after a time of old ones faster than chance', () => {
    const rows = Array.from({ length: 40 }, (_, i): [number, number[]] => {
      const year = 2003 + Math.floor(i / 2);
      return [year, year < 2020 ? [i % 3] : [i]];
    });
    const result = stallTest(table(rows), null, { ...settings, span: { from: 2003, to: 2022 } });
    expect(result.periods[0]!.measures[0]!.verdict).toBe('faster-than-chance');
  });

  it('do not count a measure that lies on a floor it shares with chance', () => {
    // One record in 24 leaves the usual cell: four years in five shuffles see nothing new either.
    const rows = Array.from({ length: 24 }, (_, i): [number, number[]] => [
      2003 + i,
      [i === 5 ? 1 : 0],
    ]);
    const period = { from: 2023, to: 2026 };
    const [test] = stallTest(table(rows), null, { ...settings, periods: [period] }).periods;
    expect(test!.measures[0]).toMatchObject({ verdict: 'as-expected', observed: 0, atFloor: true });
    expect(test!.headline.of).toBe(0);
  });

  it('say why they cannot be given', () => {
    const reason = (rows: Parameters<typeof table>[0]) => {
      const test = stallTest(table(rows), null, settings).periods[0]!.measures[0]!;
      return test.verdict === 'cannot-be-tested' ? test.reason : test.verdict;
    };
    const many = Array.from({ length: 12 }, (_, i): [number, number[]] => [2005 + i, [i]]);
    expect(reason(many)).toBe('no-record');
    expect(
      reason([
        [2010, [1]],
        [2021, [2]],
      ]),
    ).toBe('too-few-arrangements');
    expect(reason([...many, [2020, [50]], [2021, [51]]])).toBe('nothing-varies');
    expect(reason([])).toBe('no-record');
  });

  const verdictIn = (
    records: readonly SimulatedRecord[],
    period: { from: number; to: number },
    measure: string,
  ) => {
    const { occupancy, places } = inputOf(records);
    const [test] = stallTest(occupancy, places, { ...settings, periods: [period] }).periods;
    const { verdict } = test!.measures.find((one) => one.measure === measure)!;
    return { measure: verdict, headline: test!.headline };
  };
  const far = (year: number): SimulatedRecord => ({
    year,
    kind: 'exercise',
    places: [[165, 31]],
  });
  const near = (record: SimulatedRecord): SimulatedRecord => ({
    ...record,
    places: record.places.map(([lng, lat]) => [60 + lng / 4, lat / 4]),
  });

  it('read "mixed" when an outlier grows the hull of a year that is usual in all else', () => {
    const usual = world(7).map(near);
    const records = [...usual.filter(({ year }) => year !== 2021), far(2021)];
    records.push(...usual.filter(({ year }) => year === 2021).slice(0, 1));
    const period = { from: 2021, to: 2021 };
    expect(verdictIn(records, period, 'extentGrowthKm2').measure).toBe('faster-than-chance');
    expect(verdictIn(records, period, 'newGroundKm2').measure).toBe('as-expected');
    expect(verdictIn(records, period, 'newGroundKm2').headline.verdict).toBe('mixed');
  });

  it('read "mixed" when an outlier grows the hull of a period that goes nowhere else new', () => {
    const before = world(7).filter(({ year }) => year < 2017);
    const stalled = Array.from({ length: 40 }, (_, i) => ({
      ...before[i % before.length]!,
      year: 2017 + (i % 10),
    }));
    const period = { from: 2017, to: 2026 };
    const without = verdictIn([...before, ...stalled], period, 'newGroundKm2');
    expect(without.headline.verdict).toBe('slower-than-chance');
    const records = [...before, ...stalled, far(2019)];
    expect(verdictIn(records, period, 'newGroundKm2').measure).toBe('slower-than-chance');
    expect(verdictIn(records, period, 'newGroundKm2').headline.verdict).toBe('mixed');
  });

  it('count the measures that agree: 3 of 5 slower and none faster is a stall, 2 of 5 is not', () => {
    const tests = (verdicts: ('slower-than-chance' | 'as-expected' | 'faster-than-chance')[]) =>
      headlineOf(
        verdicts.map((verdict, i) => ({
          measure: STALL_MEASURES[i]!,
          verdict,
          observed: 0,
          p05: 0,
          median: 0,
          p95: 0,
          atFloor: false,
          p: { slower: 0.5, faster: 0.5, twoSided: 1 },
        })),
      );
    const [slow, same, fast] = ['slower-than-chance', 'as-expected', 'faster-than-chance'] as const;
    expect(tests([slow, slow, slow, same, same])).toMatchObject({ verdict: slow, agree: 3, of: 5 });
    expect(tests([slow, slow, same, same, same]).verdict).toBe('mixed');
    expect(tests([same, slow, slow, slow, slow]).verdict).toBe('mixed');
    expect(tests([slow, slow, slow, same, fast]).verdict).toBe('mixed');
    expect(tests([same, same, same]).verdict).toBe('as-expected');
    expect(tests([slow, slow]).verdict).toBe('cannot-be-tested');
  });
});

describe('the analysis', () => {
  it('gives the same bytes for the same seed, in whatever order the records are listed', () => {
    const { occupancy, places } = inputOf(world(4));
    const order = shuffle(
      occupancy.records.map((_, i) => i),
      seededRandom(9),
    );
    const other = {
      occupancy: { ...occupancy, records: order.map((i) => occupancy.records[i]!) },
      places: order.map((i) => places[i]!),
    };
    const few = { shuffles: 99 };
    const bytes = JSON.stringify(stallAnalysis({ occupancy, places }, few));
    expect(JSON.stringify(stallAnalysis({ occupancy, places }, few))).toBe(bytes);
    const groups = (input: typeof other) =>
      stallAnalysis(input, few).groups.all.periods.map(({ measures }) => measures);
    expect(groups(other)).toEqual(groups({ occupancy, places }));
    expect(bytes).not.toContain('null,null');
    expect(bytes.includes('NaN')).toBe(false);
  });

  it('as of 2022 does not change when later records are added', () => {
    const records = world(5);
    const upTo = (year: number) =>
      stallTest(inputOf(records.filter((record) => record.year <= year)).occupancy, null, {
        ...settings,
        exchange: { to: 2022 },
      }).periods[0]!.measures[0]!;
    const [later, then] = [upTo(2026), upTo(2022)];
    if (later.verdict === 'cannot-be-tested' || then.verdict === 'cannot-be-tested') {
      throw new Error('not tested');
    }
    expect(later.p).toEqual(then.p);
    expect(later.observed).toBeCloseTo(then.observed, 3);
  });

  it('holds for a world turned by any angle: only new ground is bound to its cells', () => {
    const records = world(6);
    const turned = (degrees: number) => {
      const { occupancy } = inputOf(records);
      const places = records.map((record) =>
        record.places.map(([lng, lat]) => toUnit([lng + degrees, lat])),
      );
      return stallTest(occupancy, places, { ...settings, shuffles: 99 }).periods[0]!.measures;
    };
    const [still, round] = [turned(0), turned(140)];
    still.forEach((test, i) => {
      const other = round[i]!;
      if (test.verdict === 'cannot-be-tested' || other.verdict === 'cannot-be-tested') {
        expect(other).toEqual(test);
        return;
      }
      expect(other.p).toEqual(test.p);
      expect(other.observed / test.observed).toBeCloseTo(1, 9);
    });
  });

  it('names the records that the filter leaves without a place', () => {
    const input = inputOf(world(4));
    const places = input.places.map((points, i) => (i === 3 ? [] : points));
    expect(stallAnalysis({ ...input, places }, { shuffles: 9 }).unplaced).toEqual(['r0003']);
  });

  it('works without any record', () => {
    const empty = { occupancy: { cellKm2: new Float64Array(0), records: [] }, places: [] };
    const result = stallAnalysis(empty, { shuffles: 9 });
    expect(result.groups.all.periods.map(({ headline }) => headline.verdict)).toEqual([
      'cannot-be-tested',
      'cannot-be-tested',
      'cannot-be-tested',
    ]);
  });

  it('refuses a record outside the years it is asked about', () => {
    expect(() => stallTest(table([[1999, [1]]]), null, settings)).toThrow(
      'record r000: first year is 1999, expected 2003 to 2026',
    );
  });
});

describe('hull areas in bulk', () => {
  it('equal the ellipsoidal hull within 1 % for any set of records, across 180° too', () => {
    const lng = fc.integer({ min: 120, max: 240 });
    const lat = fc.integer({ min: -10, max: 70 });
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(lng, lat), { minLength: 1, maxLength: 6 }), {
          minLength: 3,
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 4095 }),
        (records, mask) => {
          const has = Uint8Array.from(records, (_, i) => (mask >> i) & 1);
          const chosen = records.filter((_, i) => has[i] === 1).flat();
          const fast = hullAreas(records.map((points) => points.map(toUnit)))!(has);
          const hull = sphericalHull(chosen);
          const area = 'areaKm2' in hull ? hull.areaKm2 : 0;
          expect(Math.abs(fast - area)).toBeLessThanOrEqual(0.01 * area + 1);
        },
      ),
    );
  });

  it('are not given when the places span more than a hemisphere', () => {
    expect(hullAreas([[[1, 0, 0]], [[-1, 0, 0]], [[0, 1, 0]]])).toBeNull();
  });
});
