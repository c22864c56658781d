import { describe, expect, it } from 'vitest';
import { seededRandom, shuffle } from '../statistics/random';
import { inputOf, world } from './simulated.fixture';
import { Places } from '../earth/places';
import { toUnit } from '../earth/sphere';
import { stallTest, type StallSettings } from './stall';
import { stallAnalysis } from './stall-analysis';

const span = { from: 2003, to: 2026 };
const settings: StallSettings = {
  periods: [{ from: 2020, to: 2022 }],
  span,
  scan: null,
  shuffles: 499,
  seed: 1,
};

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

  it('holds for a world turned by any angle: only new ground is bound to its cells', () => {
    const records = world(6);
    const turned = (degrees: number) => {
      const { occupancy } = inputOf(records);
      const places = records.map(
        (record) => new Places(record.places.map(([lng, lat]) => toUnit([lng + degrees, lat]))),
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
    const places = input.places.map((points, i) => (i === 3 ? new Places([]) : points));
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
});
