import { csvFormatRows } from 'd3-dsv';
import { citationText } from '$lib/core/record/citation';
import { MEASURED_ROLES, STRENGTHS } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import { flatRecord, RECORD_FIELDS, type FieldType, type RecordField } from './fields';
import { embedSources, type Selection } from './selection';

const FIELDS = Object.entries(RECORD_FIELDS) as [RecordField, FieldType][];
const HEADER = [
  ...FIELDS.map(([field]) => columnOf(field)),
  ...['place', 'lng', 'lat', ...STRENGTHS.map((strength) => `${strength}_total`), 'citations'],
];

/**
 * One row a record. Lists of ids are joined by `; `; what has parts of its own (sites, track,
 * stages, forces, disputes, sources) is JSON in its cell, so that nothing is lost. The columns after
 * `sources` repeat some of it for reading in a spreadsheet.
 */
export function toCsv({ records, sources }: Selection): string {
  const rows = records.map((record) => {
    const flat = flatRecord(record, sources);
    const cited = embedSources(record, sources).map((s) => citationText(s, s.citedAs));
    const cells = FIELDS.map(([field, type]) => cell(flat[field], type));
    return [...cells, ...atAGlance(record), cited.join(' | ')].map(String);
  });
  return csvFormatRows([HEADER, ...rows]) + '\n';
}

/** `datePrecision` as `date_precision`. */
function columnOf(field: RecordField): string {
  if (field === 'id') return 'record_id';
  if (field === 'name') return 'name_en';
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function cell(value: unknown, type: FieldType): unknown {
  if (value === undefined || value === null) return '';
  if (type === 'list') return (value as string[]).join('; ');
  if (type !== 'json') return value;
  return Object.keys(value).length ? JSON.stringify(value) : '';
}

/** The first place that counts as joint activity, else the first place; and published totals. */
function atAGlance({ sites, forces }: AtlasRecord): (string | number)[] {
  const first = sites.find(({ role }) => MEASURED_ROLES.includes(role)) ?? sites[0];
  const place = first ? [first.name, ...first.position] : ['', '', ''];
  return [...place, ...STRENGTHS.map((strength) => forces.total?.[strength] ?? '')];
}
