import { formatKm } from '$lib/site/format';
import type { Camera, View } from '$lib/view/view';
import type { Padding } from '../camera';
import type { Box } from '../names/obstacles';
import { limbRadius, screenPoint, turned, type Size } from '../screen';
import { placeOf } from './seen-edges';
import type { Edges } from './edges';

/** An edge beyond the limb of the globe, told at the limb. */
export interface LimbChip {
  direction: string;
  text: string;
  /** What turns the globe there. */
  camera: Camera;
  /** Middle of the chip, px. */
  x: number;
  y: number;
}

const ARROWS = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗'];
/** Half of a chip, px. */
export const CHIP_HALF = { x: 100, y: 15 };

/** Chips from top to bottom, none on another. */
export function limbChips(
  view: Pick<View, 'projection' | 'layers'>,
  { signs, words }: Edges,
  camera: Camera,
  size: Size,
  padding: Padding,
): LimbChip[] {
  if (view.projection !== 'globe' || !view.layers.includes('edges')) return [];
  const middle = {
    x: (size.width + padding.left - padding.right) / 2,
    y: (size.height + padding.top - padding.bottom) / 2,
  };
  const radius = limbRadius(camera, size);
  const within = (px: number, half: number, most: number) =>
    Math.max(half, Math.min(most - half, px));
  const chips = signs.flatMap((sign): LimbChip[] => {
    const { direction, isEdge, year, km, mostKm, role } = sign.properties;
    const position = placeOf(sign);
    const name = words[direction]?.name;
    if (!isEdge || role === 'most' || !position || !name) return [];
    if (screenPoint(position, camera, size, 'globe', padding)) return [];
    const { right, up } = turned(position, camera.center);
    const angle = Math.atan2(-up, right) - (camera.bearing * Math.PI) / 180;
    const arrow = ARROWS[Math.round(angle / (Math.PI / 4) + 8) % 8]!;
    const x = within(middle.x + radius * Math.cos(angle), CHIP_HALF.x + 6, size.width);
    const y = within(middle.y + radius * Math.sin(angle), CHIP_HALF.y + 64, size.height);
    const text = `${name} ${year} ${arrow} ${mostKm ? '' : formatKm(km)}`.trim();
    return [{ direction, text, camera: { ...camera, center: position }, x, y }];
  });
  chips.sort((a, b) => a.y - b.y);
  chips.forEach((chip, i) => {
    for (const before of chips.slice(0, i))
      if (Math.abs(before.x - chip.x) < 2 * CHIP_HALF.x)
        chip.y = Math.max(chip.y, before.y + 2 * CHIP_HALF.y + 4);
  });
  return chips;
}

export const chipBox = ({ x, y }: LimbChip): Box => ({
  ...{ x0: x - CHIP_HALF.x, y0: y - CHIP_HALF.y },
  ...{ x1: x + CHIP_HALF.x, y1: y + CHIP_HALF.y },
});
