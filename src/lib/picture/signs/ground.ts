import type { GroundPiece } from '#core/reach/ground';
import { reachKind, REACH_KINDS, type ReachKind } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import type { Layer } from '$lib/view/view';
import { tenths, type Project } from '../screen';
import type { Mark } from '../marks';

/** A piece on the screen, the same in every year. */
export type GroundShape = ReturnType<typeof groundShapes>[number];

export const groundShapes = (
  pieces: readonly GroundPiece[],
  pathOf: (polygons: GroundPiece['polygons']) => string,
) =>
  pieces.map(({ kind, year, polygons }) => ({ kind: reachKind(kind), year, d: pathOf(polygons) }));

export function groundPath(polygons: GroundPiece['polygons'], project: Project, worldPx: number) {
  return polygons
    .flat()
    .flatMap((ring) => {
      const [firstLng] = ring[0]!;
      const { x: firstX } = project(ring[0]!);
      const points = ring.map((position) => {
        const { x: foldedX, y } = project(position);
        const x = firstX + ((position[0] - firstLng) / 360) * worldPx;
        return { x, y, shift: Math.round((foldedX - x) / worldPx) * worldPx };
      });
      const shifts = new Set(points.map(({ shift }) => Math.round(shift)));
      return [...shifts].map(
        (shift) => `M${points.map(({ x, y }) => `${tenths(x + shift)},${tenths(y)}`).join('L')}Z`,
      );
    })
    .join('');
}

export const GROUND_OPACITY = { before: 0.15, chosen: 0.4 };

/** Whose the layer `ground` shows: exercises', or patrols' without any. */
export const groundKind = (pieces: readonly { kind: string }[]): ReachKind =>
  pieces.some(({ kind }) => kind === 'exercise') || pieces.length === 0 ? 'exercise' : 'patrol';

/**
 * Before the chosen years a pale path per year, which no step redraws; what they added is a single
 * strong path, since seams between pieces would show.
 */
export function groundMarks(
  shapes: readonly GroundShape[],
  { from, to }: YearSpan,
  layers: readonly Layer[],
): Mark[] {
  const lead = groundKind(shapes);
  return REACH_KINDS.flatMap((kind) => {
    if (!layers.includes(kind === lead ? 'ground' : 'patrol-ground')) return [];
    const own = shapes.filter((shape) => shape.kind === kind && shape.year <= to);
    const mark = (part: keyof typeof GROUND_OPACITY, key: string, d: string): Mark => ({
      layer: 'ground',
      key: `ground ${kind} ${part} ${key}`,
      tag: 'path',
      shape: { d },
      style: {
        fill: `var(--${kind})`,
        'fill-opacity': GROUND_OPACITY[part],
        'pointer-events': 'none',
      },
    });
    const before = own.filter(({ year }) => year < from);
    const added = own.filter(({ year }) => year >= from).map(({ d }) => d);
    return [
      ...before.map((shape) => mark('before', `${shape.year} ${shapes.indexOf(shape)}`, shape.d)),
      ...(added.length > 0 ? [mark('chosen', '', added.join(''))] : []),
    ];
  });
}
