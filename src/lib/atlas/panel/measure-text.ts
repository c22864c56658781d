import { valueOf, type SpanMeasures } from '$lib/core/reach/measures';
import type { SetData } from '$lib/core/record/set';
import {
  formatDate,
  formatKm,
  formatKm2,
  formatKm2Of,
  formatRange,
  formatYears,
} from '$lib/site/text/format';
import { measureRows, type MeasureRow } from '$lib/site/text/measure-rows';
import { say, set } from '$lib/site/dataset/set';
import { m } from '$lib/paraglide/messages';
import type { View } from '$lib/view/view';
import type { ShownReach } from '../state/reach.svelte';

/** A measure of the years shown in words; null for what is not known of it. */
export function measureText(reach: ShownReach, { all: measure, byKind, format }: MeasureRow) {
  const value = valueOf(reach, measure);
  const reason = value === null ? reach.reasons[measure] : undefined;
  const [low, high] = reach.band?.[measure] ?? [];
  const deciding = reach.decidingRecord[measure];
  const { exercise, patrol } = reach.recordsByKind;
  const hasBothKinds = exercise > 0 && patrol > 0;
  return {
    value: format(value),
    /** Why there is no value. */
    reason: reason ? m.reason({ reason }) : null,
    /** Where places and dates that are known within bounds move it. */
    band: low === high ? null : formatRange(format(low!), format(high!)),
    byKind:
      byKind && hasBothKinds
        ? m.split({
            exercise: format(valueOf(reach, byKind.exercise)),
            patrol: format(valueOf(reach, byKind.patrol)),
          })
        : null,
    /** Id of the record without which the value would be another. */
    deciding: deciding?.change ? deciding.recordId : null,
  };
}

/** Every measure that the years shown have a value of, in a line. */
export const measuresText = (reach: ShownReach, partners: SetData['partners']): string =>
  measureRows(partners)
    .filter(({ all: measure }) => valueOf(reach, measure) !== null)
    .map((row) => {
      const { value, byKind } = measureText(reach, row);
      return `${row.name}: ${value}${byKind ? ` (${byKind})` : ''}`;
    })
    .join('; ');

/**
 * The years shown in one sentence: how many records where, who travelled how far, what was new.
 *
 * @param reach null until it is computed; until then the sentence holds the count alone
 */
export function yearSentence(
  { from, to }: Pick<View, 'from' | 'to'>,
  recordCount: number,
  reach: SpanMeasures | null,
  coverageEnd: string,
  partners: SetData['partners'],
): string {
  const years = formatYears(from, to, coverageEnd);
  if (recordCount === 0) {
    return from > Number(coverageEnd.slice(0, 4))
      ? m.summary_none_uncovered({ years, end: formatDate(`${coverageEnd}-01`, 'month') })
      : m.summary_none({ years });
  }
  if (!reach) return `${years}: ${m.count_records({ n: recordCount })}`;
  const lead = m.summary_lead({
    years,
    records: m.count_records({ n: reach.records }),
    regions: m.count_regions({ n: reach.regions }),
  });
  // Each language has its own marks between the parts and at the end.
  const [first, second] = [...farthestText(reach, partners), ...newGroundText(reach)];
  if (first === undefined) return m.summary_one({ a: lead });
  return second === undefined
    ? m.summary_two({ a: lead, b: first })
    : m.summary_three({ a: lead, b: first, c: second });
}

/** Empty where no distance from a partner's land is known. */
function farthestText({ farthestKm }: SpanMeasures, partners: SetData['partners']): string[] {
  const distances = partners.flatMap(({ id, from }) => {
    const { km } = farthestKm[id] ?? {};
    return km === undefined ? [] : m.summary_from({ from: say(from), km: formatKm(km) });
  });
  return distances.length ? [m.summary_farthest({ list: distances.join(', ') })] : [];
}

function newGroundText({ newGroundKm2 }: SpanMeasures): string[] {
  const { all: km2, exercise, patrol } = newGroundKm2;
  if (km2 === null) return [];
  // Ground that both kinds reached in the same years makes the parts more than the whole.
  const isShared = (exercise ?? 0) + (patrol ?? 0) > km2 * 1.005;
  const kindsOfSet = set.has.includes('patrols') ? 'two' : 'one';
  return [
    m.summary_new_ground({
      kinds: isShared ? 'shared' : kindsOfSet,
      all: formatKm2(km2),
      exercise: formatKm2Of(exercise, km2),
      patrol: formatKm2Of(patrol, km2),
    }),
  ];
}
