import type { Mark } from './marks';

/** Marks whose paths are written as short as they go; on so many parts of a pixel. */
export const shortened = (marks: readonly Mark[], perPx?: number): Mark[] =>
  marks.map((mark) => {
    const { d } = mark.at;
    return d === undefined ? mark : { ...mark, at: { ...mark.at, d: shortPath(String(d), perPx) } };
  });

/**
 * Path data of points and lines as steps from point to point, a third shorter than the points themselves. Other
 * path data stays as it is.
 */
export function shortPath(data: string, perPx = 10): string {
  if (/[^MLZ\d.,-]/.test(data)) return data;
  let at: readonly number[] = [];
  let before = '';
  const steps = data.replace(/([MLZ])([^MLZ]*)/g, (_, letter: string, point: string) => {
    const sign = letter === before ? ' ' : letter.replace('L', 'l');
    before = letter;
    if (letter === 'Z') return sign;
    const next = point.split(',').map((px) => Math.round(Number(px) * perPx));
    const step = letter === 'L' ? next.map((value, i) => value - at[i]!) : next;
    at = next;
    return sign + step.map((value) => value / perPx).join(' ');
  });
  return steps.replaceAll(' -', '-').replace(/\b0\./g, '.');
}
