import {
  symbol,
  symbolCircle,
  symbolDiamond2,
  symbolSquare,
  symbolTimes,
  symbolTriangle,
} from 'd3-shape';

/** The colours a series may have: tokens of app.css, so that charts, map and timeline agree. */
export const COLOURS = [
  'ink',
  'exercise',
  'patrol',
  'accent',
  'earlier',
  'reached',
  'border',
  'of-russia',
  'of-china',
  'caution',
  'mute',
] as const;
export type Colour = (typeof COLOURS)[number];

export function cssColour(colour: Colour): string {
  return `var(--${colour})`;
}

/** Shapes of dots and dashes of lines, by the place of a series: colour is never alone. */
const SYMBOLS = {
  disc: symbolCircle,
  square: symbolSquare,
  diamond: symbolDiamond2,
  triangle: symbolTriangle,
  ring: symbolCircle,
  cross: symbolTimes,
};
export type Shape = keyof typeof SYMBOLS;
export const SHAPES = Object.keys(SYMBOLS) as Shape[];

const DASHES = ['', '6 4', '2 3', '9 3 2 3', '12 4', '1 4'] as const;

export function shapeOf(index: number): Shape {
  return SHAPES[index % SHAPES.length] ?? 'disc';
}

export function dashOf(index: number): string {
  return DASHES[index % DASHES.length] ?? '';
}

/** The outline of a dot round the origin; all shapes have the area of a disc of this radius. */
export function shapePath(shape: Shape, radius: number): string {
  return symbol(SYMBOLS[shape], Math.PI * radius ** 2).digits(2)() ?? '';
}
