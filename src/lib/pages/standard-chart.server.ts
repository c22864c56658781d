import type { Visit } from '#core/reach/new-places';
import { isOfKind, reachKind, type SeriesKind } from '#core/record/model';
import { curveOf } from '#core/stall/curve';
import type { ChartInput } from '$lib/picture/charts/chart';
import { chartRecords, periodBrackets } from '$lib/picture/charts/chart-records';
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

/** Several kinds have no common counts. */
export function standardChart(
  nameOf: (visit: Visit) => string,
  kinds: readonly SeriesKind[] = [leadKind],
): ChartInput {
  const visits = standardVisits.filter(({ kind }) => kinds.includes(kind));
  const records = countedRecords.filter((record) => kinds.some((kind) => isOfKind(kind)(record)));
  const counted = {
    periods: set.periods!,
    year: allYears.to,
    limitKm: set.newPlace.km,
    coveredTo: index.coverage.to,
  };
  return {
    kind: reachKind(kinds[0] ?? leadKind),
    axis: allYears,
    coveredTo: index.coverage.lastDay,
    records: chartRecords(records, visits, allYears, nameOf),
    brackets: kinds.length === 1 ? periodBrackets(visits, counted) : [],
    contexts: [],
  };
}

/** Null with too few records. */
export function standardCurve() {
  const curve = curveOf(standardVisits.filter(({ kind }) => kind === leadKind));
  return curve && curvePictures(curve, set.newPlace.km, voiceOf());
}
