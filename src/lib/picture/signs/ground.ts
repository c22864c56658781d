import type { GroundPiece } from '#core/reach/ground';
import { reachKind, type ReachKind } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import { tenths, type Project } from '../screen';
import type { Mark } from '../marks';

/** A piece on the screen, the same in every year. */
export type GroundShape = ReturnType<typeof groundShapes>[number];

export const groundShapes = (pieces: readonly GroundPiece[], project: Project, worldPx: number) =>
  pieces.map(({ kind, year, polygons }) => {
    return { kind: reachKind(kind), year, d: groundPath(polygons, project, worldPx) };
  });

function groundPath(polygons: GroundPiece['polygons'], project: Project, worldPx: number) {
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

/** A breath: it is no range and no ground held. */
export const GROUND_OPACITY = { before: 0.1, chosen: 0.28 };

/**
 * Before the chosen years a pale path per year, which no step redraws; what they added is a single
 * strong path, since seams between pieces would show.
 */
export function groundMarks(shapes: readonly GroundShape[], { from, to }: YearSpan): Mark[] {
  const mark = (
    kind: ReachKind,
    part: keyof typeof GROUND_OPACITY,
    key: string,
    d: string,
  ): Mark => ({
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
  const before = shapes.filter(({ year }) => year < from);
  const added = shapes.filter(({ year }) => year >= from && year <= to);
  return [
    ...before.map(({ kind, year, d }, i) => mark(kind, 'before', `${year} ${i}`, d)),
    ...(added[0] ? [mark(added[0].kind, 'chosen', '', added.map(({ d }) => d).join(''))] : []),
  ];
}
