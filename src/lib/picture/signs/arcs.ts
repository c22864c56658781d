import type { Visit } from '#core/reach/new-places';
import { reachKind } from '#core/record/model';
import { yearOf, type YearSpan } from '#core/record/time';
import type { ReachRecord } from '#core/record/schema';
import { lineToEarlier } from './selected-record';
import type { Project } from '../screen';
import type { Mark } from '../marks';
import { linePath, screenLines } from './tracks';
import { ringAt } from './uncertain';

export type PlaceArc = ReturnType<typeof arcsOf>[number];

/** From a certainly new place to the nearest earlier one; none to or from places known only within bounds. */
export function arcsOf(
  visits: readonly Visit[],
  recordById: ReadonlyMap<string, Pick<ReachRecord, 'id' | 'sites' | 'track'>>,
) {
  return visits.flatMap((visit) => {
    const record = recordById.get(visit.id);
    const earlier = recordById.get(visit.nearest ?? '');
    if (visit.status !== 'new' || !record || !earlier) return [];
    const line = lineToEarlier(visit, record, earlier);
    if (!line || ringAt(earlier, line.positions[1])) return [];
    return [
      {
        id: visit.id,
        kind: reachKind(visit.kind),
        year: yearOf(visit.start),
        positions: line.positions,
      },
    ];
  });
}

export const ARC_LAYER = 'arc';
const ARC_DOTS = { 'stroke-dasharray': '1 3', 'stroke-linecap': 'round' };

export const arcsIn = (arcs: readonly PlaceArc[], { from, to }: YearSpan) =>
  arcs.filter(({ year }) => year >= from && year <= to);

export const arcMarks = (arcs: readonly PlaceArc[], chosen: YearSpan, project: Project): Mark[] =>
  arcsIn(arcs, chosen).map(({ id, kind, positions }) => {
    const lines = screenLines(positions, project);
    const style = { fill: 'none', stroke: `var(--${kind})`, 'stroke-width': 1 };
    const strong = { ...style, 'stroke-width': 2.2 };
    return {
      layer: ARC_LAYER,
      key: `arc ${id}`,
      tag: 'path',
      shape: { d: linePath(lines), ...ARC_DOTS },
      style: { ...style, 'stroke-opacity': 0.8 },
      hovered: strong,
      selected: strong,
      lines,
      recordId: id,
    };
  });
