import { max, range } from 'd3-array';
import type { YearSpan } from '#core/record/time';
import { distanceTo, type Size } from '$lib/site/boxes';
import { m } from '$lib/paraglide/messages';
import { formatCount, formatKm } from '$lib/site/text/format';
import { estimateTextPx } from '$lib/site/text/text-width';
import { BAND_PX, FOOT_KM, FOOT_PX, NAME_PX, NARROW_PX, yOfKm } from './chart-rows';
import type { ChartRecord, ChartRows } from './chart-rows';
import { slotStart } from '../years/year-axis';

const GRID_KM = [FOOT_KM, 100, 1000, 10_000];
/** Half the circumference of the earth. */
const FARTHEST_KM = 20_040;

/** From the nearest earlier record, and as it is told. */
export interface Median {
  km: number;
  text: string;
}

export interface DistanceInput {
  limitKm: number;
  title: string;
}

/** Above the plot for the title, and below it. */
const TITLE_PX = 18;
const ROOM_PX = 8;

export function placeDistances(
  input: {
    records: readonly ChartRecord[];
    brackets: readonly (YearSpan & { median?: Median | null | undefined })[];
    distances: DistanceInput;
    axis: YearSpan;
  },
  room: Size,
  { bracket }: ChartRows,
) {
  const { brackets, axis } = input;
  const { limitKm, title } = input.distances;
  const placed = input.records.filter(({ distance }) => distance);
  const farthest = max(placed, ({ distance }) => distance!.mostKm) ?? 0;
  const topKm = farthest > GRID_KM.at(-1)! ? FARTHEST_KM : GRID_KM.at(-1)!;
  const decades = Math.log10(topKm / FOOT_KM);
  const scaleIn = (top: number, foot: number) => ({ foot, decadePx: (foot - top) / decades });
  const bandY = room.height - FOOT_PX - BAND_PX;
  const main = scaleIn(bracket.line + TITLE_PX, bandY - ROOM_PX);
  const scales = { main };
  const isNarrow = room.width < NARROW_PX;
  const size = isNarrow ? 'short' : 'full';
  const r = { main: isNarrow ? 4.4 : 5.4 };
  const signs = placed.map((record) => {
    const { share, km, leastKm, mostKm } = record.distance!;
    const yOf = (ownKm: number) => yOfKm(main, ownKm);
    return { record, share, y: yOf(km), leastY: yOf(leastKm), mostY: yOf(mostKm) };
  });
  /** `x` of the number, px; null where signs leave no room. */
  const medians = brackets.flatMap(({ from, to, median }) => {
    if (!median) return [];
    const y = yOfKm(main, median.km);
    const { text } = median;
    const width = estimateTextPx(text, NAME_PX);
    const start = slotStart(from, axis) * room.width + 6;
    const end = slotStart(to + 1, axis) * room.width - width - 6;
    const isFree = (x: number) =>
      signs.every((sign) => {
        const box = { x0: x - 2, x1: x + width + 2, y0: y - 4, y1: y + 4 };
        return distanceTo(box, { x: sign.share * room.width, y: sign.y }) > r.main;
      });
    return [{ from, to, y, text, x: range(start, end, 3).find(isFree) ?? null }];
  });
  // On top what is new, and smaller signs that would be hidden.
  const order = ['return', 'perhaps', 'new'];
  signs.sort((a, b) => order.indexOf(a.record.status) - order.indexOf(b.record.status));
  return {
    distances: {
      limitKm,
      title,
      scales,
      grid: GRID_KM.map((km) => ({ text: formatCount(km), y: yOfKm(main, km) })),
      words: {
        above: m.timeline_limit_above({ size, km: formatKm(limitKm) }),
        below: m.timeline_limit_below({ size }),
      },
      signs,
      medians,
      r,
    },
    band: { y: bandY, height: BAND_PX },
  };
}
