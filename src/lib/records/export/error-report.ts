import type { AtlasRecord } from '$lib/core/record/record';

/**
 * A report to fill in and send by whatever means a reader has: which record, of which data, and what
 * each field says now. In English, as the dataset is. Every field of the record is in it, so that an
 * error has a line to stand beside; sources are named by id.
 */
export function errorReport(record: AtlasRecord, dataVersion: string): string {
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

/** What a reader may correct: the build's own additions are left out, long lists are on one line. */
function lines(path: string, value: unknown): string[] {
  if (
    value === null ||
    value === undefined ||
    /\.(positions|bounds|region|regionShare)$/.test(path)
  ) {
    return [];
  }
  if (typeof value !== 'object') return [`${path}: ${String(value)}`];
  if (path.endsWith('.within')) return [`${path}: ${JSON.stringify(value)}`];
  if (/\.waypoints\[\d+\]$/.test(path)) {
    const { within, ...rest } = value as { within?: unknown };
    return [`${path}: ${Object.values(rest).join(', ')}`, ...lines(`${path}.within`, within)];
  }
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object'))
      return value.length ? [`${path}: ${value.join(', ')}`] : [];
    return value.flatMap((item, i) => lines(`${path}[${i}]`, item));
  }
  return Object.entries(value).flatMap(([key, item]) => lines(`${path}.${key}`, item));
}
