import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Domain } from '../record/model';
import { patrol, record } from '../record/record.fixture';
import { distancesBetween } from './distances';
import { visitsUnder, type Visit } from './new-places';
import { EVERYWHERE, NOWHERE, visitsOf } from './new-places.fixture';

describe('new or a return', () => {
  const onEquator = (id: string, lng: number) => record(id, `2010-01-${id.slice(1)}`, [[lng, 0]]);

  // A degree of the equator is 111.3195 km; a site is known to 10 km.
  it.each([
    ['490', 'return', 4.4016],
    ['491', 'perhaps', 4.4106],
    ['510', 'perhaps', 4.5814],
    ['511', 'new', 4.5904],
  ])('is decided by whole km, less and plus the precision: %s km are %s', (km, status, lng) => {
    expect(visitsOf([onEquator('r01', 0), onEquator('r02', lng)])[1]).toMatchObject({
      km: Number(km),
      leastKm: Number(km) - 10,
      mostKm: Number(km) + 10,
      status,
    });
  });

  it('takes the precision of the less precise of the two places, not of both together', () => {
    const sea = record('r01', '2010-01-01', [{ position: [0, 0], precision: 'sea' }]);
    const area = record('r02', '2010-01-02', [{ position: [4.4916, 0], precision: 'area' }]);
    const site = onEquator('r03', 6.2);
    // 500 ± 200 from the sea; 190 ± 50 from the area.
    expect(visitsOf([sea, area])[1]).toMatchObject({ leastKm: 300, mostKm: 700 });
    expect(visitsOf([sea, area, site])[2]).toMatchObject({ km: 190, leastKm: 140, mostKm: 240 });
  });

  it('compares ships with ships and flights with flights; a patrol of both is in both', () => {
    const patrolAt = (id: string, lng: number, domains: Domain[]) =>
      record(id, `2010-01-${id.slice(1)}`, [[lng, 0]], { kind: 'patrol', domains });
    const both = visitsOf([
      patrolAt('r01', 0, ['sea']),
      patrolAt('r02', 20, ['air']),
      patrolAt('r03', 1, ['sea', 'air']),
    ]);
    expect(both.map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ['r01', 'ship-patrol', 'new'],
      ['r02', 'air-patrol', 'new'],
      ['r03', 'ship-patrol', 'return'],
      ['r03', 'air-patrol', 'new'],
    ]);
  });

  it('counts the places that a kind reached, the first among them', () => {
    const visits = visitsOf([
      onEquator('r01', 0),
      onEquator('r02', 1),
      onEquator('r03', 20),
      onEquator('r04', 40),
    ]);
    expect(visits.map(({ ordinal }) => ordinal)).toEqual([1, null, 2, 3]);
  });

  it('belongs to the nearest place reached, which need not be that of the nearest record', () => {
    const [, , , back] = visitsOf([
      onEquator('r01', 0),
      onEquator('r02', 8),
      onEquator('r03', 4),
      onEquator('r04', 3),
    ]);
    expect(back).toMatchObject({ nearest: 'r03', places: ['r01'] });
  });

  it('of a track belongs to every place that it passes within half the limit, and to none elsewhere', () => {
    const track = (id: string, from: number, to: number) =>
      patrol(id, `2010-01-${id.slice(1)}`, [
        [from, 0],
        [to, 0],
      ]);
    const point = (id: string, lng: number) => patrol(id, `2010-01-${id.slice(1)}`, [[lng, 0]]);
    const [, , both, none] = visitsOf([
      point('r01', 0),
      point('r02', 6),
      track('r03', 1, 5),
      track('r04', 2.9, 3.1),
    ]);
    expect(both).toMatchObject({ status: 'return', places: ['r01', 'r02'] });
    expect(none).toMatchObject({ status: 'return', places: [] });
  });

  it('is among the records that count: those left out are neither new nor earlier', () => {
    const records = [onEquator('r01', 0), onEquator('r02', 20), onEquator('r03', 21)];
    const distances = distancesBetween(records, NOWHERE);
    const under = (...ids: string[]) =>
      visitsUnder(distances, { ids: new Set(ids), staging: false, ...EVERYWHERE }, 500);
    expect(under('r01', 'r02', 'r03').map(({ status }) => status)).toEqual([
      'new',
      'new',
      'return',
    ]);
    expect(under('r01', 'r03').map(({ id, status }) => [id, status])).toEqual([
      ['r01', 'new'],
      ['r03', 'new'],
    ]);
  });

  it('never comes back once gone: what was new in a year stays so when more is known', () => {
    const line = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(line, (longitudes) => {
        const records = longitudes.map((lng, i) => onEquator(`r${String(i + 10)}`, lng));
        const whole = visitsOf(records);
        const part = visitsOf(records.slice(0, -1));
        const newOf = (visits: Visit[]) => visits.filter(({ status }) => status === 'new').length;
        expect(whole.slice(0, -1)).toEqual(part);
        // What is over 500 km from all is over 250 km from all.
        const finer = visitsOf(records, EVERYWHERE, NOWHERE, 250);
        expect(newOf(finer)).toBeGreaterThanOrEqual(newOf(whole));
      }),
      { numRuns: 60 },
    );
  });
});
