import { describe, expect, it } from 'vitest';
import { curveOf, expectedPlaces, waysToReach } from './curve';
import { toldOf } from './tested-curve';
import { visit } from './verdict.fixture';

function choose(n: number, k: number): number {
  if (k > n) return 0;
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

describe('places among m of N records', () => {
  it('are m if each record has its own', () => {
    for (const m of [0, 1, 7, 20]) {
      expect(expectedPlaces(new Array<number>(20).fill(1), m)).toBeCloseTo(m, 12);
      expect([...waysToReach(new Array<number>(20).fill(1))[m]!].findIndex(Boolean)).toBe(m);
    }
  });

  it('are one if all are at one', () => {
    for (const m of [1, 7, 20]) expect(expectedPlaces([20], m)).toBe(1);
    expect([...waysToReach([20])[7]!]).toEqual([0, choose(20, 7)]);
  });

  it('of two are both unless all are of one', () => {
    const [a, b, m] = [12, 8, 6];
    const missing = (choose(a, m) + choose(b, m)) / choose(a + b, m);
    expect(expectedPlaces([a, b], m)).toBeCloseTo(2 - missing, 12);
    expect(waysToReach([a, b])[m]![1]! / choose(20, m)).toBeCloseTo(missing, 12);
  });

  it('have the mean of their exact distribution, also of a thousand', () => {
    for (const held of [
      [6, 6, 5, 4, 2, 1, 1, 1],
      [900, 50, 40, 10],
    ]) {
      waysToReach(held).forEach((ways, m) => {
        const total = ways.reduce((sum, way) => sum + way, 0);
        const mean = ways.reduce((sum, way, k) => sum + (way / total) * k, 0);
        if (m % 37 < 8) expect(mean).toBeCloseTo(expectedPlaces(held, m), 9);
      });
    }
  });
});

describe('the curve', () => {
  /** Ten records, each by the place that it is at: first A to E, then all back to A. */
  const places = [...'ABCDEAAAAA'];
  const visits = places.map((place, i) =>
    visit(`${i}`, `${2000 + i}-05-01`, {
      opener: `${places.indexOf(place)}`,
      status: i < 5 ? 'new' : 'return',
    }),
  );

  it('begins and ends where random order does, and tells where they are farthest apart', () => {
    const curve = curveOf(visits)!;
    expect(curve.seen).toEqual([1, 2, 3, 4, 5, 5, 5, 5, 5, 5]);
    expect([curve.expected[0], curve.expected[9], curve.low[9], curve.high[0]]).toEqual([
      ...[1, 5, 5, 1],
    ]);
    // Of five records at least one is at A, and each other place is missed in half.
    expect(curve.widest).toMatchObject({
      after: 5,
      date: '2004-05-01',
      seen: 5,
      since: { n: 5, k: 0, atMost: 0 },
    });
    expect(curve.widest.expected).toBe(3);
    // As far only if each of five is at another place, as 6 · 5! · 5! of 10! orders.
    const share = (6 * 120 * 120) / 3_628_800;
    expect(Math.abs(toldOf(visits)!.widest.asWide - share)).toBeLessThan(
      4 * Math.sqrt(share / 19_999),
    );
  });

  it('counts as at most what perhaps is new, and is none of seven records', () => {
    const perhaps = visits.map((own, i) => (i > 7 ? { ...own, status: 'perhaps' as const } : own));
    expect(curveOf(perhaps)!.atMost.slice(-3)).toEqual([5, 6, 7]);
    expect(curveOf(perhaps)!.widest.since).toEqual({ n: 5, k: 0, atMost: 2 });
    expect(curveOf(visits.slice(0, 7))).toBeNull();
  });
});
