/** A stretch of whole months, both included, as numbers of months since the year 0. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** Nearer than this a chart of single days has nothing more to show. */
export const MIN_MONTHS = 3;

export const monthsIn = ({ from, to }: TimeWindow): number => to - from + 1;

export const sameWindow = (a: TimeWindow, b: TimeWindow): boolean =>
  a.from === b.from && a.to === b.to;

/** The window of that many whole months nearest to `from` inside the bounds. */
export function fitWindow(from: number, months: number, bounds: TimeWindow): TimeWindow {
  const length = Math.min(Math.max(Math.round(months), MIN_MONTHS), monthsIn(bounds));
  const first = Math.min(Math.max(Math.round(from), bounds.from), bounds.to - length + 1);
  return { from: first, to: first + length - 1 };
}

/** `factor` times as long, with the moment `at` staying where it is on the screen. */
export function zoomWindow(
  window: TimeWindow,
  factor: number,
  bounds: TimeWindow,
  at = (window.from + window.to + 1) / 2,
): TimeWindow {
  const months = Math.min(Math.max(monthsIn(window) * factor, MIN_MONTHS), monthsIn(bounds));
  const share = (at - window.from) / monthsIn(window);
  return fitWindow(at - share * months, months, bounds);
}

/** Moved by a share of its own length: 0.5 is half a window later. */
export function panWindow(window: TimeWindow, share: number, bounds: TimeWindow): TimeWindow {
  const months = monthsIn(window);
  const by = Math.sign(share) * Math.max(1, Math.round(Math.abs(share) * months));
  return fitWindow(window.from + by, months, bounds);
}
