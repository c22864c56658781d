import { LICENCE, type Selection } from './selection';

/** The dataset as a schema.org Dataset (https://schema.org/Dataset), for /data. */
export function schemaDataset(
  { dataVersion, coverage }: Pick<Selection, 'dataVersion' | 'coverage'>,
  description: string,
  files: readonly { url: string; type: string }[],
): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': '#dataset',
    url: './',
    name: 'Joint Reach: an atlas of Russian–Chinese joint exercises and patrols',
    description,
    version: dataVersion,
    dateModified: dataVersion.slice(0, 10),
    license: LICENCE,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: 'Joint Reach contributors' },
    temporalCoverage: `${coverage.from}/${coverage.to}`,
    distribution: files.map(({ url, type }) => {
      return { '@type': 'DataDownload', contentUrl: url, encodingFormat: type };
    }),
  };
}

/**
 * JSON that may stand in a script element and in HTML alike: what either could read as markup is
 * written as an escape, which JSON reads back as the same character.
 */
export function inlineJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
