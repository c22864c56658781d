import { boundaryAt, slotStart, yearAt } from './year-axis';
import {
  clampYear,
  extendYears,
  moveEdge,
  type Edge,
  type ChosenYears,
  type YearAxis,
} from './chosen-years';

/** What a pointer took hold of, and how the choice follows it. Fractions of the track throughout. */
export type Grab =
  /** An end, following the year under the pointer (`slot`) or the nearest line between years. */
  | { kind: 'edge'; edge: Edge; snap: 'slot' | 'line'; span: ChosenYears }
  /** The window as a whole. */
  | { kind: 'body'; at: number; span: ChosenYears }
  /** A window of one year: the first movement decides which end opens. */
  | { kind: 'open'; year: number; span: ChosenYears };

/** How far the pointer must travel to turn a click into a drag, px. */
export const DRAG_PX = 4;

/**
 * What lies under the pointer. In a window an end is taken within `reach` of it (never more than a
 * third of the window, so that its body can be taken too); elsewhere the nearer end comes.
 */
export function grabAt(at: number, span: ChosenYears, axis: YearAxis, reach: number): Grab {
  if (span.mode !== 'window') return { kind: 'edge', edge: 'to', snap: 'slot', span };
  const start = slotStart(span.from, axis);
  const end = slotStart(span.to + 1, axis);
  const inside = at >= start && at < end;
  if (inside && span.from === span.to) return { kind: 'open', year: span.from, span };
  const within = inside ? Math.min(reach, (end - start) / 3) : reach;
  const edge: Edge = Math.abs(at - start) < Math.abs(at - end) ? 'from' : 'to';
  if (Math.abs(at - (edge === 'from' ? start : end)) <= within) {
    return { kind: 'edge', edge, snap: 'line', span };
  }
  return inside ? { kind: 'body', at, span } : { kind: 'edge', edge, snap: 'slot', span };
}

/** The choice while the pointer is at a fraction. */
export function dragYears(grab: Grab, at: number, axis: YearAxis): ChosenYears {
  switch (grab.kind) {
    case 'edge': {
      const line = boundaryAt(at, axis) - (grab.edge === 'to' ? 1 : 0);
      const year = grab.snap === 'slot' ? yearAt(at, axis) : clampYear(line, axis);
      return moveEdge(grab.span, grab.edge, year, axis);
    }
    case 'body': {
      const { from, to } = grab.span;
      const by = Math.round((at - grab.at) * (axis.last - axis.first + 1));
      const kept = Math.min(Math.max(by, axis.first - from), axis.last - to);
      return { mode: 'window', from: from + kept, to: to + kept };
    }
    case 'open':
      return extendYears(grab.span, 'to', yearAt(at, axis), axis).span;
    default:
      return grab satisfies never;
  }
}

/** The choice after a press without a drag: inside a window, its nearer end comes to the year. */
export function clickYears(grab: Grab, at: number, axis: YearAxis): ChosenYears {
  if (grab.kind === 'body') {
    const year = yearAt(at, axis);
    const nearFrom = year - grab.span.from < grab.span.to - year;
    return moveEdge(grab.span, nearFrom ? 'from' : 'to', year, axis);
  }
  // A press on an end takes hold of it; it does not move it.
  if (grab.kind === 'edge' && grab.snap === 'line') return grab.span;
  return dragYears(grab, at, axis);
}
