/** The colours a series may have: tokens of app.css, so that charts, map and timeline agree. */
export const COLOURS = [
  'ink',
  'exercise',
  'patrol',
  'accent',
  'earlier',
  'caution',
  'mute',
] as const;
export type Colour = (typeof COLOURS)[number];

export function cssColour(colour: Colour): string {
  return `var(--${colour})`;
}

/** Shapes of dots and dashes of lines, by the place of a series: colour is never alone. */
export const SHAPES = ['disc', 'square', 'diamond', 'triangle', 'ring', 'cross'] as const;
export type Shape = (typeof SHAPES)[number];

const DASHES = ['', '6 4', '2 3', '9 3 2 3', '12 4', '1 4'] as const;

export function shapeOf(index: number): Shape {
  return SHAPES[index % SHAPES.length] ?? 'disc';
}

export function dashOf(index: number): string {
  return DASHES[index % DASHES.length] ?? '';
}

/** The outline of a dot round the origin; all shapes look equally large. */
export function shapePath(shape: Shape, radius: number): string {
  const r = radius;
  switch (shape) {
    case 'disc':
    case 'ring':
      return `M${-r},0a${r},${r} 0 1,1 ${2 * r},0a${r},${r} 0 1,1 ${-2 * r},0Z`;
    case 'square': {
      const a = round(r * 0.89);
      return `M${-a},${-a}H${a}V${a}H${-a}Z`;
    }
    case 'diamond': {
      const a = round(r * 1.25);
      return `M0,${-a}L${a},0L0,${a}L${-a},0Z`;
    }
    case 'triangle': {
      const a = round(r * 1.2);
      return `M0,${-a}L${a},${round(a * 0.75)}L${-a},${round(a * 0.75)}Z`;
    }
    case 'cross': {
      const a = round(r * 0.85);
      return `M${-a},${-a}L${a},${a}M${-a},${a}L${a},${-a}`;
    }
    default:
      return shape satisfies never;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
