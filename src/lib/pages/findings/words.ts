import type { ClaimTheme } from '$lib/core/claims/claims';
import type { Choice } from '$lib/core/claims/evidence';
import type { OtherChoice } from '$lib/core/claims/findings';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { formatKm, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Names } from './names';

/** Themes in the order of the page: what the atlas knows most of comes first. */
export const THEMES: readonly ClaimTheme[] = [
  ...(['exercises', 'overall', 'diplomacy', 'arms', 'benefits', 'scale'] as const),
];

/** One choice in words: `radius 50 km`, `patrols only`. */
export function choiceWords(
  changed: keyof Choice,
  value: OtherChoice['value'],
  { rules }: Pick<Names, 'rules'>,
): string {
  switch (changed) {
    case 'rule': {
      const rule = rules.find(({ id }) => id === value);
      return rule ? formatName(rule.name) : String(value);
    }
    case 'kind':
      return m.findings_choice_kind({ kind: value as StallGroup });
    case 'radiusKm':
      return m.findings_choice_radius({ km: formatKm(value as number) });
    case 'precise':
      return value ? m.findings_choice_precise() : m.findings_choice_everywhere();
    default:
      return changed satisfies never;
  }
}
