import { groundOf } from '$lib/core/reach/ground';
import { measureSpan } from '$lib/core/reach/measure-span';
import type { AreaByKind, SpanMeasures } from '$lib/core/reach/measures';
import type { Visit } from '$lib/core/reach/new-places';
import { roundKm2, roundSpan } from '$lib/core/reach/round';
import { select, type Selection } from '$lib/core/reach/select';
import { yearsOf, type YearSpan } from '$lib/core/record/time';

/** Measures on the page itself. Loaded with the facts, once numbers are needed that were not prebuilt. */
export { select };

/** With more records, finding those that decide would take seconds. */
const MAX_LEAVE_ONE_OUT = 1000;

/**
 * @param visits null while they are not known
 * @param leaveOneOut whether to find the record that decides each measure, which takes most of the time
 */
export const measure = (
  selection: Selection,
  span: YearSpan,
  visits: readonly Visit[] | null,
  leaveOneOut = false,
): SpanMeasures =>
  roundSpan(
    measureSpan(selection, span, {
      visits,
      leaveOneOut: leaveOneOut && selection.records.length <= MAX_LEAVE_ONE_OUT,
    }),
  );

/** The new ground of each year; null in a year without a record. */
export const newGround = (selection: Selection, span: YearSpan) =>
  yearsOf(span).map((year) => {
    const members = selection.members({ from: year, to: year });
    const ground = groundOf(selection, selection.firstOccupied, members, year, false);
    const km2 = Object.entries(ground).map(([kind, { newGroundKm2 }]) => [
      kind,
      members.length > 0 ? roundKm2(newGroundKm2) : null,
    ]);
    return { year, newGroundKm2: Object.fromEntries(km2) as AreaByKind };
  });
