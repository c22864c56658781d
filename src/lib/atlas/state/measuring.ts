import type { Facts } from '$lib/core/reach/facts';
import { measureSpan } from '$lib/core/reach/measure-span';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { roundSpan } from '$lib/core/reach/round';
import { select, selectByRegion, type Choices, type Selection } from '$lib/core/reach/select';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { regionStatus, type RegionStatus } from '$lib/core/stall/region-status';

/** What is measured on the page, at once; comes with the facts, once numbers are wanted that it lacks. */
export { select };

export const measure = (selection: Selection, span: YearSpan): SpanMeasures =>
  roundSpan(measureSpan(selection, span));

/** Without the deciding records, which take most of the time. */
export const measureYears = (selection: Selection, span: YearSpan): SpanMeasures[] =>
  yearsOf(span).map((year) =>
    roundSpan(measureSpan(selection, { from: year, to: year }, { leaveOneOut: false })),
  );

/** Each region at the end of a year. */
export const regionsAt = (facts: Facts, choices: Choices, year: number): RegionStatus[] =>
  regionStatus(selectByRegion(facts, choices), year);
