import { STRENGTHS } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import { formatCountry, formatName, formatPlace } from './format';
import { m } from '$lib/paraglide/messages';

const PLAIN: Partial<Record<string, () => string>> = {
  ...{ start: m.rec_field_start, end: m.rec_field_end, name: m.rec_field_name },
  ...{ participants: m.field_participants, firsts: m.field_firsts, practices: m.field_practices },
  ...{ track: m.field_track, trackAbsent: m.field_track },
};

/** The words for a field that a dispute names by its path, such as `forces.bySide.CN.ships`. */
export function fieldLabel(path: string, { sites, stages }: AtlasRecord): string {
  const [field = '', part, side = '', strength] = path.split(/[.[\]]+/);
  const of = (what: string, whose: string | undefined) => (whose ? `${what} (${whose})` : what);
  const [site, stage] = [sites[Number(part)], stages?.[Number(part)]];
  if (field === 'sites') return of(m.field_places(), site && formatPlace(site));
  if (field === 'stages')
    return of((PLAIN[side] ?? m.rec_field_start)(), stage && formatName(stage.name));
  if (field !== 'forces') return PLAIN[field]?.() ?? path;
  if (part === 'bySide')
    return of(strengthLabel(strength) ?? m.field_forces(), side && formatCountry(side));
  const whose = part === 'total' ? m.forces_total() : m.forces_whole();
  return of(strengthLabel(side) ?? m.field_forces(), whose);
}

export function strengthLabel(word: string | undefined): string | undefined {
  const strength = STRENGTHS.find((known) => known === word);
  return strength && m.strength({ strength });
}
