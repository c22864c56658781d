import type { DirectionState } from '$lib/core/reach/directions';
import { m } from '$lib/paraglide/messages';

/** Where a direction stands, in words: since when no farther, and after how many visits. */
export function directionText(direction: DirectionState): string {
  const { state, edgeYear: year, laterVisits: n, lastVisitYear } = direction;
  if (year === null || lastVisitYear === null) return m.direction_not_visited();
  switch (state) {
    case 'moving':
      return m.direction_moving({ year });
    case 'visited-once':
      return m.direction_once({ year });
    case 'left':
      return m.direction_left({ year, last: lastVisitYear });
    case 'held':
      return m.direction_held({ year, n });
    case 'not-visited':
      return m.direction_not_visited();
    default:
      return state satisfies never;
  }
}
