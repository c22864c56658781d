import type * as model from '../src/lib/core/record/model';

/*
 * What each word of a closed list means. CODEBOOK.md is written from here; a word without a
 * definition, or a definition without its word, does not compile.
 */

export const KIND: Record<model.Kind, string> = {
  exercise: 'Units of both sides train together in the field, at sea or in the air.',
  'command-post': 'Staffs train with maps, computers or networks; no units move.',
  competition: 'Crews compete under common rules (Army Games); not an exercise.',
  patrol: 'Ships or aircraft of both sides travel together along a route, or escort others.',
  passage:
    'A port call with a short drill of ships that pass (PASSEX), outside any named exercise. With live fire on a range it is an exercise.',
};

export const SCOPE: Record<model.Scope, string> = {
  core: 'The armed forces of both are principal participants: alone, with a third state, in the SCO, or in a strategic exercise of one that the other joined with troops.',
  'internal-security':
    'Police, border guards, national guard or security services rather than armed forces.',
  'broad-multilateral':
    'Many other states take part and neither side leads jointly with the other (ADMM-Plus, Komodo, AMAN, coast guard forum).',
  competition: 'The Army Games and the contests before them.',
  'coast-guard': 'The two coast guards, alone.',
  passage: 'Passing drills and port calls, counted by few.',
};

export const FRAMEWORK: Record<model.Framework, string> = {
  bilateral: 'Russia and China alone.',
  trilateral: 'Russia, China and one other state.',
  SCO: 'Held by the Shanghai Cooperation Organization or its anti-terrorist structure, alone or with another organization.',
  multilateral: 'Four states or more outside the SCO. The list of participants may be partial.',
};

export const DOMAIN: Record<model.Domain, string> = {
  land: 'Ground forces, police or border troops on land.',
  sea: 'Ships and boats, also on rivers.',
  air: 'Aircraft or air and missile defence.',
  cyber: 'Networks.',
};

export const SERIES: Record<model.Series, string> = {
  'joint-sea':
    'Joint Sea / Морское взаимодействие / 海上联合: the bilateral naval exercise, since 2012.',
  'peace-mission': 'Peace Mission / Мирная миссия / 和平使命: bilateral or SCO, since 2005.',
  coalition: 'Coalition-2003 / Interaction-2003, the first SCO exercise.',
  'strategic-command':
    "The host's yearly strategic exercise with the other's units: Vostok, Tsentr, Kavkaz, Ocean; Zapad/Interaction-2021.",
  'northern-interaction': 'Northern/Interaction / 北部·联合, since 2023.',
  'aerospace-security': 'Joint missile-defence exercises, simulated since 2016.',
  'maritime-security-belt': 'Maritime Security Belt with Iran, since 2019.',
  mosi: 'Mosi with South Africa, since 2019; Will for Peace in 2026.',
  'bomber-patrol': 'Joint strategic air patrols, since 2019.',
  'naval-patrol': 'Joint naval patrols, since 2021.',
  'submarine-patrol': 'Joint submarine patrols, since 2025.',
  'coast-guard': 'Bilateral exercises and patrols of the coast guards, since 2024.',
  'coast-guard-forum': 'Drills of the North Pacific Coast Guard Forum.',
  'counter-piracy': 'Escort and counter-piracy drills, Gulf of Aden and Arabian Sea.',
  'syria-escort': 'Escort of the Syrian chemical-weapons convoys in 2014 and the drill beside it.',
  'passing-exercise': 'Passing drills at port calls.',
  cooperation:
    "Cooperation / Сотрудничество / 合作: China's People's Armed Police and Russia's Interior Troops, later National Guard.",
  'sco-anti-terror': 'Field drills of the SCO Regional Anti-Terrorist Structure.',
  'sco-cyber': 'Xiamen: SCO drills against terrorism on the internet.',
  'border-drill':
    'Local drills of border guards, police and rescue services. Under-counted: no coverage is claimed.',
  'admm-plus': "Exercises of the ASEAN Defence Ministers' Meeting Plus.",
  komodo: 'Multilateral Naval Exercise Komodo, Indonesia.',
  aman: 'AMAN, Pakistan.',
  'army-games': 'International Army Games and the contests before them, one record a year.',
};

export const PRACTICE: Record<model.Practice, string> = {
  'amphibious-landing': 'Landing from the sea, seizing an island.',
  'anti-submarine': 'Searching for and attacking submarines.',
  boarding: 'Stopping, boarding, inspecting ships; blockade and maritime interdiction.',
  'counter-piracy': 'Freeing or protecting ships from pirates.',
  'damage-control': 'Firefighting, damage control, oil spill response.',
  escort: 'Escort of ships or convoys; protection of sea lanes and anchorages.',
  'mine-countermeasures': 'Finding and clearing sea mines.',
  replenishment: 'Supply of ships under way.',
  'ship-manoeuvre':
    'Formation, signals and tactical manoeuvre of ships or submarines; fleet review.',
  'submarine-rescue': 'Rescue of a submarine crew.',
  'air-defence': 'Defence against aircraft and drones.',
  'air-support': 'Tankers, airborne early warning, strategic airlift.',
  'airborne-assault': 'Parachute drops and helicopter assault.',
  'bomber-flight': 'Flights of long-range bombers.',
  'fighter-escort': 'Fighters that accompany bombers.',
  'helicopter-operations': "Ships' helicopters, landing on the other's decks.",
  'missile-defence': 'Defence against ballistic missiles, live or simulated.',
  'partner-airfield': "Landing at the other's airfield.",
  'border-security': 'Closing or guarding a border, also on a river.',
  'combined-arms': 'Manoeuvre of ground units of several arms.',
  'counter-terrorism': 'Operations against armed groups; special forces.',
  'hostage-rescue': 'Freeing hostages.',
  'mountain-warfare': 'Fighting in mountains.',
  'cyber-and-electronic': 'Work in networks and electronic warfare.',
  'joint-command': 'A joint headquarters plans or leads.',
  'law-enforcement': 'Police work, also at sea; fishery inspection; internal security.',
  'live-fire': 'Weapons are fired.',
  peacekeeping: 'Peacekeeping and humanitarian mine action.',
  reconnaissance: 'Joint reconnaissance, drones.',
  'relief-and-medicine': 'Humanitarian aid, disaster relief, military medicine.',
  'search-and-rescue': 'Finding and saving people.',
  strike: 'Attacks on ground or sea targets from the air or with missiles.',
};

export const SITE_ROLE: Record<model.SiteRole, string> = {
  main: 'Where the joint activity took place.',
  landing: 'Where troops landed.',
  port: 'A port both used: gathering, opening, call at the end.',
  command: 'Joint headquarters or consultations.',
  staging: "One side's own base, railhead or airfield on the way. Shown, not measured.",
  transit: 'A strait, crossing or sighting on the way. Shown, not measured.',
  unpublished:
    'The joint activity took place, but where was not published: the point is a placeholder. Shown, never measured.',
};

/** Codes of UCDP GED (`where_prec`, 1 to 7) and ACLED (`geo_precision`, 1 to 3) that come nearest. */
export const PRECISION: Record<model.Precision, { text: string; ucdp: string; acled: string }> = {
  site: { text: 'A named facility, town or fix; within about 10 km.', ucdp: '1', acled: '1' },
  area: {
    text: 'Near a named place, in a named range, bay or strait; within about 50 km.',
    ucdp: '2 (within 25 km) or 3 (district)',
    acled: '2',
  },
  sea: {
    text: 'Only a sea, province or country is named, or the point is schematic; within about 200 km.',
    ucdp: '5 (area without firm bounds), 4 or 6 (province, country), 7 (international waters)',
    acled: '3',
  },
};

export const DATE_PRECISION: Record<model.DatePrecision, string> = {
  day: 'Start and end are known to the day, or disputed by a few days (see `disputes`).',
  month: 'Known to the month; the days are those of the report.',
  year: 'Known to the year: 1 January to 31 December.',
};

export const WAYPOINT_STATUS: Record<model.WaypointStatus, string> = {
  reported: 'A source names this place or gives a fix; the position is ours if it only names it.',
  inferred: 'Drawn by us between reported places.',
};

export const CRAFT: Record<model.Craft, string> = {
  ship: "Ships or submarines; the track is checked against the coast and a ship's speed.",
  aircraft: "Aircraft; the track is checked against an aircraft's speed.",
};

export const CONFIDENCE: Record<model.Confidence, string> = {
  high: 'An official source, or two voices independent of each other (different publishers, none that only repeats), say that it took place with both, about when and where; one of them spoke after it.',
  medium:
    'One voice, only announcements, thin or mostly secondary sources, or doubt about what one side did.',
  low: 'It may not have taken place, or not with both: `weakParticipation` says which part is not established. Counted by no rule but `all` and those that imitate a study.',
};

/** Languages in which sources were read, ISO 639-1. A new one is added here first. */
export const LANGUAGE = {
  ar: 'Arabic',
  bg: 'Bulgarian',
  de: 'German',
  en: 'English',
  eo: 'Esperanto',
  es: 'Spanish',
  fr: 'French',
  hi: 'Hindi',
  hr: 'Croatian',
  hu: 'Hungarian',
  id: 'Indonesian',
  it: 'Italian',
  ja: 'Japanese',
  kk: 'Kazakh',
  ko: 'Korean',
  mn: 'Mongolian',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sr: 'Serbian',
  tl: 'Filipino (Tagalog)',
  tr: 'Turkish',
  vi: 'Vietnamese',
  zh: 'Chinese',
} as const;

export const SOURCE_TYPE: Record<model.SourceType, string> = {
  official:
    'A ministry, headquarters, organization or body of Russia, China or the SCO, or its text carried elsewhere.',
  'state-media': 'A medium owned or run by a state (any state), or its text carried elsewhere.',
  independent: 'A medium not run by a state, or a public broadcaster with editorial independence.',
  'think-tank': 'Research institutes and their publications.',
  'third-state-military':
    "A third state's military or coast guard: a sighting or a statement, or its text carried elsewhere.",
  secondary:
    'Blogs, aggregators, reposts and encyclopedias: repeat others, never count as independent.',
};

export const SUPPORT: Record<model.Support, string> = {
  dates: 'When it began or ended.',
  place: 'Where it was.',
  participants: 'Who took part.',
  forces: 'Numbers, ships, units.',
  practices: 'What was practised.',
  firsts: 'A claim to be the first, or the largest.',
  track: 'The route of a patrol.',
  series: 'Its place in a series.',
  name: 'A name in Russian or Chinese.',
};

export const STRENGTH: Record<model.Strength, string> = {
  personnel: 'People.',
  ships: 'Ships and submarines, auxiliaries included.',
  aircraft: 'Aeroplanes and helicopters.',
  vehicles: 'Vehicles and heavy weapons.',
};
