import { STRENGTHS } from '#core/record/model';
import type { AtlasRecord } from '#core/record/schema';
import { formatCountry, formatName, formatPlace } from './format';
import { m } from '$lib/paraglide/messages';

const FIELD_NAMES: Partial<Record<string, () => string>> = {
  start: m.rec_field_start,
  end: m.rec_field_end,
  name: m.rec_field_name,
  participants: m.field_participants,
  firsts: m.field_firsts,
  practices: m.field_practices,
  track: m.field_track,
  trackAbsent: m.field_track,
};

/** For a disputed field's path, such as `forces.bySide.CN.ships`. */
export function fieldLabel(path: string, { sites, stages }: AtlasRecord) {
  const [field = '', part, subfield = '', strength] = path.split(/[.[\]]+/);
  const site = sites[Number(part)];
  const stage = stages?.[Number(part)];
  if (field === 'sites') return qualified(m.field_places(), site && formatPlace(site));
  if (field === 'stages') {
    const name = FIELD_NAMES[subfield] ?? m.rec_field_start;
    return qualified(name(), stage && formatName(stage.name));
  }
  if (field !== 'forces') return FIELD_NAMES[field]?.() ?? path;
  if (part === 'bySide') {
    const country = subfield && formatCountry(subfield);
    return qualified(strengthLabel(strength) ?? m.field_forces(), country);
  }
  const whole = part === 'total' ? m.forces_total() : m.forces_whole();
  return qualified(strengthLabel(subfield) ?? m.field_forces(), whole);
}

const qualified = (label: string, qualifier: string | undefined) =>
  qualifier ? m.bracketed({ text: label, more: qualifier }) : label;

export function strengthLabel(word: string | undefined) {
  const strength = STRENGTHS.find((name) => name === word);
  return strength && m.strength({ strength });
}
