import { describe, expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import type { IndexRecord } from '$lib/view/atlas-index';
import { moverAt, moversOf } from './track-motion';

const record = (id: string, start: string, end: string, positions: Position[]) =>
  ({ id, start, end, track: { positions, craft: 'ship' } }) as unknown as IndexRecord;
const across: Position[] = [
  [170, 50],
  [190, 52],
];
const [july, october] = moversOf(
  [
    record('july', '2022-07-01', '2022-07-10', across),
    record('october', '2022-10-01', '2022-10-20', across),
  ],
  2022,
);

describe('motion along a track', () => {
  it('starts at the first waypoint, ends at the last and stays there', () => {
    const { from, to } = july!;
    expect(moverAt(july!, from - 0.01)).toBeNull();
    for (const [part, waypoint] of [
      [from, across[0]!],
      [to, across[1]!],
      [1, across[1]!],
    ] as const) {
      const [lng, lat] = moverAt(july!, part)!;
      expect(lng).toBeCloseTo(waypoint[0], 9);
      expect(lat).toBeCloseTo(waypoint[1], 9);
    }
  });

  it('covers equal distances in equal times, across 180° too', () => {
    const { from, to } = july!;
    const lngs = [0, 0.25, 0.5, 0.75, 1].map((t) => moverAt(july!, from + t * (to - from))![0]);
    // Over 20° on one great circle near 50°N, longitude runs evenly within a few percent.
    lngs.slice(1).forEach((lng, i) => expect(lng - lngs[i]!).toBeCloseTo(5, 0));
  });

  it('keeps the order of the dates, within the year', () => {
    expect(july!.from).toBeLessThan(october!.from);
    expect(july!.to).toBeLessThan(october!.to);
    const [late] = moversOf([record('late', '2022-12-28', '2023-01-05', across)], 2022);
    expect([late!.to, late!.from > 0]).toEqual([1, true]);
  });

  it('is long enough to be seen, however short the patrol', () => {
    const [day] = moversOf([record('day', '2022-05-24', '2022-05-24', across)], 2022);
    expect(day!.to - day!.from).toBeCloseTo(0.4, 9);
  });
});
