import { arcKm, toUnit } from '../earth/sphere';
import {
  inLanguage,
  type Language,
  type Names,
  type ReachRecord,
  type Site,
} from '../record/model';
import type { Visit } from './new-places';

/** A point of a track has the label of a place as near to it as this. */
const NEAR_KM = 100;

/**
 * What a visit's place is called, in few letters: by the label of its site, else by its region up to "and", outside
 * all regions by the name of its site up to a comma, else by its record.
 *
 * @param regionName null for a region without a name of its own
 */
export function placeName(
  { region, position, isTrack }: Pick<Visit, 'region' | 'position' | 'isTrack'>,
  { name, sites }: Pick<ReachRecord, 'name' | 'sites'>,
  regionName: (id: string) => Names | null,
  language: Language,
): string {
  const at = toUnit(position);
  const away = (site: Site) => arcKm(at, toUnit(site.position));
  const label = sites.find((site) => site.label && away(site) < (isTrack ? NEAR_KM : 1))?.label;
  if (label) return inLanguage(label, language);
  const named = region === null ? null : regionName(region);
  if (named) return upToAnd(inLanguage(named, language));
  const site = sites.find((site) => away(site) < 1);
  return site ? site.name.split(',')[0]! : inLanguage(name, language);
}

/** Of "A Sea and B" the first, but not of "South and East A". */
function upToAnd(name: string): string {
  const first = name.split(/ (?:and|и) |和/)[0]!;
  return /^(?:North|South|East|West|.*[иы]й)$/.test(first) ? name : first;
}
