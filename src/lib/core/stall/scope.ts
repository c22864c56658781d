import { inLanguage, reachKind } from '../record/model';
import type { Domain, ReachKind, ReachRecord } from '../record/model';
import type { Rule } from '../record/rules';
import type { Voice } from './voice';

/** Whose answer it is: which kinds are told of, which of them leads, and how the choice is named. */

/** Why nothing is said of a kind: the reader left it out, or the set has none of it. */
export type KindShown = 'shown' | 'filtered' | 'absent';

type OfKind = Pick<ReachRecord, 'id' | 'kind'>;

/** @param all of the set; `left` those that rule and filters leave */
export function kindsShown(
  all: readonly OfKind[],
  left: readonly OfKind[],
): Record<ReachKind, KindShown> {
  const shown = (kind: ReachKind): KindShown => {
    const isOf = (record: OfKind) => reachKind(record.kind) === kind;
    if (!all.some(isOf)) return 'absent';
    return left.some(isOf) ? 'shown' : 'filtered';
  };
  return { exercise: shown('exercise'), patrol: shown('patrol') };
}

/**
 * Whose answer it is; null where the leading kind is that of the standard rule, whatever is left out beside it.
 *
 * @param ruled what the rule admits; `left` what filters leave of it
 * @param narrowed of the filters, those by which places count otherwise, and the one domain chosen
 */
export function scopeText(
  voice: Voice,
  { rule, standardRule }: { rule: Pick<Rule, 'id' | 'name'>; standardRule: string },
  { ruled, left }: { ruled: readonly OfKind[]; left: readonly OfKind[] },
  narrowed: { isMeasuredOtherwise: boolean; domain: Domain | null },
): string | null {
  const lead = leadOf({ kinds: kindsShown(ruled, left) });
  const count = (records: readonly OfKind[]) =>
    records.filter((record) => reachKind(record.kind) === lead).length;
  if (narrowed.isMeasuredOtherwise || count(left) < count(ruled)) {
    const { domain } = narrowed;
    const isDomain = domain !== null && !narrowed.isMeasuredOtherwise && rule.id === standardRule;
    return isDomain ? voice.say('answer_domain', { domain }) : voice.say('answer_shown');
  }
  return rule.id === standardRule ? null : inLanguage(rule.name, voice.language);
}

/** Exercises lead, unless the reader left them out. */
export function leadOf({ kinds }: { kinds: Record<ReachKind, KindShown> }): ReachKind {
  return kinds.exercise === 'shown' || kinds.patrol !== 'shown' ? 'exercise' : 'patrol';
}
