import type { Visit } from '$lib/core/reach/new-places';
import type { ReachKind } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { formatKm, formatOrdinal } from '$lib/site/text/format';

/** New place or return, and how far from what came before: the one distance of a record. */
export function visitText(
  visit: Visit | null,
  kind: ReachKind,
  nameOf: (id: string) => string,
): string {
  const nearest = visit?.nearest ?? null;
  return m.rec_visit({
    form: formOf(visit),
    kind,
    ordinal: visit?.ordinal ? formatOrdinal(visit.ordinal) : '',
    km: formatKm(visit?.km ?? null),
    most: formatKm(visit?.mostKm ?? null),
    name: nearest === null ? '' : nameOf(nearest),
  });
}

function formOf(visit: Visit | null): 'none' | 'first' | Visit['status'] {
  if (!visit) return 'none';
  return visit.km === null ? 'first' : visit.status;
}
