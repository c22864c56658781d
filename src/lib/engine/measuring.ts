import { measureSpan } from '$lib/core/reach/measure-span';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { roundSpan } from '$lib/core/reach/round';
import { select, type Selection } from '$lib/core/reach/select';
import type { YearSpan } from '$lib/core/record/time';

/** Measures on the page itself. Loaded with the facts, once numbers are needed that were not prebuilt. */
export { select };

export const measure = (
  selection: Selection,
  span: YearSpan,
  compared: Parameters<typeof measureSpan>[2],
): SpanMeasures => roundSpan(measureSpan(selection, span, compared));
