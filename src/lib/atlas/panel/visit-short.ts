import type { Visit } from '$lib/core/reach/new-places';
import { formatKm } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';

/** In a list: "new, 1,580 km". */
export const visitShort = (visit: Visit | null): string =>
  m.visit_short({ form: formOf(visit), km: formatKm(visit?.km ?? null) });

function formOf(visit: Visit | null): 'none' | 'first' | 'same' | Visit['status'] {
  if (!visit) return 'none';
  if (visit.km === null) return 'first';
  return visit.status === 'return' && visit.km === 0 ? 'same' : visit.status;
}
