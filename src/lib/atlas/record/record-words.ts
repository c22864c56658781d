import {
  isExact,
  isMark,
  MARGIN_KM,
  type DirectionState,
  type Visit,
} from '$lib/core/reach/directions';
import type { Strength } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import { yearOf } from '$lib/core/record/time';
import {
  formatCount,
  formatCountry,
  formatKm,
  formatList,
  formatName,
  formatPlace,
} from '$lib/site/format';
import { set } from '$lib/site/set';
import { m } from '$lib/paraglide/messages';
import type { AtlasIndex } from '$lib/view/atlas-index';

/** Whose exercises these are; they are named before the others. */
const PARTNERS = set.partners.map(({ id }) => id);
const [COUNTRIES, PLACES] = [6, 3];

/** The record in one sentence, from its fields: who did what where. */
export function recordSentence(record: AtlasRecord): string {
  const { kind, domains, sites } = record;
  const inAir = domains.every((domain) => domain === 'air');
  const did = kind === 'patrol' ? (inAir ? 'patrol-air' : 'patrol-sea') : kind;
  const main = sites.filter(({ role }) => role === 'main' || role === 'landing');
  const names = [...new Set((main.length > 0 ? main : sites).map(formatPlace))];
  const places = names.slice(0, PLACES).join(m.rec_separator());
  const n = names.length - PLACES;
  return m.rec_sentence({
    ...{ did, who: who(record, did === 'patrol-air') },
    domains: formatList(domains.map((domain) => m.rec_domain({ domain }))),
    places: n > 0 ? m.rec_places_more({ places, n }) : places,
  });
}

/** With the numbers of all sides, where all are published. */
function who({ participants, domains, forces }: AtlasRecord, inAir: boolean): string {
  const strength = inAir ? 'aircraft' : domains.includes('sea') ? 'ships' : 'personnel';
  const first = PARTNERS.filter((iso) => participants.includes(iso));
  const counts = first.map((iso) => forces.bySide?.[iso]?.[strength]);
  const areKnown = participants.length === first.length && counts.every(Boolean);
  // An English article, within a sentence.
  const nameOf = (iso: string) => formatCountry(iso).replace(/^(United|Phil)/, 'the $&');
  const named = first.map((iso, i) => {
    const country = nameOf(iso);
    return areKnown ? m.rec_who({ country, what: strengthText(strength, counts[i]!) }) : country;
  });
  const others = participants.filter((iso) => !PARTNERS.includes(iso)).map(nameOf);
  const isLong = participants.length > COUNTRIES;
  return formatList([...named, ...(isLong ? [m.rec_others({ n: others.length })] : others)]);
}

export const strengthText = (strength: Strength, n: number) =>
  m.rec_strength({ strength, n, count: formatCount(n) });

type Directions = AtlasIndex['directions']['directions'];
export type MarkWords = ReturnType<typeof markWords>;

/** What the record was to the edge of a direction that it visited. */
export function markWords(
  { id, visits }: Pick<DirectionState, 'id' | 'visits'>,
  recordId: string,
  directions: Directions,
) {
  const at = visits.findIndex((visit) => visit.recordId === recordId);
  const own = visits[at]!;
  const edge = visits.slice(0, at).findLast(isMark);
  const direction = directions.find((known) => known.id === id)!;
  const [where, name] = [formatName(direction.where), formatName(direction.name)];
  const after = isMark(own) ? later(own, visits.slice(at + 1)) : '';
  return { own, edge, visits, name, after, ...against(own, edge, where, name) };
}

/** Title of its part of the page, and what the sentence at the top adds; empty where nothing was new. */
function against(own: Visit, edge: Visit | undefined, where: string, direction: string) {
  if (!edge)
    return {
      title: m.rec_mark_opened({ direction }),
      clause: m.rec_clause_opened({ direction }),
    };
  const year = yearOf(edge.date);
  // Of an interval the nearer end for a mark, the farther one for none: what is certain.
  const km = own.beyondKm ?? (own.mark === 'beyond' ? own.reachKm : own.mostKm) - edge.mostKm;
  const bounded = own.mark === 'beyond' || km < 0 ? m.rec_at_least : m.rec_at_most;
  const inWords = (text: string) => (own.beyondKm === null ? bounded({ km: text }) : text);
  const exact = formatKm(Math.abs(km));
  const said = { where, year, km: inWords(exact) };
  const margin = formatKm(MARGIN_KM);
  if (own.mark === 'beyond') {
    const title = m.rec_mark_set({ where, km: inWords(`+${exact}`) });
    return { title, clause: m.rec_clause_set(said) };
  }
  if (own.mark === 'possible') {
    const account = own.account ? ` (${formatName(own.account)})` : '';
    const title = m.rec_mark_possible(said) + account;
    return { title, clause: m.rec_clause_possible({ ...said, margin }) };
  }
  const same = own.beyondKm === null ? m.rec_mark_most(said) : m.rec_mark_same(said);
  const short = km > -0.5 ? same : m.rec_mark_short(said);
  return { title: km >= 0.5 ? m.rec_mark_none({ ...said, margin }) : short, clause: '' };
}

/** What came after a mark. */
function later(own: Visit, visits: readonly Visit[]): string {
  const next = visits.find(isMark);
  if (next) return m.rec_later_mark({ year: next.year });
  const n = visits.length;
  const known = isExact(own) ? visits.filter(isExact) : [];
  if (n === 0 || known.length === 0) return n ? m.rec_later({ n }) : m.rec_later_none();
  const km = Math.max(...known.map(({ reachKm }) => reachKm)) - own.reachKm;
  const said = { n, km: formatKm(Math.abs(km)) };
  return km > 0 ? m.rec_later_beyond(said) : m.rec_later_short(said);
}
