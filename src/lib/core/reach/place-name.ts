import { inLanguage, type Language, type Names, type ReachRecord } from '../record/model';
import type { Visit } from './new-places';

/**
 * What a visit's place is called: by its region, outside all regions by the name of its site up to a comma, else by
 * its record.
 *
 * @param regionName null for a region without a name of its own
 */
export function placeName(
  { region, position }: Pick<Visit, 'region' | 'position'>,
  { name, sites }: Pick<ReachRecord, 'name' | 'sites'>,
  regionName: (id: string) => Names | null,
  language: Language,
): string {
  const named = region === null ? null : regionName(region);
  if (named) return inLanguage(named, language);
  const site = sites.find(({ position: [lng, lat] }) => lng === position[0] && lat === position[1]);
  return site ? site.name.split(',')[0]! : inLanguage(name, language);
}
