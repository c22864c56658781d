import type { Strength } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import { formatCount, formatCountry, formatList, formatPlace } from '$lib/site/text/format';
import { set } from '$lib/site/dataset/set';
import { m } from '$lib/paraglide/messages';

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
