import { valueOf } from '$lib/core/reach/measures';
import type { SetData } from '$lib/core/record/set';
import { measureRows, type MeasureRow } from '$lib/site/text/measure-rows';
import { formatRange } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import type { ShownReach } from '../state/reach.svelte';

/** A measure of the shown span in words; null for what is not known of it. */
export function measured(reach: ShownReach, { all, byKind, format }: MeasureRow) {
  const value = valueOf(reach, all);
  const reason = value === null ? reach.reasons[all] : undefined;
  const [low, high] = reach.band?.[all] ?? [];
  const deciding = reach.decidingRecord[all];
  const { exercise, patrol } = reach.recordsByKind;
  return {
    value: format(value),
    reason: reason ? m.reason({ reason }) : null,
    /** Where places and dates move it. */
    band: low === high ? null : formatRange(format(low!), format(high!)),
    /** Of exercises and of patrols, where there are both. */
    byKind:
      byKind && exercise && patrol
        ? m.split({
            exercise: format(valueOf(reach, byKind.exercise)),
            patrol: format(valueOf(reach, byKind.patrol)),
          })
        : null,
    deciding: deciding?.change ? deciding.recordId : null,
  };
}

/** All that the shown span has a value of, in a line. */
export const measuresText = (reach: ShownReach, partners: SetData['partners']): string =>
  measureRows(partners)
    .filter(({ all }) => valueOf(reach, all) !== null)
    .map((row) => {
      const { value, byKind } = measured(reach, row);
      return `${row.name}: ${value}${byKind ? ` (${byKind})` : ''}`;
    })
    .join('; ');
