import { arcKm, toUnit } from '../earth/sphere';
import { inLanguage, LANGUAGES, RULES, type Language, type Names } from '../record/languages';
import type { ReachRecord, Site } from '../record/schema';
import type { Visit } from './new-places';

/** A point of a track takes the label of a site this near. */
const NEAR_KM = 100;

/** Its label, else its region, else the name of its record. */
export function placeName(
  { region, position, isTrack }: Pick<Visit, 'region' | 'position' | 'isTrack'>,
  { name, sites }: Pick<ReachRecord, 'name' | 'sites'>,
  regionName: (id: string) => Names | null,
  language: Language,
) {
  const unit = toUnit(position);
  const kmTo = (site: Site) => arcKm(unit, toUnit(site.position));
  const labelled = sites.find((site) => site.label && kmTo(site) < (isTrack ? NEAR_KM : 1));
  if (labelled?.label) return inLanguage(labelled.label, language);
  const names = region === null ? null : regionName(region);
  if (names) return upToAnd(inLanguage(names, language));
  const nearest = sites.find((site) => kmTo(site) < 1);
  return nearest ? nearest.name.split(',')[0]! : inLanguage(name, language);
}

const ands = LANGUAGES.map((language) => RULES[language].and);
const AND = RegExp(ands.map(({ text }) => text).join('|'));
const ADJECTIVE = RegExp(`^(?:${ands.flatMap(({ notBefore }) => notBefore ?? []).join('|')})$`);

/** "A Sea" of "A Sea and B", but all of "South and East A". */
function upToAnd(name: string) {
  const first = name.split(AND)[0]!;
  return ADJECTIVE.test(first) ? name : first;
}
