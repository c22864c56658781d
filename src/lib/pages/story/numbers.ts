import { answer } from '$lib/core/questions/answer';
import type { ReachDataset } from '$lib/core/reach/dataset';
import type { DirectionsAnswer } from '$lib/core/questions/question';
import type { Evidence } from '$lib/core/claims/evidence';
import { BASE_CHOICE, recordsUnder, within } from '$lib/core/claims/evidence';
import type { WatchFinding } from '$lib/core/claims/watch';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';

/** What the story says of a stretch of years under the core rule. */
export interface SpanNumbers extends Pick<SpanMeasures, 'records' | 'regions' | 'newGroundKm2'> {
  years: YearSpan;
  kinds: Record<ReachKind, number>;
}

export function spanNumbers(dataset: ReachDataset, evidence: Evidence, years: YearSpan) {
  const { spans } = answer(dataset, { kind: 'measures', choices: {}, spans: [years] });
  const { records, regions, newGroundKm2 } = spans[0]!;
  const [exercise, patrol] = REACH_KINDS.map(
    (kind) => within(recordsUnder(evidence, { ...BASE_CHOICE, kind }), years).length,
  );
  return {
    ...{ years, records, regions, newGroundKm2 },
    kinds: { exercise: exercise!, patrol: patrol! },
  } satisfies SpanNumbers;
}

/** Records of a kind that went farther in some direction than any before, by date; one a direction. */
export function marksIn(
  { directions }: Pick<DirectionsAnswer, 'directions'>,
  { from, to }: YearSpan,
  kind: ReachKind,
) {
  return directions
    .flatMap(({ id, visitList }) => visitList.map((visit) => ({ direction: id, ...visit })))
    .filter((one) => one.advance && one.kind === kind && one.year >= from && one.year <= to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Of the indicators with a place on the map, those whose zones records have entered since. */
export function enteredZones(found: readonly WatchFinding[]) {
  const onMap = found.filter(({ state }) => state !== 'not-on-map');
  const entered = onMap.filter(({ state }) => state === 'entered-since');
  return {
    of: onMap.length,
    entered: entered.length,
    zones: [...new Set(entered.flatMap(({ entriesSince }) => entriesSince.map((v) => v.zone)))],
  };
}
