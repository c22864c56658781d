import type { Outcome, SentenceKey } from '$lib/core/claims/outcome';
import { formatList } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { practiceName } from '$lib/site/terms';
import { writtenNumbers } from './numbers';
import { REASON, SERIES } from './words';

/** A message whose blanks are the numbers and lists of one kind of outcome. */
type Template = (blanks: Record<string, string>) => string;

const SAYS = {
  'count-trend': m.findings_says_count_trend,
  'rate-ratio': m.findings_says_rate_ratio,
  'several-trends': m.findings_says_several_trends,
  'two-levels': m.findings_says_two_levels,
  'yearly-changes': m.findings_says_yearly_changes,
  evenness: m.findings_says_evenness,
  rounds: m.findings_says_rounds,
  meetings: m.findings_says_meetings,
  plans: m.findings_says_plans,
  volume: m.findings_says_volume,
  'volume-level': m.findings_says_volume_level,
  direction: m.findings_says_direction,
  'kinds-of-deals': m.findings_says_kinds_of_deals,
  widening: m.findings_says_widening,
  'new-regions': m.findings_says_new_regions,
  practices: m.findings_says_practices,
  closures: m.findings_says_closures,
  contacts: m.findings_says_contacts,
  'land-forces': m.findings_says_land_forces,
  'near-summits': m.findings_says_near_summits,
  learning: m.findings_says_learning,
  training: m.findings_says_training,
  'consultations-hold': m.findings_says_consultations_hold,
  oldest: m.findings_says_oldest,
} as unknown as Record<Exclude<SentenceKey, 'none'>, Template>;

const HEADLINE = {
  'count-trend': m.findings_headline_count_trend,
  'rate-ratio': m.findings_headline_rate_ratio,
  'several-trends': m.findings_headline_several_trends,
  'two-levels': m.findings_headline_two_levels,
  'yearly-changes': m.findings_headline_yearly_changes,
  evenness: m.findings_headline_evenness,
  rounds: m.findings_headline_rounds,
  meetings: m.findings_headline_meetings,
  volume: m.findings_headline_volume,
  'volume-level': m.findings_headline_volume_level,
  direction: m.findings_headline_direction,
  'kinds-of-deals': m.findings_headline_kinds_of_deals,
  widening: m.findings_headline_widening,
  'new-regions': m.findings_headline_new_regions,
  practices: m.findings_headline_practices,
  closures: m.findings_headline_closures,
  contacts: m.findings_headline_contacts,
  'land-forces': m.findings_headline_land_forces,
  'near-summits': m.findings_headline_near_summits,
  learning: m.findings_headline_learning,
  training: m.findings_headline_training,
  'consultations-hold': m.findings_headline_consultations_hold,
} as unknown as Partial<Record<SentenceKey, Template>>;

/** An outcome as one or two sentences, written from its numbers and lists. */
export function say(outcome: Outcome): string {
  const { sentence, lists } = outcome;
  if (sentence === 'none') return REASON[lists.reason![0] as keyof typeof REASON]();
  return SAYS[sentence]({ ...writtenNumbers(outcome), ...writtenLists(lists) });
}

/** The same in a few words, as the title of its picture; null where it has none. */
export function headlineOf(outcome: Outcome): string | null {
  return HEADLINE[outcome.sentence]?.(writtenNumbers(outcome)) ?? null;
}

/** Lists that stand in a sentence; records, regions and items are listed with links beside it. */
function writtenLists(lists: Outcome['lists']): Record<string, string> {
  const series = (ids: readonly string[] = []) =>
    joined(ids.map((id) => SERIES[id as keyof typeof SERIES]()));
  return {
    risingList: series(lists.rising),
    notRisingList: series(lists.notRising),
    yearsList: joined(lists.years ?? []),
    yearsWithoutList: joined(lists.yearsWithout ?? []),
    firstsList: joined((lists.firsts ?? []).map(practiceName)),
  };
}

function joined(parts: readonly string[]): string {
  return parts.length > 0 ? formatList(parts) : m.findings_nothing();
}
