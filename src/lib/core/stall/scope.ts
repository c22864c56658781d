import { inLanguage } from '../record/languages';
import { SERIES_KINDS, seriesKinds } from '../record/model';
import type { Domain, SeriesKind } from '../record/model';
import type { ReachRecord } from '../record/schema';
import type { Rule } from '../record/rules';
import { joined, lower, type Voice } from './voice';

/** The answer speaks of a kind; or its filter hides it, other filters leave none of it, or the set has none. */
export type KindShown = 'shown' | 'filtered' | 'elsewhere' | 'absent';

export type OfKind = Pick<ReachRecord, 'id' | 'kind' | 'track' | 'domains'>;

export const isOfKind = (kind: SeriesKind) => (record: OfKind) =>
  seriesKinds(record).includes(kind);

/**
 * @param standard those of the standard rule
 * @param filtered those that rule and filters leave
 * @param ofAnyKind the same without the filter of kinds
 */
export function kindsShown(
  standard: readonly OfKind[],
  filtered: readonly OfKind[],
  ofAnyKind: readonly OfKind[] = filtered,
): Record<SeriesKind, KindShown> {
  const shown = SERIES_KINDS.map((kind): [SeriesKind, KindShown] => {
    if (filtered.some(isOfKind(kind))) return [kind, 'shown'];
    if (ofAnyKind.some(isOfKind(kind))) return [kind, 'filtered'];
    return [kind, standard.some(isOfKind(kind)) ? 'elsewhere' : 'absent'];
  });
  return Object.fromEntries(shown) as Record<SeriesKind, KindShown>;
}

/**
 * Another rule than the standard one, and each filter; null where the leading kind is counted as by the standard rule.
 * Admitted are the records of the rule; filters have the domains, if only some are chosen, and the names of all others.
 */
export function scopeText(
  voice: Voice,
  { rule, standardRule }: { rule: Pick<Rule, 'id' | 'name'>; standardRule: string },
  records: { admitted: readonly OfKind[]; filtered: readonly OfKind[] },
  filters: { isMeasuredOtherwise: boolean; domains: readonly Domain[]; names: readonly string[] },
): string | null {
  const { admitted, filtered } = records;
  const lead = leadOf({ kinds: kindsShown(admitted, filtered) });
  const countOf = (some: readonly OfKind[]) => some.filter(isOfKind(lead)).length;
  const isNarrowed = filters.isMeasuredOtherwise || countOf(filtered) < countOf(admitted);
  const ruleNames = rule.id === standardRule ? [] : [inLanguage(rule.name, voice.language)];
  const domains = filters.domains.map((domain, i) => {
    const text = voice.say('answer_domain', { domain });
    return i + ruleNames.length > 0 ? lower(text) : text;
  });
  const names = [...ruleNames, ...(isNarrowed ? [...domains, ...filters.names] : [])];
  if (names.length === 0) return null;
  return joined(voice, 'all', names);
}

/** The kind of which the headline speaks: the first that is shown, exercises where none is. */
export const leadOf = ({ kinds }: { kinds: Record<SeriesKind, KindShown> }): SeriesKind =>
  SERIES_KINDS.find((kind) => kinds[kind] === 'shown') ?? 'exercise';
