import type { Attributes } from '$lib/site/markup';
import { tenths } from '../screen';
import type { Mark } from '../still/marks';
import type { Written, WrittenName } from '../names/names';
import type { At } from '../names/sight';

/** Names, numbers and the origin, above all that is drawn. */
export function nameMarks(
  { names, origin }: Written,
  at: At,
  selected: string | null = null,
): Mark[] {
  const from = origin && at(origin);
  return [
    ...(from ? originMarks(from) : []),
    ...names.flatMap((name) => {
      const point = at(name.position);
      return point ? [textMark(name, point, selected)] : [];
    }),
  ];
}

const ACCENT = 'var(--accent)';
/** Tokens of app.css by what is named. */
const INK: Record<WrittenName['what'], string> = {
  ...{ name: 'ink', count: 'halo', edge: 'ink', advance: 'ink', distance: 'ink' },
  ...{ ring: 'earlier', origin: 'mute', strait: 'mute', 'zone-name': 'mute' },
  ...{ 'region-name': 'accent', 'centre-year': 'accent' },
};

function textMark(name: WrittenName, { x, y }: { x: number; y: number }, selected: string | null) {
  const { what, recordId, direction, mark, lines, strong, dx, dy, anchor, px } = name;
  const transform = `translate(${tenths(x + dx)} ${tenths(y + dy)})`;
  const isAccent = mark === 'moving' || (what === 'name' && recordId === selected);
  const style: Attributes = {
    ...{ fill: isAccent ? ACCENT : `var(--${INK[what]})`, 'font-size': px },
    ...(what !== 'count' && {
      ...{ stroke: 'var(--halo)', 'stroke-width': what === 'edge' ? 3.6 : 3.2 },
      ...{ 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
    }),
  };
  const lit = { ...style, fill: ACCENT };
  return {
    ...{ layer: what, tag: 'text' as const, at: { transform, 'text-anchor': anchor }, style },
    ...{ lines, strong, isNoted: what === 'edge' },
    ...(direction && { direction, hovered: lit, selected: lit }),
    ...(recordId && what !== 'count' && { recordId }),
  };
}

function originMarks({ x, y }: { x: number; y: number }): Mark[] {
  const circle = (style: Attributes): Mark => {
    return { layer: 'origin', tag: 'circle', at: { cx: tenths(x), cy: tenths(y) }, style };
  };
  const stroke = 'var(--ink)';
  return [
    circle({ r: 6.9, fill: 'var(--halo)', stroke, 'stroke-width': 1.8 }),
    circle({ r: 2.2, fill: stroke }),
  ];
}
