import type { ContextKind } from '../../src/lib/core/context/context';

/*
 * The closed lists of the wider relationship: each word and what it means. The schemas take their words
 * from here, the codebook its tables.
 */

export const CONTEXT_KIND: Record<ContextKind, string> = {
  summit: 'The two leaders meet, in person or by video.',
  call: 'The two leaders speak by telephone.',
  'security-consultation':
    'The heads of the two security councils or their envoys consult; rounds are numbered.',
  'general-staff-consultation': 'The general staffs consult; rounds are numbered.',
  'north-east-asia-dialogue':
    'Deputy foreign ministers on security in Northeast Asia; rounds are numbered.',
  'defence-ministers': 'The defence ministers, or a leader with the other side’s minister.',
  'military-commission':
    'A vice-chairman of China’s Central Military Commission and a Russian leader or minister.',
  'technical-commission':
    'A session of the intergovernmental commission on military-technical cooperation.',
  'road-map': 'A plan of military cooperation for several years; `covers` gives the years.',
  agreement: 'A treaty, an agreement, a protocol, or a formal step towards one.',
  statement: 'Something said by one side that matters for the relationship.',
  'arms-sale': 'Complete weapons and vehicles.',
  engines: 'Aircraft engines.',
  helicopters: 'Helicopters, civil ones included where the sources do not part them.',
  licence: 'Production under licence.',
  'joint-project': 'Something designed, built or set up together.',
  'nuclear-fuel': 'Reactor fuel with a military reading; not a weapons sale.',
  components: 'Parts, machine tools, dual-use goods.',
  'order-book': 'A share or a sum for many deals together.',
  friction: 'A complaint about the other side.',
  training: 'Soldiers or officers taught by the other side, or an agreement on it.',
  sanctions: 'Sanctions and export controls of third states.',
  'border-closure': 'Borders or travel closed in the pandemic.',
  war: 'The war in Ukraine and what it demands.',
  'trade-data': 'Figures no longer published.',
  leadership: 'A change in the persons at the top.',
};

export const MEETING_MODE = {
  'in-person': 'At the place given.',
  video: 'By video; no place.',
  phone: 'By telephone; no place.',
};

export const INFERRED_PART = {
  event: 'That it happened at all rests on general knowledge, an announcement or a later count.',
  date: 'The day is approximate or from general knowledge; the event is sourced.',
  place: 'The city is assumed; the event is sourced.',
};

export const DEAL_DIRECTION = {
  'RU-CN': 'From Russia to China.',
  'CN-RU': 'From China to Russia.',
  joint: 'Both contribute.',
};

export const DEAL_DATE = {
  contract: 'When the contract was signed, or between which years the contracts were.',
  announcement: 'When it was announced.',
  report: 'When it was reported.',
  statement: 'When a named person said so.',
  'first-delivery': 'When deliveries began.',
  production: 'When production began.',
  period: 'First and last time of a run of deals, deliveries or statements.',
};

export const LEARNER = {
  CN: 'Chinese learn from Russians.',
  RU: 'Russians learn from Chinese.',
  both: 'Both ways, or an exchange.',
};

export const BASIS = {
  stated: 'The study’s summary says so.',
  inferred: 'Ours, from other authors and the dated items; never to be shown as the study’s.',
};

export const CLAIM_THEME = {
  overall: 'Cooperation as a whole.',
  diplomacy: 'Consultation and military diplomacy.',
  arms: 'Arms and technology.',
  exercises: 'Exercises and joint operations.',
  scale: 'Levels on the seven-area scale.',
  benefits: 'Who gains what.',
};

export const CLAIM_KIND = {
  trend: 'A series rises, falls or stays level.',
  break: 'A series changes its slope.',
  relational: 'Two series or two sides compared.',
  level: 'A level on the scale.',
  fact: 'A plain fact with a date or a count.',
  text: 'What documents say.',
  cause: 'Why something happened.',
  forecast: 'What will happen after the study.',
  method: 'How to judge.',
};

export const TESTABILITY = {
  yes: 'With the data of this dataset.',
  partly: 'In part, or with data that the dataset has only samples of.',
  no: 'Not by data.',
};

export const CLAIM_USE = {
  records: 'Exercises and patrols.',
  diplomacy: 'Summits, consultations, plans, agreements and statements.',
  arms: 'Deals and the yearly totals of transfers.',
  personnel: 'Training.',
  constraints: 'Sanctions, closures and the war.',
  scale: 'The seven areas.',
};

/** The tests of claims; each says in src/lib/core/claims what it computes. */
export const CLAIM_CHECK = {
  rates: 'Things a year in two periods: more, fewer, level or no growth.',
  growth: 'A number a year that grows from the first year of the period on.',
  pace: 'Rate of marks, or of new places, against an earlier period, in random order.',
  practices: 'Demanding practices a record in two periods, of records whose sources support them.',
  trend: 'The yearly arms volume rises.',
  volumes: 'The yearly arms volume against the years before, or its spread.',
  sides: 'Which way one-way deals or training go.',
  shares: 'The share of a kind of item in two periods.',
  trends: 'Records, arms and consultation: which of them rise.',
  levels: 'Records and arms a year, before and since.',
  changes: 'Whether records and arms rise and fall together.',
  rounds: 'The numbered rounds of a consultation.',
  meetings: 'The leaders’ meetings by official tallies.',
  plans: 'Dates and lengths of road maps.',
  talks: 'Whether consultation went on while exercises did not grow.',
  evenness: 'Yearly variation of consultation, arms and records.',
  oldest: 'The earliest dates.',
};

export const CLAIM_SIDE = {
  up: 'More than before.',
  down: 'Fewer than before.',
  level: 'Neither half nor twice as many.',
  'no-growth': 'Not twice as many; for new places, none.',
};

export const CLAIM_COUNTED = {
  records: 'Records under the counting rule (the default).',
  land: 'Those with land forces.',
  training: 'Training named in sources.',
  deals: 'Dated one-way deals.',
  parts: 'Parts, engines and joint projects among dated deals.',
  'in-person': 'Meetings of ministers and commissions held in person.',
  'north-east-asia-dialogue': 'Rounds of the dialogue of deputy foreign ministers.',
  'security-consultation': 'Rounds of the heads of the security councils.',
};

export const ZONE_KIND = {
  watch: 'The area of one of the study’s indicators; the outline is ours.',
  'air-defence-zone': 'An air defence identification zone by its published corner points.',
};
