import { describe, expect, it } from 'vitest';
import { seededRandom, shuffle } from '../statistics/random';
import { PERIODS, inputOf, world } from './simulated.fixture';
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
    const input = inputOf(world(4));
    const other = { ...input, records: shuffle([...input.records], seededRandom(9)) };
    const few = { periods: PERIODS, shuffles: 99 };
    const bytes = JSON.stringify(stallAnalysis(input, few));
    expect(JSON.stringify(stallAnalysis(input, few))).toBe(bytes);
    const groups = (of: typeof other) =>
      stallAnalysis(of, few).groups.all.periods.map(({ measures }) => measures);
    expect(groups(other)).toEqual(groups(input));
    expect(bytes).not.toContain('null,null');
    expect(bytes.includes('NaN')).toBe(false);
  });

  it('holds for a world turned by any angle: only new ground is bound to its cells', () => {
    const records = world(6);
    const turned = (degrees: number) => {
      const { cellKm2, records: still } = inputOf(records);
      const moved = still.map((record, i) => {
        const units = records[i]!.places.map(([lng, lat]) => toUnit([lng + degrees, lat]));
        return { ...record, places: new Places(units) };
      });
      return stallTest({ cellKm2, records: moved }, { ...settings, shuffles: 99 }).periods[0]!
        .measures;
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
    const { cellKm2, records } = inputOf(world(4));
    records[3]!.places = new Places([]);
    expect(stallAnalysis({ cellKm2, records }, { periods: PERIODS, shuffles: 9 }).unplaced).toEqual(
      ['r0003'],
    );
  });

  it('works without any record', () => {
    const empty = { cellKm2: new Float64Array(0), records: [] };
    const result = stallAnalysis(empty, { periods: PERIODS, shuffles: 9 });
    expect(result.groups.all.periods.map(({ headline }) => headline.verdict)).toEqual([
      'cannot-be-tested',
      'cannot-be-tested',
      'cannot-be-tested',
    ]);
  });
});
