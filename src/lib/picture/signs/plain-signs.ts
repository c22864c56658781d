import type { ReachKind } from '#core/record/model';
import type { Point } from '$lib/site/boxes';
import { pathMark, type Mark } from '../marks';
import { hundredths, tenths } from '../screen';
import { dashPath, halfPath, signPath, type SignStatus } from './signs';

/** Off the map: in a chart, a line of text or a table. */
export interface PlainSign {
  kind: ReachKind;
  status: SignStatus;
}

/** Half the height of a sign, of a disc with its outline, px; outlines of diamonds take about as much room. */
export type Radius = number | Record<ReachKind, number>;
export const PLAIN_R = {
  text: { exercise: 5.2, patrol: 4.4 },
  row: { exercise: 7.2, patrol: 6 },
  cell: { exercise: 3.4, patrol: 2.7 },
  word: 5,
  narrowWord: 4.2,
} satisfies Record<string, Radius>;

/** Outline and half a dash, relative to that. */
const LINE = { exercise: 0.42, patrol: 0.37 };
const DASH = 0.65;

/** All in one path. @param isStrong returns too are in the full colour */
export function plainSigns(
  { kind, status }: PlainSign,
  size: Radius,
  points: readonly Point[],
  isStrong = false,
): Mark[] {
  const radius = typeof size === 'number' ? size : size[kind];
  const isPale = !isStrong && (status === 'return' || status === 'unknown');
  const colour = `var(--${isPale ? `${kind}-pale` : kind})`;
  const line = hundredths(Math.max(1, LINE[kind] * radius));
  const isWhole = kind === 'patrol' || status === 'new';
  const r = tenths(isWhole ? radius : Math.max(0, radius - line / 2));
  const marks = (path: (x: number, y: number) => string, style: Mark['style']) =>
    pathMark(status, points.map(({ x, y }) => path(x, y)).join(''), style);
  const whole = (x: number, y: number) => signPath(kind, r, x, y);
  const hollow = { fill: 'var(--paper)', stroke: colour, 'stroke-width': line };
  switch (status) {
    case 'unknown': {
      const dash = (x: number, y: number) => dashPath(tenths(DASH * radius), x, y);
      return [marks(dash, { stroke: colour, 'stroke-width': 2 })];
    }
    case 'new':
      return [marks(whole, { fill: colour })];
    case 'return':
      return [marks(whole, hollow)];
    case 'perhaps':
      return [marks(whole, hollow), marks((x, y) => halfPath(kind, r, x, y), { fill: colour })];
  }
}
