import type { ClaimTheme, ClaimUse } from '$lib/core/claims/claims';
import type { Choice } from '$lib/core/claims/evidence';
import type { OtherChoice } from '$lib/core/claims/findings';
import type { FindingVerdict } from '$lib/core/claims/outcome';
import type { WatchState } from '$lib/core/claims/watch';
import type { Headline } from '$lib/core/stall/headline';
import type { RegionStatusName } from '$lib/core/stall/region-status';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { formatKm, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Names } from './names';

/** Words for the closed lists of the findings, in the reader's language. */
type Words<Key extends string> = Record<Key, () => string>;

export const VERDICT: Words<FindingVerdict> = {
  supported: m.findings_verdict_supported,
  mixed: m.findings_verdict_mixed,
  'not-supported': m.findings_verdict_not_supported,
  'cannot-be-tested': m.findings_verdict_cannot_be_tested,
};

/** Themes in the order of the page: what the atlas knows most of comes first. */
export const THEME: Words<ClaimTheme> = {
  exercises: m.findings_theme_exercises,
  overall: m.findings_theme_overall,
  diplomacy: m.findings_theme_diplomacy,
  arms: m.findings_theme_arms,
  benefits: m.findings_theme_benefits,
  scale: m.findings_theme_scale,
};

export const USE: Words<ClaimUse> = {
  records: m.findings_use_records,
  diplomacy: m.findings_use_diplomacy,
  arms: m.findings_use_arms,
  personnel: m.findings_use_personnel,
  constraints: m.findings_use_constraints,
  scale: m.findings_use_scale,
};

export const STALL: Words<Headline['verdict']> = {
  'slower-than-chance': m.findings_stall_slower_than_chance,
  'as-expected': m.findings_stall_as_expected,
  'faster-than-chance': m.findings_stall_faster_than_chance,
  mixed: m.findings_stall_mixed,
  'cannot-be-tested': m.findings_stall_cannot_be_tested,
};

export const GROUP: Words<StallGroup> = {
  all: m.findings_group_all,
  exercise: m.findings_group_exercise,
  patrol: m.findings_group_patrol,
};

export const STATUS: Words<RegionStatusName> = {
  opened: m.findings_status_opened,
  growing: m.findings_status_growing,
  holding: m.findings_status_holding,
  dormant: m.findings_status_dormant,
};

export const WATCH: Words<WatchState> = {
  'entered-since': m.findings_watch_entered_since,
  'entered-before': m.findings_watch_entered_before,
  near: m.findings_watch_near,
  none: m.findings_watch_none,
  'not-on-map': m.findings_watch_not_on_map,
};

export const SERIES: Words<'records' | 'arms' | 'consultation'> = {
  records: m.findings_series_records,
  arms: m.findings_series_arms,
  consultation: m.findings_series_consultation,
};

const KIND: Words<StallGroup> = {
  all: m.findings_choice_kind_all,
  exercise: m.findings_choice_kind_exercise,
  patrol: m.findings_choice_kind_patrol,
};

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
      return KIND[value as StallGroup]();
    case 'radiusKm':
      return m.findings_choice_radius({ km: formatKm(value as number) });
    case 'precise':
      return value ? m.findings_choice_precise() : m.findings_choice_everywhere();
    default:
      return changed satisfies never;
  }
}
