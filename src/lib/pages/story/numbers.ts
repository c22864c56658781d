import { answer } from '$lib/core/questions/answer';
import type { ReachDataset } from '$lib/core/reach/dataset';
import { completeChoices, tablesByRegion } from '$lib/core/reach/dataset';
import type { Evidence } from '$lib/core/claims/evidence';
import { BASE_CHOICE, GROWTH, recordsUnder, within } from '$lib/core/claims/evidence';
import type { WatchFinding } from '$lib/core/claims/watch';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';

/** What the story says of a stretch of years under the core rule. */
export interface SpanNumbers extends Pick<SpanMeasures, 'records' | 'regions' | 'newGroundKm2'> {
  years: YearSpan;
  kinds: Record<ReachKind, number>;
  farthest: Record<'CN' | 'RU', { km: number; recordId: string } | null>;
}

export function spanNumbers(dataset: ReachDataset, evidence: Evidence, years: YearSpan) {
  const { spans } = answer(dataset, { kind: 'measures', choices: {}, spans: [years] });
  const { records, regions, newGroundKm2, farthestKm } = spans[0]!;
  const [exercise, patrol] = REACH_KINDS.map(
    (kind) => within(recordsUnder(evidence, { ...BASE_CHOICE, kind }), years).length,
  );
  return {
    ...{ years, records, regions, newGroundKm2 },
    kinds: { exercise: exercise!, patrol: patrol! },
    farthest: { CN: farthestKm.CN, RU: farthestKm.RU },
  } satisfies SpanNumbers;
}

/** Regions whose first record, of any kind, lies in the years of growth; in order of that year. */
export function openedRegions(dataset: ReachDataset, { from, to }: YearSpan = GROWTH): string[] {
  return tablesByRegion(dataset, completeChoices(dataset, {}))
    .flatMap(({ region, table }) => {
      const first = Math.min(...table.footprints.records.map(({ years }) => years[0]!));
      return first >= from && first <= to ? [{ region, first }] : [];
    })
    .sort((a, b) => a.first - b.first)
    .map(({ region }) => region);
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
