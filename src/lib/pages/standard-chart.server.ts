import { isOfKind } from '#core/answer/scope';
import type { Visit } from '#core/reach/new-places';
import { reachKind } from '#core/record/model';
import { curveOf } from '#core/stall/curve';
import { curvePictures } from '$lib/picture/charts/curve';
import {
  allYears,
  countedRecords,
  leadKind,
  standardVisits,
} from '$lib/site/dataset/answer.server';
import { index } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import { voiceOf } from '$lib/site/text/voice';
import { chartOf, type Chart, type ChartInput } from '$lib/timeline/chart/chart';
import { chartRecords, periodBrackets } from '$lib/timeline/chart/chart-records';
import type { Size } from '$lib/site/boxes';

const leadVisits = standardVisits.filter(({ kind }) => kind === leadKind);

export const standardChart = (nameOf: (visit: Visit) => string): ChartInput => ({
  kind: reachKind(leadKind),
  axis: allYears,
  coveredTo: index.coverage.lastDay,
  records: chartRecords(countedRecords.filter(isOfKind(leadKind)), leadVisits, allYears, nameOf),
  brackets: periodBrackets(leadVisits, {
    periods: set.periods!,
    year: allYears.to,
    limitKm: set.newPlace.km,
    coveredTo: index.coverage.to,
  }),
  contexts: [],
});

/** Null with too few records. */
export function standardCurve() {
  const curve = curveOf(leadVisits);
  return curve && curvePictures(curve, set.newPlace.km, voiceOf());
}

export const chartsOf = <Width extends string>(input: ChartInput, sizes: Record<Width, Size>) =>
  Object.fromEntries(
    Object.entries<Size>(sizes).map(([width, size]) => [width, chartOf(input, size)]),
  ) as Record<Width, Chart>;
