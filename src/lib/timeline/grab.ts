import { slotCentre, slotCount, yearAt } from './year-axis';
import { extendYears, moveEdge, type Edge, type ChosenYears, type YearAxis } from './chosen-years';

/** What a pointer took hold of, and how the choice follows it. Fractions of the track throughout. */
export type Grab =
  /** An end; `isHeld`: by its handle, which a mere press does not move. */
  | { kind: 'edge'; edge: Edge; isHeld: boolean; chosen: ChosenYears }
  /** The window as a whole. */
  | { kind: 'body'; at: number; chosen: ChosenYears }
  /** A window of one year: the first movement decides which end opens. */
  | { kind: 'open'; year: number; chosen: ChosenYears };

/**
 * What lies under the pointer. A handle is taken within `reach` of it (never more than a third of the years
 * between both, so that these can be taken too). Between the handles of a window is its body; elsewhere the nearer
 * end comes. In a running total the start is taken by its handle alone.
 */
export function grabAt(at: number, chosen: ChosenYears, axis: YearAxis, reach: number): Grab {
  const { mode, from, to } = chosen;
  const [start, end] = [slotCentre(from, axis), slotCentre(to, axis)];
  const edge: Edge = Math.abs(at - start) < Math.abs(at - end) ? 'from' : 'to';
  const away = Math.abs(at - (edge === 'from' ? start : end));
  const isHeld = away <= Math.min(reach, (end - start) / 3);
  if (mode === 'cumulative' && edge === 'from' && isHeld)
    return { kind: 'edge', edge, isHeld, chosen };
  if (mode !== 'window') return { kind: 'edge', edge: 'to', isHeld: false, chosen };
  if (from === to && yearAt(at, axis) === from) return { kind: 'open', year: from, chosen };
  return isHeld || at < start || at > end
    ? { kind: 'edge', edge, isHeld, chosen }
    : { kind: 'body', at, chosen };
}

/** The choice while the pointer is at a fraction. */
export function dragYears(grab: Grab, at: number, axis: YearAxis): ChosenYears {
  switch (grab.kind) {
    case 'edge':
      return moveEdge(grab.chosen, grab.edge, yearAt(at, axis), axis);
    case 'body': {
      const { from, to } = grab.chosen;
      const by = Math.round((at - grab.at) * slotCount(axis));
      const kept = Math.min(Math.max(by, axis.first - from), axis.last - to);
      return { mode: 'window', from: from + kept, to: to + kept };
    }
    case 'open':
      return extendYears(grab.chosen, 'to', yearAt(at, axis), axis).chosen;
    default:
      return grab satisfies never;
  }
}

/** The choice after a press without a drag: inside a window, its nearer end comes to the year. */
export function clickYears(grab: Grab, at: number, axis: YearAxis): ChosenYears {
  const { chosen } = grab;
  const year = yearAt(at, axis);
  if (grab.kind === 'body')
    return moveEdge(chosen, year - chosen.from < chosen.to - year ? 'from' : 'to', year, axis);
  if (grab.kind === 'edge' && grab.isHeld)
    return chosen.mode === 'cumulative' ? moveEdge(chosen, 'to', year, axis) : chosen;
  return dragYears(grab, at, axis);
}
