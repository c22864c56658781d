import { BASE, byLanguage, LANGUAGES } from '$lib/core/record/languages';
import { STRENGTHS } from '$lib/core/record/model';
import { normalizeName } from './mapping';
import { parseJson } from './open';
import type { RowRef } from './own-file';
import { countryOf, kindOf } from './values';

/** The fields that a row of our own files may have, and how a cell of each reads. */

type FieldType = 'text' | 'number' | 'list' | 'json';

const fieldsOf = (type: FieldType, names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

/** The fields of a name: `name` in English, `name_de` in a further language. */
const inLanguages = (field: string) =>
  byLanguage(LANGUAGES, (language) => (language === BASE ? field : `${field}_${language}`));
export const NAMES = inLanguages('name');
export const PLACE_NAMES = inLanguages('place');

export const RECORD_FIELDS: Readonly<Record<string, FieldType>> = {
  ...fieldsOf('text', ['id', ...Object.values(NAMES)].join(' ')),
  ...fieldsOf('text', 'series kind scope framework start end datePrecision'),
  ...fieldsOf('text', 'participantsPartial weakParticipation trackAbsent confidence notes'),
  ...fieldsOf('list', 'formerIds domains practices participants hosts'),
  ...fieldsOf('json', 'ours stages sites track forces firsts disputes related sources'),
};

const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  ...RECORD_FIELDS,
  ...fieldsOf('text', Object.values(PLACE_NAMES).join(' ')),
  ...fieldsOf('text', 'role precision region basis craft lat lng'),
  ...fieldsOf('number', `siteIndex ${STRENGTHS.join(' ')}`),
  ...fieldsOf('json', 'label waypoints regionShare'),
};

export const FIELD_BY_NAME = new Map(
  Object.keys(FIELD_TYPES).map((field) => [normalizeName(field), field] as const),
);

export function valueOf(
  field: string,
  value: unknown,
  { n }: RowRef,
  onError: () => void,
): unknown {
  if (field === 'kind') return kindOf(value);
  if (field === 'sources') {
    const texts = Array.isArray(value) ? value : [value];
    // Citations, addresses or names: `Author, 2001 | https://…`. Our own files have JSON.
    if (texts.every((text) => typeof text === 'string' && !text.trim().startsWith('[')))
      return texts
        .flatMap((text: string) => text.split(' | '))
        .filter((title) => title.trim())
        .map((title, i) => ({
          id: `own-source-${n}-${i + 1}`,
          supports: ['dates', 'place'],
          title: title.trim(),
        }));
  }
  const type = FIELD_TYPES[field];
  if (field === 'name' && typeof value === 'number') return String(value);
  if (typeof value !== 'string' || type === 'text') return value;
  if (type === 'number') return /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  if (type === 'list' && !value.startsWith('[')) {
    const parts = value
      .split(/[;,|、，；/]/)
      .map((part) => part.trim())
      .filter(Boolean);
    return field === 'participants' ? [...new Set(parts.map(countryOf))].sort() : parts;
  }
  try {
    return parseJson(value);
  } catch {
    return onError();
  }
}
