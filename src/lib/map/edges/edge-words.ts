import type { DirectionState } from '$lib/core/reach/directions';
import { formatDate } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';

/** What is written beside the edge of a direction: since when it stands, and who came later. */
export interface EdgeWords {
  since: string;
  note: string;
  /** All that a small map has room for. */
  short: string;
}

export function edgeWords(direction: DirectionState): EdgeWords {
  const { state, edgeYear, edgeRecordId, laterVisits: n, lastVisitYear, visits } = direction;
  const year = edgeYear ?? 0;
  const date = visits.find(({ recordId }) => recordId === edgeRecordId)?.date ?? String(year);
  const beyond = n ? m.edge_none_beyond({ n }) : m.edge_no_later();
  if (state === 'moving')
    return {
      since: m.edge_moved({ month: formatDate(date, 'month') }),
      note: beyond,
      short: m.edge_moved_short({ year }),
    };
  const since = m.edge_since({ year });
  if (state === 'visited-once')
    return { since, note: m.edge_once(), short: m.edge_once_short({ year }) };
  if (state === 'left' && n)
    return {
      since,
      note: m.edge_left({ n, year: lastVisitYear ?? year }),
      short: m.edge_left_short({ year }),
    };
  return { since, note: beyond, short: m.edge_since_short({ year }) };
}
