import type { Visit } from '#core/reach/new-places';
import { inSentence } from '#core/record/countries';
import { inQuotes, placeInList } from '#core/record/languages';
import { seriesKinds, STRENGTHS, type Strength } from '#core/record/model';
import { rangeOf } from '#core/record/record';
import type { AtlasRecord } from '#core/record/schema';
import type { RecordNumbers } from '#core/stall/prebuilt';
import { upper } from '#core/answer/voice';
import {
  formatCount,
  formatCountry,
  formatKm,
  formatLeastKm,
  formatList,
  formatName,
  formatOrdinal,
  formatPlace,
  formatQualities,
  formatRange,
} from '$lib/site/text/format';
import { set } from '$lib/site/dataset/set';
import { vocabulary } from '$lib/site/dataset/vocabulary';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

const PARTNERS = set.partners.map(({ id }) => id);
const MAX_COUNTRIES = 6;
const MAX_PLACES = 3;

export function recordSentence(record: AtlasRecord) {
  const { kind, domains, participants, sites } = record;
  const isInAir = domains.every((domain) => domain === 'air');
  const patrol = isInAir ? 'patrol-air' : 'patrol-sea';
  // A draft may lack these: only places.
  const isStated = domains.length > 0 && participants.length > 0;
  const held = kind === 'patrol' ? patrol : kind;
  const did = isStated ? held : 'unstated';
  const mainSites = sites.filter(({ role }) => role === 'main' || role === 'landing');
  const names = [...new Set((mainSites.length > 0 ? mainSites : sites).map(formatPlace))];
  const places = names
    .slice(0, MAX_PLACES)
    .map((name) => (isStated ? placeInList(name, getLocale()) : name))
    .join(m.rec_separator());
  const n = names.length - MAX_PLACES;
  return m.rec_sentence({
    did,
    who: participantsText(record, did === 'patrol-air'),
    domains: domainsText(record),
    places: n > 0 ? m.rec_places_more({ places, n }) : places,
  });
}

/** A series on rivers and lakes is not at sea. */
function domainsText({ domains, series }: AtlasRecord) {
  const isInland = vocabulary.series.some(({ id, inland }) => id === series && inland);
  const form = domains.length > 1 && !isInland ? 'run' : 'alone';
  const texts = domains.map((domain) =>
    m.rec_domain({ domain: domain === 'sea' && isInland ? 'water' : domain, form }),
  );
  return form === 'run' ? formatQualities(texts) : formatList(texts);
}

/** The strength of each side, if all sides are partners and publish it. */
function participantsText({ participants, domains, forces }: AtlasRecord, isAirPatrol: boolean) {
  const shipsOrPersonnel = domains.includes('sea') ? 'ships' : 'personnel';
  const strength = isAirPatrol ? 'aircraft' : shipsOrPersonnel;
  const partners = PARTNERS.filter((iso) => participants.includes(iso));
  const counts = partners.map((iso) => forces.bySide?.[iso]?.[strength]);
  const areAllPublished = participants.length === partners.length && counts.every(Boolean);
  const nameOf = (iso: string) => inSentence(formatCountry(iso));
  const partnerTexts = partners.map((iso, i) => {
    const country = nameOf(iso);
    if (!areAllPublished) return country;
    const more = strengthText(isAirPatrol ? 'planes' : strength, counts[i]!);
    return m.bracketed({ text: country, more });
  });
  const others = participants.filter((iso) => !PARTNERS.includes(iso)).map(nameOf);
  const isLong = participants.length > MAX_COUNTRIES;
  const otherTexts = isLong ? [m.rec_others({ n: others.length })] : others;
  return formatList([...partnerTexts, ...otherTexts]);
}

/** On patrol in the air alone aircraft are planes. */
const strengthText = (strength: Strength | 'planes', n: number) =>
  m.rec_strength({ strength, n, count: formatCount(n) });

type Strengths = NonNullable<AtlasRecord['forces']['bySide']>[string];

/** With ranges where sources differ; empty where nothing is published. */
export function sidesOf(record: AtlasRecord) {
  const { bySide = {}, total = {}, wholeExercise = {} } = record.forces;
  const isFlown = seriesKinds(record)[0] === 'air-patrol';
  const sideOf = (name: string, field: string, { notable = [], ...numbers }: Strengths) => {
    const texts = STRENGTHS.flatMap((strength) => {
      const n = numbers[strength];
      if (!n) return [];
      const text = strengthText(strength === 'aircraft' && isFlown ? 'planes' : strength, n);
      const range = rangeOf(record, `forces.${field}.${strength}`);
      if (!range) return text;
      const more = formatRange(formatCount(range.low), formatCount(range.high));
      return m.bracketed({ text, more });
    });
    return { name, text: formatList(texts), notable: notable.join(m.semicolon()) };
  };
  return [
    ...Object.entries(bySide).map(([iso, own]) => sideOf(formatCountry(iso), `bySide.${iso}`, own)),
    sideOf(m.forces_total(), 'total', total),
    sideOf(m.forces_whole(), 'wholeExercise', wholeExercise),
  ];
}

/** @param direction where it was the first of its kind */
export function visitText(
  visit: Visit | null,
  nameOf: (id: string) => string,
  direction: string | null = null,
) {
  const nearest = visit?.nearest ?? null;
  const form = visit?.km === null ? 'first' : (visit?.status ?? 'none');
  const text = m.rec_visit({
    form,
    kind: visit?.kind ?? 'exercise',
    ordinal: visit?.ordinal ? ordinalText(visit.ordinal, visit.mostOrdinal!) : '',
    there: direction === null ? '' : m.rec_first_there({ direction }),
    km: visit ? distanceText(visit) : '',
    most: formatKm(visit?.mostKm ?? null),
    name: nearest === null ? '' : inQuotes(nameOf(nearest), getLocale()),
  });
  return upper(text);
}

const ordinalText = (ordinal: number, most: number) =>
  m.rec_ordinal({ form: most > ordinal ? 'least' : 'known', ordinal: formatOrdinal(ordinal) });

/** Country codes that begin a remark, "CN, RU: …", become names. */
export const withCountryNames = (text: string) =>
  text.replace(/\b[A-Z]{2}(?=(?:, [A-Z]{2})*: )/g, formatCountry);

/** From each partner's land. At least 0 km says nothing. */
export const partnerDistances = ({ kmFrom, atLeast }: Pick<RecordNumbers, 'kmFrom' | 'atLeast'>) =>
  set.partners.flatMap(({ id, from }) => {
    const km = kmFrom[id];
    const isLeast = atLeast.includes(id);
    if (typeof km !== 'number' || (isLeast && km === 0)) return [];
    const text = (isLeast ? formatLeastKm : formatKm)(km);
    return m.farthest_label({ from: formatName(from), km: text });
  });

/** The least for a perhaps new place, or one known only within bounds. */
function distanceText({ status, km, leastKm, mostKm }: Visit) {
  const isLeast = status === 'new' && km === leastKm && km !== mostKm;
  return isLeast ? formatLeastKm(km) : formatKm(status === 'perhaps' ? leastKm : km);
}
