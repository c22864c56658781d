import { inLanguage } from '../record/languages';
import { SERIES_KINDS, seriesKinds } from '../record/model';
import type { Domain, SeriesKind } from '../record/model';
import type { ReachRecord } from '../record/schema';
import type { Rule } from '../record/rules';
import type { Voice } from './voice';

/** Whether the answer speaks of a kind: the reader may have filtered it out, or the set may have none of it. */
export type KindShown = 'shown' | 'filtered' | 'absent';

export type OfKind = Pick<ReachRecord, 'id' | 'kind' | 'track' | 'domains'>;

export const isOfKind = (kind: SeriesKind) => (record: OfKind) =>
  seriesKinds(record).includes(kind);

/**
 * @param standard those of the standard rule: what it leaves out, nobody has filtered out
 * @param filtered those that rule and filters leave
 */
export function kindsShown(
  standard: readonly OfKind[],
  filtered: readonly OfKind[],
): Record<SeriesKind, KindShown> {
  const shown = SERIES_KINDS.map((kind): [SeriesKind, KindShown] => {
    if (filtered.some(isOfKind(kind))) return [kind, 'shown'];
    return [kind, standard.some(isOfKind(kind)) ? 'filtered' : 'absent'];
  });
  return Object.fromEntries(shown) as Record<SeriesKind, KindShown>;
}

/**
 * Whose answer it is; null where the leading kind is counted as by the standard rule, whatever the filters do to the
 * other kind.
 *
 * @param records those that the rule admits, and those that the filters leave of these
 * @param filters whether places count otherwise than by default, and the domain if only one is chosen
 */
export function scopeText(
  voice: Voice,
  { rule, standardRule }: { rule: Pick<Rule, 'id' | 'name'>; standardRule: string },
  records: { admitted: readonly OfKind[]; filtered: readonly OfKind[] },
  { isMeasuredOtherwise, domain }: { isMeasuredOtherwise: boolean; domain: Domain | null },
): string | null {
  const { admitted, filtered } = records;
  const lead = leadOf({ kinds: kindsShown(admitted, filtered) });
  const countOf = (some: readonly OfKind[]) => some.filter(isOfKind(lead)).length;
  if (isMeasuredOtherwise || countOf(filtered) < countOf(admitted)) {
    const isDomain = domain !== null && !isMeasuredOtherwise && rule.id === standardRule;
    return isDomain ? voice.say('answer_domain', { domain }) : voice.say('answer_shown');
  }
  return rule.id === standardRule ? null : inLanguage(rule.name, voice.language);
}

/** The kind of which the headline speaks: the first that is shown, exercises where none is. */
export const leadOf = ({ kinds }: { kinds: Record<SeriesKind, KindShown> }): SeriesKind =>
  SERIES_KINDS.find((kind) => kinds[kind] === 'shown') ?? 'exercise';
