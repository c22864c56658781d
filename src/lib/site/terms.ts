import type { Practice, Series } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { locales, type Locale } from '$lib/paraglide/runtime';

/** Names of the series and practices of the dataset, in the reader's language or in every one. */

export type Message = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const SERIES_NAME: Record<Series, Message> = {
  'joint-sea': m.series_joint_sea,
  'peace-mission': m.series_peace_mission,
  coalition: m.series_coalition,
  'strategic-command': m.series_strategic_command,
  'northern-interaction': m.series_northern_interaction,
  'aerospace-security': m.series_aerospace_security,
  'maritime-security-belt': m.series_maritime_security_belt,
  mosi: m.series_mosi,
  'bomber-patrol': m.series_bomber_patrol,
  'naval-patrol': m.series_naval_patrol,
  'submarine-patrol': m.series_submarine_patrol,
  'coast-guard': m.series_coast_guard,
  'coast-guard-forum': m.series_coast_guard_forum,
  'counter-piracy': m.series_counter_piracy,
  'syria-escort': m.series_syria_escort,
  'passing-exercise': m.series_passing_exercise,
  cooperation: m.series_cooperation,
  'sco-anti-terror': m.series_sco_anti_terror,
  'sco-cyber': m.series_sco_cyber,
  'border-drill': m.series_border_drill,
  'admm-plus': m.series_admm_plus,
  komodo: m.series_komodo,
  aman: m.series_aman,
  'army-games': m.series_army_games,
};

const PRACTICE_NAME: Record<Practice, Message> = {
  'amphibious-landing': m.practice_amphibious_landing,
  'anti-submarine': m.practice_anti_submarine,
  boarding: m.practice_boarding,
  'counter-piracy': m.practice_counter_piracy,
  'damage-control': m.practice_damage_control,
  escort: m.practice_escort,
  'mine-countermeasures': m.practice_mine_countermeasures,
  replenishment: m.practice_replenishment,
  'ship-manoeuvre': m.practice_ship_manoeuvre,
  'submarine-rescue': m.practice_submarine_rescue,
  'air-defence': m.practice_air_defence,
  'air-support': m.practice_air_support,
  'airborne-assault': m.practice_airborne_assault,
  'bomber-flight': m.practice_bomber_flight,
  'fighter-escort': m.practice_fighter_escort,
  'helicopter-operations': m.practice_helicopter_operations,
  'missile-defence': m.practice_missile_defence,
  'partner-airfield': m.practice_partner_airfield,
  'border-security': m.practice_border_security,
  'combined-arms': m.practice_combined_arms,
  'counter-terrorism': m.practice_counter_terrorism,
  'hostage-rescue': m.practice_hostage_rescue,
  'mountain-warfare': m.practice_mountain_warfare,
  'cyber-and-electronic': m.practice_cyber_and_electronic,
  'joint-command': m.practice_joint_command,
  'law-enforcement': m.practice_law_enforcement,
  'live-fire': m.practice_live_fire,
  peacekeeping: m.practice_peacekeeping,
  reconnaissance: m.practice_reconnaissance,
  'relief-and-medicine': m.practice_relief_and_medicine,
  'search-and-rescue': m.practice_search_and_rescue,
  strike: m.practice_strike,
};

/** An id that is not in the dataset's lists (a reader's own record) is its own name. */
export const seriesName = (id: string) => named(SERIES_NAME, id)?.() ?? id;
export const practiceName = (id: string) => named(PRACTICE_NAME, id)?.() ?? id.replaceAll('-', ' ');

export const seriesNames = (id: string) => inEveryLanguage(named(SERIES_NAME, id));
export const practiceNames = (id: string) => inEveryLanguage(named(PRACTICE_NAME, id));

export function inEveryLanguage(message: Message | undefined): string[] {
  return message ? locales.map((locale) => message({}, { locale })) : [];
}

export function inLanguages(message: Message): Record<Locale, string> {
  const [en = '', ru = '', zh = ''] = inEveryLanguage(message);
  return { en, ru, zh };
}

function named(names: Readonly<Record<string, Message>>, id: string): Message | undefined {
  return Object.hasOwn(names, id) ? names[id] : undefined;
}
