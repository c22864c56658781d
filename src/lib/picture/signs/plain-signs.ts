import type { ReachKind } from '#core/record/model';
import type { Point } from '$lib/site/boxes';
import { pathMark, type Mark } from '../marks';
import { hundredths, tenths } from '../screen';
import { dashPath, halfPath, signPath, type SignStatus } from './signs';

/** Off the map: in a chart, a line of text or a table; px. */
export interface PlainSign {
  kind: ReachKind;
  status: SignStatus;
  r: number;
  /** Width of the outline. */
  line: number;
  /** Whether filled signs have one too. */
  isRimmed?: boolean;
  colour?: string;
  fill?: string;
  /** Half the dash's length, and its width. */
  dash?: { r: number; width: number };
}

/** All of one look together. */
export function plainSigns(sign: PlainSign, points: readonly Point[]): Mark[] {
  const { kind, status, r, line, isRimmed = false } = sign;
  const { colour = 'var(--kind)', fill = 'var(--paper)', dash = { r, width: line } } = sign;
  const marks = (path: (x: number, y: number) => string, style: Mark['style']) =>
    pathMark(status, points.map(({ x, y }) => path(x, y)).join(''), style);
  const outline = { stroke: colour, 'stroke-width': line };
  const whole = (x: number, y: number) => signPath(kind, r, x, y);
  switch (status) {
    case 'unknown':
      return [
        marks((x, y) => dashPath(dash.r, x, y), { stroke: colour, 'stroke-width': dash.width }),
      ];
    case 'new':
      return [marks(whole, { fill: colour, ...(isRimmed && outline) })];
    case 'return':
      return [marks(whole, { fill, ...outline })];
    case 'perhaps':
      return [
        marks(whole, { fill, ...outline }),
        marks((x, y) => halfPath(kind, r, x, y), { fill: colour }),
      ];
  }
}

/** Of the chart's signs: half their height before words, and outline and dash relative to it. */
export const WORD_R = { wide: 5, narrow: 4.2 };
const LINE = { exercise: 0.42, patrol: 0.37 };
const DASH = 0.65;

/** @param r half their height with the outline, of a patrol without */
export function chartSigns(
  { kind, status, isStrong = false }: Pick<PlainSign, 'kind' | 'status'> & { isStrong?: boolean },
  r: number,
  points: readonly Point[],
) {
  const isPale = !isStrong && (status === 'return' || status === 'unknown');
  const line = hundredths(Math.max(1, LINE[kind] * r));
  const isWhole = kind === 'patrol' || status === 'new';
  const look = {
    kind,
    status,
    line,
    r: tenths(isWhole ? r : Math.max(0, r - line / 2)),
    colour: `var(--${isPale ? `${kind}-pale` : kind})`,
    dash: { r: tenths(DASH * r), width: 2 },
  };
  return plainSigns(look, points);
}
