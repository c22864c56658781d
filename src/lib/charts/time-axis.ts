import { monthText } from '$lib/core/record/time';
import { monthsIn, type TimeWindow } from '$lib/core/record/time-window';
import { thinLabels, type Tick } from './axis';

/** More months than this are named by their years only. */
const MONTHS_NAMED = 30;

/** Years, or months when near, each named in its middle, and the lines where they begin. */
export function timeAxis(
  window: TimeWindow,
  x: (months: number) => number,
  formatTick: (date: string) => string,
): { ticks: Tick[]; grid: { x: number; strong: boolean }[] } {
  const near = monthsIn(window) <= MONTHS_NAMED;
  const step = near ? 1 : 12;
  const first = Math.ceil(window.from / step) * step;
  const starts: number[] = [];
  for (let month = first; month <= window.to; month += step) starts.push(month);
  const places = (near || first === window.from ? starts : [first - step, ...starts]).map(
    (month) => ({
      // A part of a year at the edge has its name in the middle of that part.
      at: (x(Math.max(month, window.from)) + x(Math.min(month + step, window.to + 1))) / 2,
      value: month,
      text: formatTick(near ? monthText(month) : monthText(month).slice(0, 4)),
    }),
  );
  const kept = thinLabels(places);
  return {
    ticks: places.filter((_, i) => kept[i]),
    grid: starts
      .filter((month) => month > window.from)
      .map((month) => ({ x: x(month), strong: month % 12 === 0 && near })),
  };
}
