import { group } from 'd3-array';
import type { Point } from '$lib/site/boxes';
import { tenths } from '../screen';
import { plainSigns, type PlainSign, type Radius } from './plain-signs';

/** Signs of a year in the chart or of a cell in a table, in lines from its foot, px. */
interface Column<Sign> extends Point {
  signs: readonly Sign[];
  /** To the next line, upwards if negative. */
  line: number;
  perLine?: number;
  /** To the next sign of a line. */
  step?: number;
}

/** The middle of each sign. */
export const columns = <Sign>(strip: readonly Column<Sign>[]) =>
  strip.flatMap(({ x, y, signs, line, perLine = 1, step = 0 }) =>
    signs.map((sign, i) => ({
      ...sign,
      x: tenths(x + ((i % perLine) + 0.5) * step),
      y: tenths(y + (Math.floor(i / perLine) + 0.5) * line),
    })),
  );

/** Those of one look in one path. */
export const columnMarks = (signs: readonly (PlainSign & Point)[], r: Radius, isStrong = false) =>
  [...group(signs, ({ kind, status }) => kind + status).values()].flatMap((alike) =>
    plainSigns(alike[0]!, r, alike, isStrong),
  );
