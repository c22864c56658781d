import { measures } from '$lib/core/reach/measure-years';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { reachDataset } from '$lib/site/reach-dataset.server';

let measured: SpanMeasures[] | undefined;

/** Every year under the standard rule; worked out once, in some seconds. */
export const yearlyReach = (): SpanMeasures[] =>
  (measured ??= measures(reachDataset, {}, { bands: null }).years);
