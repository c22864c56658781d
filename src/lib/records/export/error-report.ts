import type { AtlasRecord } from '#core/record/schema';

/** For a reader to send; in English, like the dataset. */
export function errorReport(record: AtlasRecord, dataVersion: string) {
  const { id, sources, ...fields } = record;
  return [
    'Joint Reach: error report',
    `Record: ${id}`,
    `Data version: ${dataVersion}`,
    '',
    'What is wrong (field and what it should be):',
    '',
    'Source (title, publisher, date, address):',
    '',
    'The record as it stands:',
    ...Object.entries(fields).flatMap(([field, value]) => lines(field, value)),
    `sources: ${sources.map((source) => source.id).join(', ')}`,
    '',
  ].join('\n');
}

function lines(path: string, value: unknown): string[] {
  if (/\.(positions|bounds|region|regionShare)$/.test(path)) return [];
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [`${path}: ${String(value)}`];
  const isList = Array.isArray(value);
  if (isList && !value.some((item) => typeof item === 'object' && !Array.isArray(item)))
    return value.length ? [`${path}: ${value.join(', ')}`] : [];
  return Object.entries(value).flatMap(([key, item]) =>
    lines(isList ? `${path}[${key}]` : `${path}.${key}`, item),
  );
}
