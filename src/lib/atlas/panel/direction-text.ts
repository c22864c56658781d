import type { DirectionState, DirectionStateName } from '$lib/core/reach/directions';
import { m } from '$lib/paraglide/messages';

/** Where a direction stands, in words: since when no farther, and after how many visits. */
export function directionText({ state, edgeYear, laterVisits: n, lastVisitYear }: DirectionState) {
  const [year, last] = [edgeYear ?? '', lastVisitYear ?? ''];
  const texts: Record<DirectionStateName, () => string> = {
    moving: () => m.direction_moving({ year }),
    held: () => m.direction_held({ year, n }),
    left: () => m.direction_left({ year, last }),
    'visited-once': () => m.direction_once({ year }),
    'not-visited': m.direction_not_visited,
  };
  return texts[state]();
}
