import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_MONTHS, fitWindow, monthsIn, panWindow, zoomWindow } from './time-window';

const bounds = { from: 12 * 2003, to: 12 * 2026 + 11 };
const windows = fc
  .tuple(fc.integer({ min: bounds.from, max: bounds.to }), fc.integer({ min: 1, max: 300 }))
  .map(([from, months]) => fitWindow(from, months, bounds));

describe('a window of time', () => {
  it('stays inside the bounds and never gets shorter than the least, whatever is done', () => {
    const acts = fc.array(
      fc.oneof(
        fc.record({ factor: fc.double({ min: 0.01, max: 20, noNaN: true }) }),
        fc.record({ share: fc.double({ min: -3, max: 3, noNaN: true }) }),
      ),
    );
    fc.assert(
      fc.property(windows, acts, (start, moves) => {
        const end = moves.reduce(
          (window, move) =>
            'factor' in move
              ? zoomWindow(window, move.factor, bounds)
              : panWindow(window, move.share, bounds),
          start,
        );
        expect(end.from).toBeGreaterThanOrEqual(bounds.from);
        expect(end.to).toBeLessThanOrEqual(bounds.to);
        expect(monthsIn(end)).toBeGreaterThanOrEqual(MIN_MONTHS);
        expect(Number.isInteger(end.from) && Number.isInteger(end.to)).toBe(true);
      }),
    );
  });

  it('halves round its middle', () => {
    const window = { from: 12 * 2014, to: 12 * 2017 + 11 };
    expect(zoomWindow(window, 0.5, bounds)).toEqual({ from: 12 * 2015, to: 12 * 2016 + 11 });
  });

  it('keeps the moment under the pointer to a month when zoomed there', () => {
    fc.assert(
      fc.property(windows, fc.double({ min: 0, max: 1, noNaN: true }), (window, share) => {
        const at = window.from + share * monthsIn(window);
        const near = zoomWindow(window, 0.5, bounds, at);
        const before = share;
        const after = (at - near.from) / monthsIn(near);
        // Months are whole: half a month at each end, of a window of `monthsIn(near)`.
        expect(Math.abs(after - before)).toBeLessThanOrEqual(1.01 / monthsIn(near));
      }),
    );
  });

  it('moves by at least a month', () => {
    const window = { from: 12 * 2020, to: 12 * 2020 + 2 };
    expect(panWindow(window, 0.1, bounds)).toEqual({ from: window.from + 1, to: window.to + 1 });
    expect(panWindow(window, -0.1, bounds)).toEqual({ from: window.from - 1, to: window.to - 1 });
  });
});
