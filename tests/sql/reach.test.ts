import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { groundsFor, visitsFor } from '#core/reach/dataset';
import { groundKm2 } from '#core/reach/ground';
import type { VisitSeries } from '#core/reach/new-places';
import { SERIES_KINDS } from '#core/record/model';
import { pick } from '#core/record/pick';
import type { Position } from '#core/record/model';
import { chanceOf } from '#core/stall/chance';
import type { RuleResults } from '#core/stall/prebuilt';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { readJson } from '../json';
import { folder, onDuckdb, SHIPPED, type Engine, type Input } from './engines.fixture';

/** For those that are not near. */
const FAR = 9999;
const HEAD = 'record,kind,partners,place,start_date,end_date,lng,lat,precision_km';

async function onRows(rows: readonly string[], settings: Partial<Input> = {}): Promise<Engine> {
  const file = join(folder(), 'positions.csv');
  writeFileSync(file, [HEAD, ...rows].join('\n'));
  return onDuckdb({ file, ...settings });
}
const statuses = async ({ query }: Engine) =>
  (await query('SELECT record, status FROM visits ORDER BY kind, n')).map((row) =>
    Object.values(row).join(' '),
  );

describe('a record is at a new place after all earlier ones of its kind', () => {
  // On the equator, 111 km a degree: b is 556 km from a, the patrol where c is, c 334 km from b.
  const rows = [
    'c,exercise,AA,1,2015-06-01,2015-06-01,8,0,',
    'b,exercise,AA,1,2015-03-02,2015-03-02,5,0,',
    'a,exercise,AA,1,2015-03-02,2015-03-02,0,0,',
    'p,patrol,AA,1,2015-01-01,2015-01-01,8,0,',
    'd,exercise,AA,1,2016-01-01,2016-01-01,1,0,',
  ];
  it.each([
    [200, ['a new', 'b new', 'c new', 'd return', 'p new']],
    [450, ['a new', 'b new', 'c return', 'd return', 'p new']],
    [700, ['a new', 'b return', 'c return', 'd return', 'p new']],
  ])('by day, then id, within %i km', async (limitKm, expected) => {
    expect(await statuses(await onRows(rows, { limitKm }))).toEqual(expected);
  });

  it('perhaps, where the size of a cell decides', async () => {
    const settings = { resolution: 4, limitKm: 550 };
    const expected = ['a new', 'b perhaps', 'c return', 'd return', 'p new'];
    expect(await statuses(await onRows(rows, settings))).toEqual(expected);
  });

  it('perhaps, where the less precise of two places decides', async () => {
    // 501 km from c, which is known to 50.
    const areaFirst = [rows[0]!.replace(/$/, '50'), ...rows.slice(1)];
    const statusAt = async (place: string) =>
      (
        await statuses(
          await onRows([...areaFirst, `m,exercise,AA,1,2017-01-01,2017-01-01,${place}`]),
        )
      )[4];
    expect(await statusAt('12.5,0,10')).toBe('m perhaps');
    expect(await statusAt('13,0,10')).toBe('m new');
    expect(await statusAt('12,0,10')).toBe('m return');
    expect(await statusAt('13,0,200')).toBe('m perhaps');
    // Of that which is not off, or lies within bounds.
    expect(await statusAt('12.5,0,')).toBe('m new');
  });

  it('perhaps, where only a part of what a place may be is far', async () => {
    const place = (lngs: number[]) =>
      lngs.map((lng) => `m,exercise,AA,1,2017-01-01,2017-01-01,${lng},0,`);
    const statusOf = async (lngs: number[]) =>
      (await statuses(await onRows([...rows, ...place(lngs)])))[4];
    expect(await statusOf([9, 20])).toBe('m perhaps');
    expect(await statusOf([20, 30])).toBe('m new');
    expect(await statusOf([2, 9])).toBe('m return');
  });
});

it('has the fewest days between two partners in a cell', async () => {
  const { query } = await onRows([
    '1,patrol,AA,,2015-01-01,2015-01-01,5,0,',
    '1,patrol,AA,,2015-02-01,2015-02-01,5,0,',
    '2,patrol,BB,,2015-02-04,2015-02-04,5.02,0,',
    '2,patrol,BB,,2015-01-01,2015-01-01,20,0,',
    '3,patrol,CC;BB,,2015-01-01,2015-01-01,40,0,',
  ]);
  const rows = await query('SELECT partner, other, days FROM together ORDER BY 1, 2');
  expect(rows.map((row) => Object.values(row).map(String))).toEqual([
    ['AA', 'BB', '3'],
    ['BB', 'CC', '0'],
  ]);
});

describe('the shipped records', () => {
  let query: Engine['query'];
  beforeAll(async () => void ({ query } = await onDuckdb(SHIPPED)), 300_000);
  const visits = visitsFor(reachDataset, {});
  const year = Number(reachDataset.coveredTo!.slice(0, 4));
  const verdicts = readJson<RuleResults>('static/data/sure-core.json').verdicts[year]!;

  it('are new, perhaps new or a return one by one as in the atlas', async () => {
    const rows = await query('SELECT record, status FROM visits ORDER BY kind, n');
    const ofAtlas = SERIES_KINDS.toSorted().flatMap((kind) =>
      visits.filter((visit) => visit.kind === kind),
    );
    expect(rows).toEqual(ofAtlas.map(({ id, status }) => ({ record: id, status })));
  });

  it('have its counts in each period', async () => {
    const rows = await query('SELECT * FROM counts');
    const counted = rows.map(({ kind, period, k, at_most, n }) => [kind, period, k, at_most, n]);
    const expected = verdicts.flatMap(({ kind, earlier, before, since, later }) =>
      Object.entries({ earlier, before, since, later })
        .filter(([, count]) => count!.n > 0)
        .map(([period, count]) => [kind, period, count!.k, count!.atMost, count!.n]),
    );
    expect(counted.map(String).toSorted()).toEqual(expected.map(String).toSorted());
  });

  it('have its chance, by the pairs that are near', async () => {
    const records = visits.filter(({ kind }) => kind === 'exercise');
    const slots = new Map(records.map(({ id }, slot) => [id, slot]));
    const places = records.map(() => new Map<string, Float64Array>());
    const pairs = await query(`
      SELECT s.record, s.place, p.other, p.km FROM spots s
      LEFT JOIN near_pairs p ON p.kind = s.kind AND p.record = s.record AND p.place = s.place
      WHERE s.kind = 'exercise'`);
    for (const { record, place, other, km: nearKm } of pairs) {
      const slot = slots.get(String(record))!;
      const none = () => new Float64Array(records.length).fill(FAR).fill(0, slot, slot + 1);
      const km = places[slot]!.get(String(place)) ?? none();
      places[slot]!.set(String(place), km);
      const near = slots.get(String(other));
      if (near !== undefined) km[near] = Math.min(km[near]!, Number(nearKm));
    }
    const anywhere = {
      record: 0,
      position: [0, 0] as Position,
      region: null,
      bounds: null,
      arcs: [],
    };
    const place = { ...anywhere, precision: 'site' as const, isStaging: false, isTrack: false };
    const series: VisitSeries = {
      kind: 'exercise',
      records,
      // As a track, which is not drawn.
      reached: records.map(() => [{ ...place, isTrack: true }]),
      places: places.map((own) =>
        [...own.values()].map((km) => ({ place, km, leastKm: km, mostKm: [km] })),
      ),
    };
    const verdict = verdicts.find(({ kind }) => kind === 'exercise')!;
    // Without draws of places; the median of distances needs those that are not near, too.
    const expected = pick(verdict.chance!, [
      'expectedBefore',
      'ordersBefore',
      'ordersSince',
      'fisher',
    ]);
    expect(chanceOf(series, verdict)).toMatchObject(expected);
  });

  it.runIf(process.env.DEEP)(
    'have the ground of exercises round places that are known, each year to 1.5 %',
    async () => {
      const grounds = groundsFor(reachDataset, {}).exercise;
      const rows = await query('SELECT * FROM yearly_ground');
      for (const { year: ofYear } of grounds.steps) {
        const row = rows.find(
          ({ kind, year: own }) => kind === 'exercise' && Number(own) === ofYear,
        );
        const { reachKm2, newKm2 } = groundKm2(grounds, { from: ofYear, to: ofYear });
        expect(Math.abs(Number(row?.ground_km2) / reachKm2! - 1), `${ofYear}`).toBeLessThan(0.015);
        const wrongKm2 = Math.abs(Number(row?.new_km2) - newKm2!);
        expect(wrongKm2 / reachKm2!, `new in ${ofYear}`).toBeLessThan(0.015);
      }
    },
  );
});
