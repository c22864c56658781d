import { shownMeasures, valueOf, type ShownMeasure, type Unit } from '$lib/core/reach/measures';
import type { SetData } from '$lib/core/record/set';
import { formatCount, formatDecimal, formatKm, formatKm2, formatRange } from '$lib/site/format';
import { say } from '$lib/site/set';
import { m } from '$lib/paraglide/messages';
import type { ShownReach } from '../state/reach.svelte';

/** The measures as readers meet them: in the panel, and in words in place of a picture. */

export interface MeasureRow extends ShownMeasure {
  name: string;
  format: (value: number | null) => string;
}

const FORMATS: Record<Unit, MeasureRow['format']> = {
  count: (value) => formatCount(value),
  km: (value) => formatKm(value),
  km2: (value) => formatKm2(value),
  number: (value) => formatDecimal(value, 1),
};

export function measureRows(partners: SetData['partners']): MeasureRow[] {
  // Of whom no land is known there is no distance from it.
  const withLand = partners.filter(({ home }) => home.length);
  const fromOf = (id: string | null) => {
    const partner = withLand.find((one) => one.id === id);
    return partner ? say(partner.from) : '';
  };
  return shownMeasures(withLand.map(({ id }) => id)).map((measure) => ({
    ...measure,
    name: m.measure_name({ measure: measure.id, from: fromOf(measure.partner) }),
    format: FORMATS[measure.unit],
  }));
}

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
