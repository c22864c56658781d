import type { AtlasRecord } from '$lib/core/record/record';

/** To be filled in and sent by whatever means a reader has; in English, as the dataset is. */
export function errorReport({ id, ...fields }: AtlasRecord, dataVersion: string): string {
  // What a reader may correct: without what the build adds.
  const added = ['positions', 'bounds', 'region', 'regionShare'];
  const isEmpty = (value: unknown) => value === null || JSON.stringify(value) === '[]';
  const given = (key: string, value: unknown) =>
    added.includes(key) || isEmpty(value) ? undefined : value;
  return `Joint Reach: error report
Record: ${id}
Data version: ${dataVersion}

What is wrong (field and what it should be):

Source (title, publisher, date, address):

The record as it stands:
${JSON.stringify(fields, given, 1)}
`;
}
