import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { estimateTextPx } from '$lib/site/text-width';
import { TEXT_PX } from './frame';

export interface Tick {
  /** Px along the axis. */
  at: number;
  value: number;
  text: string;
}

/** A value axis: round ends and ticks; zero included unless told otherwise. */
export function valueAxis(values: readonly number[], count: number, zero = true) {
  const [low = 0, high = 0] = extent(zero ? [0, ...values] : values);
  // A flat series still needs an axis with two ends.
  const scale = scaleLinear().domain(low === high ? [low, low + 1] : [low, high]);
  const nice = scale.nice(count);
  const [from = 0, to = 1] = nice.domain();
  return { from, to, ticks: nice.ticks(count) };
}

const STRIDES = [1, 2, 5, 10, 20, 25, 50, 100];

/**
 * Which of evenly spaced places (years, columns) get a label, counted back from the last, such that
 * labels do not touch.
 */
export function thinLabels(
  places: readonly { at: number; text: string }[],
  fontPx = TEXT_PX,
): boolean[] {
  const last = places.length - 1;
  const stride =
    STRIDES.find((every) => {
      const kept = places.filter((_, i) => (last - i) % every === 0);
      return kept.every((place, i) => {
        const before = kept[i - 1];
        if (!before) return true;
        const room = (estimateTextPx(place.text, fontPx) + estimateTextPx(before.text, fontPx)) / 2;
        return place.at - before.at >= room + 6;
      });
    }) ?? places.length;
  return places.map((_, i) => (last - i) % stride === 0);
}
