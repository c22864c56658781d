import { max } from 'd3-array';
import type { Size } from '$lib/site/boxes';
import { BAND_PX, FOOT_PX, type ChartRows } from './chart-rows';

export interface Bar {
  year: number;
  value: number;
  /** The same measure, below the line and paler. */
  below: number;
  text: string;
  /** No record of the year was certainly new: others added the value. */
  isHollow: boolean;
}

/** Above the bars for their title and a value. */
const TITLE_PX = 34;
const LABEL_PX = 12;

/** The band is where both parts fit. */
export function placeBars(bars: readonly Bar[], room: Size, rows: ChartRows) {
  const shown = bars.filter(({ value, below }) => value + below > 0);
  const largest = max(shown, ({ value }) => value) ?? 0;
  const largestBelow = max(shown, ({ below }) => below) ?? 0;
  const top = rows.bracket.line + TITLE_PX;
  const plotPx = room.height - FOOT_PX - top - BAND_PX;
  const scale = Math.max(0, plotPx) / (largest + largestBelow || 1);
  const band = { y: top + largest * scale, height: BAND_PX };
  const placed = shown.map((bar) => {
    const height = bar.value > 0 ? Math.max(1, bar.value * scale) : 0;
    const pale = { y: band.y + BAND_PX, height: bar.below * scale };
    const common = { ...bar, y: band.y - height, height, hasLabel: height >= LABEL_PX };
    return { ...common, pale: pale.height > 0 ? pale : null };
  });
  return { bars: placed, band };
}
