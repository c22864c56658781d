import { estimateTextPx } from '$lib/site/text-width';
import { TEXT_PX } from './chart-frame';

export interface Tick {
  /** Px along the axis. */
  at: number;
  value: number;
  text: string;
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

/** The places that get a label. */
export function thinned<Place extends { at: number; text: string }>(
  places: readonly Place[],
): Place[] {
  const kept = thinLabels(places);
  return places.filter((_, i) => kept[i]);
}
