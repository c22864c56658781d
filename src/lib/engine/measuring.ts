import { groundOf } from '$lib/core/reach/ground';
import { measureSpan } from '$lib/core/reach/measure-span';
import type { AreaByKind, SpanMeasures } from '$lib/core/reach/measures';
import type { Visit } from '$lib/core/reach/new-places';
import { roundKm2, roundSpan } from '$lib/core/reach/round';
import { select, type Selection } from '$lib/core/reach/select';
import { yearsOf, type YearSpan } from '$lib/core/record/time';

/** What is measured on the page, at once; comes with the facts, once numbers are wanted that it lacks. */
export { select };

/** Of more records those that decide are not looked for: it takes seconds. */
const MOST_LEFT_OUT = 1000;

/**
 * @param visits what each record was, once that is known
 * @param leaveOneOut whether to find the records that decide, which takes most of the time
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
      leaveOneOut: leaveOneOut && selection.records.length <= MOST_LEFT_OUT,
    }),
  );

/** New ground of each year; null in one without a record. */
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
