import { STRENGTHS } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import { formatCountry, formatName, formatPlace } from './format';
import { m } from '$lib/paraglide/messages';

/** The words for a field that a dispute names by its path, such as `forces.bySide.CN.ships`. */
export function fieldLabel(path: string, record: AtlasRecord): string {
  const [field = '', index, side, strength] = path.split(/[.[\]]+/);
  const i = Number(index);
  switch (field) {
    case 'start':
      return m.rec_field_start();
    case 'end':
      return m.rec_field_end();
    case 'name':
      return m.rec_field_name();
    case 'participants':
      return m.field_participants();
    case 'sites':
      return inside(m.field_places(), record.sites[i] && formatPlace(record.sites[i]));
    case 'stages': {
      const part = side === 'end' ? m.rec_field_end() : m.rec_field_start();
      return inside(part, record.stages?.[i] && formatName(record.stages[i].name));
    }
    case 'firsts':
      return m.field_firsts();
    case 'practices':
      return m.field_practices();
    case 'track':
    case 'trackAbsent':
      return m.field_track();
    case 'forces':
      if (index === 'bySide') return forcesLabel(strength, side && formatCountry(side));
      return forcesLabel(side, index === 'total' ? m.forces_total() : m.forces_whole());
    default:
      return path;
  }
}

const forcesLabel = (strength: string | undefined, whose: string | undefined) =>
  inside(strengthLabel(strength) ?? m.field_forces(), whose);

const inside = (what: string, of: string | undefined) => (of ? `${what} (${of})` : what);

export function strengthLabel(word: string | undefined): string | undefined {
  const strength = STRENGTHS.find((known) => known === word);
  return strength && m.strength({ strength });
}
