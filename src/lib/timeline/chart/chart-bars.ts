import { max } from 'd3-array';
import type { ReachKind } from '#core/record/model';
import type { Size } from '$lib/site/boxes';
import { BAND_PX, FOOT_PX, LANE_PX, type ChartRows } from './chart-rows';

export interface Bar {
  year: number;
  kind: ReachKind;
  value: number;
  /** The same measure, below the line and paler. */
  below: number;
  text: string;
  /** No record of the year was certainly new: others added the value. */
  isHollow: boolean;
}

/** Above the bars for their title and a value; above the lane for a title. */
const TITLE_PX = 34;
const LANE_TITLE_PX = 10;
const LABEL_PX = 12;

/** The band is where both parts of the main kind fit; the lane has its own scale. */
export function placeBars(bars: readonly Bar[], room: Size, rows: ChartRows, kind: ReachKind) {
  const isMain = (bar: Bar) => bar.kind === kind;
  const shown = bars.filter((bar) => bar.value + bar.below > 0 && (rows.lane || isMain(bar)));
  const main = shown.filter(isMain);
  const largest = max(main, ({ value }) => value) ?? 0;
  const largestBelow = max(main, ({ below }) => below) ?? 0;
  const largestLane = max(shown, (bar) => (isMain(bar) ? 0 : bar.value + bar.below)) ?? 0;
  const top = rows.bracket.line + TITLE_PX;
  const floor = room.height - FOOT_PX;
  const bottom = floor - (rows.lane ? LANE_PX + LANE_TITLE_PX : 0);
  const scale = Math.max(0, bottom - top - BAND_PX) / (largest + largestBelow || 1);
  const laneScale = (LANE_PX - LABEL_PX) / (largestLane || 1);
  const band = { y: top + largest * scale, height: BAND_PX };
  const placed = shown.map((bar) => {
    const ownScale = isMain(bar) ? scale : laneScale;
    const height = bar.value > 0 ? Math.max(1, bar.value * ownScale) : 0;
    const paleHeight = bar.below * ownScale;
    const base = isMain(bar) ? band.y : floor - paleHeight;
    const pale = { y: isMain(bar) ? band.y + BAND_PX : base, height: paleHeight };
    const common = { ...bar, y: base - height, height, hasLabel: height >= LABEL_PX };
    return { ...common, pale: paleHeight > 0 ? pale : null };
  });
  return { bars: placed, band };
}
