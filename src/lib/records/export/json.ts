import type { Selection } from './selection';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** The records as the dataset holds them: the one form that needs no translation to be read again. */
export function toJson({ dataVersion, coverage, records, sources }: Selection): string {
  return `${JSON.stringify({ dataVersion, license: LICENCE, coverage, records, sources }, null, 1)}\n`;
}
