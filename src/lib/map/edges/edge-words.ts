import type { DirectionState } from '$lib/core/reach/directions';
import { formatDate } from '$lib/site/format';
import { laterText } from '$lib/site/terms';
import { m } from '$lib/paraglide/messages';

/** What is written beside the edge of a direction: since when it stands, and who came later. */
export interface EdgeWords {
  name: string;
  since: string;
  note: string;
  /** On a small map: the name's first part, and since when. */
  shortName: string;
  short: string;
  year: number;
}

export function edgeWords(direction: DirectionState, name: string): EdgeWords | null {
  const { state, edge, laterVisits: n, lastVisitYear } = direction;
  if (!edge) return null;
  const { year, date } = edge;
  const isMoving = state === 'moving';
  const note =
    state === 'left' && n
      ? m.direction_later_visits({ n }) + m.direction_none_since({ year: lastVisitYear! })
      : laterText(direction);
  return {
    ...{ name, year, note },
    since: isMoving ? m.edge_moved({ month: formatDate(date, 'month') }) : m.edge_since({ year }),
    shortName: name.split(/[,、]/)[0]!,
    short: isMoving ? m.edge_moved_short({ year }) : m.edge_since({ year }),
  };
}

/** All of it on one line. */
export const edgeText = ({ name, since, note }: EdgeWords): string =>
  m.edge_text({ name, since, note });
