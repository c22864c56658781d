import { describe, expect, it } from 'vitest';
import { Places } from '../earth/places';
import { headlineOf, stallTest, type StallSettings } from './stall';
import { inputOf, world, type SimulatedRecord } from './simulated.fixture';
import { STALL_MEASURES } from './stall-measures';
import { table } from '../reach/table.fixture';

const span = { from: 2003, to: 2026 };
const settings: StallSettings = {
  periods: [{ from: 2020, to: 2022 }],
  span,
  scan: null,
  shuffles: 499,
  seed: 1,
};

/** New ground alone: all records are at one place. */
function testOf(rows: Parameters<typeof table>[0], given: StallSettings) {
  const { cellKm2, records } = table(rows);
  const places = () => new Places([[1, 0, 0]]);
  return stallTest(
    { cellKm2, records: records.map((one) => ({ ...one, places: places() })) },
    given,
  );
}

describe('verdicts', () => {
  it('call a period that repeats old places after a time of new ones slower than chance', () => {
    const rows = Array.from({ length: 40 }, (_, i): [number, number[]] => {
      const year = 2003 + Math.floor(i / 2);
      return [year, year >= 2020 ? [i % 3] : [i]];
    });
    const result = testOf(rows, { ...settings, span: { from: 2003, to: 2022 } });
    const ground = result.periods[0]!.measures[0]!;
    expect(ground.verdict).toBe('slower-than-chance');
    expect(ground.verdict !== 'cannot-be-tested' && ground.observed).toBe(0);
  });

  it('call a period of new places after a time of old ones faster than chance', () => {
    const rows = Array.from({ length: 40 }, (_, i): [number, number[]] => {
      const year = 2003 + Math.floor(i / 2);
      return [year, year < 2020 ? [i % 3] : [i]];
    });
    const result = testOf(rows, { ...settings, span: { from: 2003, to: 2022 } });
    expect(result.periods[0]!.measures[0]!.verdict).toBe('faster-than-chance');
  });

  it('do not count a measure that lies on a floor it shares with chance', () => {
    // One record in 24 leaves the usual cell: four years in five shuffles see nothing new either.
    const rows = Array.from({ length: 24 }, (_, i): [number, number[]] => [
      2003 + i,
      [i === 5 ? 1 : 0],
    ]);
    const period = { from: 2023, to: 2026 };
    const [test] = testOf(rows, { ...settings, periods: [period] }).periods;
    expect(test!.measures[0]).toMatchObject({ verdict: 'as-expected', observed: 0, atFloor: true });
    expect(test!.headline.of).toBe(0);
  });

  it('say why they cannot be given', () => {
    const reason = (rows: Parameters<typeof table>[0]) => {
      const test = testOf(rows, settings).periods[0]!.measures[0]!;
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
    const [test] = stallTest(inputOf(records), { ...settings, periods: [period] }).periods;
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
          p025: 0,
          median: 0,
          p975: 0,
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
