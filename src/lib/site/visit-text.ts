import type { Visit } from '$lib/core/reach/new-places';
import type { ReachKind } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { formatKm, formatOrdinal } from './format';

/** New place or return, and how far from what came before: the one distance of a record. */
export function visitText(
  visit: Visit | null,
  kind: ReachKind,
  nameOf: (id: string) => string,
): string {
  const told = { form: formOf(visit), kind, ordinal: '', km: '', most: '', name: '' };
  if (!visit?.nearest) return m.rec_visit(told);
  return m.rec_visit({
    ...told,
    ordinal: visit.ordinal === null ? '' : formatOrdinal(visit.ordinal),
    km: formatKm(visit.km!),
    most: formatKm(visit.mostKm!),
    name: nameOf(visit.nearest),
  });
}

function formOf(visit: Visit | null) {
  if (!visit) return 'none';
  return visit.km === null ? 'first' : visit.status;
}
