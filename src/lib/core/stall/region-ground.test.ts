import { describe, expect, it } from 'vitest';
import type { Occupancy } from '../reach/occupancy';
import { regionGround } from './region-ground';
import { inputOf, world } from './simulated.fixture';
import { stallTest } from './stall';

const { occupancy } = inputOf(world(1));
const settings = {
  periods: [
    { from: 2014, to: 2019 },
    { from: 2020, to: 2022 },
  ],
  span: { from: 2003, to: 2026 },
  scan: null,
  shuffles: 199,
  seed: 1,
  exchange: {},
};

function tableOf(records: Occupancy['records']) {
  return { footprints: { ...occupancy, records, cells: [] } };
}
/** The records with the part of their cells that the test admits; records without any are left out. */
function part(admits: (cell: number) => boolean) {
  return tableOf(
    occupancy.records
      .map((record) => ({ ...record, cells: record.cells.filter(admits) }))
      .filter(({ cells }) => cells.length > 0),
  );
}
const whole = tableOf(occupancy.records);
const observed = (ground: ReturnType<typeof regionGround>[number], period: number) => {
  const test = ground.periods[period]!.ground;
  return test.verdict === 'cannot-be-tested' ? NaN : test.observed;
};

describe('new ground by region', () => {
  it('of a region that holds everything is the test of the whole', () => {
    const [all] = regionGround(whole, [{ region: 'world', table: whole }], settings);
    const { periods } = stallTest(occupancy, null, settings);
    expect(all!.periods.map(({ ground }) => ground)).toEqual(
      periods.map(({ measures }) => measures[0]),
    );
  });

  it('of regions that share the world out adds up to the whole', () => {
    const halves = [true, false].map((even) => ({
      region: even ? 'even' : 'odd',
      table: part((cell) => (cell % 2 === 0) === even),
    }));
    const [even, odd] = regionGround(whole, halves, settings);
    const [all] = regionGround(whole, [{ region: 'world', table: whole }], settings);
    for (const period of [0, 1]) {
      const sum = observed(even!, period) + observed(odd!, period);
      expect(Math.abs(sum - observed(all!, period))).toBeLessThanOrEqual(1);
    }
  });

  it('does not depend on the order in which the region lists its records', () => {
    const table = part((cell) => cell % 3 === 0);
    const turned = tableOf([...table.footprints.records].reverse());
    const ask = (one: typeof table) => regionGround(whole, [{ region: 'r', table: one }], settings);
    expect(ask(turned)).toEqual(ask(table));
  });

  it('counts the records that begin in the period with a place in the region', () => {
    const table = part((cell) => cell % 900 < 200);
    const [ground] = regionGround(whole, [{ region: 'west', table }], settings);
    const expected = table.footprints.records.filter(({ years: [year] }) => {
      return year! >= 2020 && year! <= 2022;
    });
    expect(ground!.periods[1]!.records).toBe(expected.length);
  });
});
