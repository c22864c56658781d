import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random';
import { oneAtATime, verdictRows } from './stalled';
import { PERIODS, inputOf, simulate, stationary } from './simulated.fixture';
import { stallAnalysis } from './stall-analysis';

const base = { radiusKm: 150, rule: 'core' };
const axes = { radiusKm: [50, 150, 300], rule: ['core', 'all'] };

describe('settings', () => {
  it('change one at a time, never to the base itself', () => {
    expect(oneAtATime(base, axes)).toEqual([
      { radiusKm: 50, rule: 'core' },
      { radiusKm: 300, rule: 'core' },
      { radiusKm: 150, rule: 'all' },
    ]);
  });
});

describe('sensitivity', () => {
  const random = seededRandom(3);
  const records = simulate(random, { from: 2003, to: 2026 }, 4, stationary(random));
  const analyse = (year: number) => (choice: typeof base) => {
    // Under the rule "all", every record from `year` on repeats the first record's place.
    const changed = records.map((record) =>
      choice.rule === 'all' && record.year >= year
        ? { ...record, places: records[0]!.places }
        : record,
    );
    return stallAnalysis(inputOf(changed), { periods: PERIODS, shuffles: 199 });
  };
  const rowsOf = (year: number) =>
    verdictRows(analyse(year)(base), oneAtATime(base, axes).map(analyse(year)));

  it('calls a verdict that a setting turns round fragile, and counts every setting', () => {
    const row = rowsOf(2020).find(
      ({ group, subject, period }) =>
        group === 'exercise' && subject === 'newGroundKm2' && period.from === 2020,
    )!;
    expect(row.base).toBe('as-expected');
    expect(row.verdicts).toEqual(['as-expected', 'as-expected', 'slower-than-chance']);
    expect(row.fragile).toBe(true);
    expect(row.pRange![0]).toBeLessThanOrEqual(0.05);
  });

  it('calls nothing fragile when no setting matters; what cannot be tested turns nothing', () => {
    const rows = rowsOf(2030);
    expect(rows.filter(({ fragile }) => fragile)).toEqual([]);
    const patrols = rows.filter(({ group }) => group === 'patrol');
    expect(patrols.every((row) => row.base === 'cannot-be-tested' && !row.fragile)).toBe(true);
  });
});
