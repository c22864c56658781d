import type { ReachKind } from '$lib/core/record/model';

/** The two signs a few pixels wide, one path each: discs and diamonds around a point, and their left halves. */

export const tinySign = (kind: ReachKind, x: number, y: number, r: number): string =>
  kind === 'exercise'
    ? `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
    : `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;

export const tinyHalf = (kind: ReachKind, x: number, y: number, r: number): string =>
  kind === 'exercise'
    ? `M${x} ${y - r}a${r} ${r} 0 0 0 0 ${2 * r}z`
    : `M${x} ${y - r}l${-r} ${r}l${r} ${r}z`;

/** Of a record without a known place. */
export const tinyDash = (x: number, y: number, r: number): string => `M${x - r} ${y}h${2 * r}`;
