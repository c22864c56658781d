import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DirectionsFile } from '#core/record/dataset-files';
import type { EventFile } from '#core/record/schema';
import type { VocabularyFile } from '#core/record/set-file';

/* What only other sets speak of, by the files of all. */

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const readJson = <T>(...path: string[]) => JSON.parse(read(...path)) as T;

/** The folders of the project's sets. */
export const SETS = readdirSync('geodata')
  .map((name) => join('geodata', name))
  .filter((folder) => existsSync(join(folder, 'set.json')));

/** The readable text of a page, without titles of sources, what is quoted, and what compares sets by their names. */
export const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, '')
    .replace(/<section aria-labelledby="others">[\s\S]*?<\/section>/g, '')
    .replace(/<a\s[^>]*rel="noopener noreferrer"[^>]*>[\s\S]*?<\/a>|<q\s[\s\S]*?<\/q>/g, '')
    .replace(/content="([^"]*)"/g, '>$1<')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** The pages of a built site: their files, without those that lead on, show the general codebook or compare sets. */
export const pagesOf = (site: string) =>
  readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && !/^404|codebook|^sets/.test(file))
    .filter((file) => !read(site, file).includes('http-equiv="refresh"'));

/** The names of its series, places and origin. */
function wordsOf(folder: string): string[] {
  const { series } = readJson<VocabularyFile>(folder, 'vocabulary.json');
  const { origin } = readJson<DirectionsFile>(folder, 'directions.json');
  const events = readdirSync(join(folder, 'events'));
  const sites = events.flatMap((file) => readJson<EventFile>(folder, 'events', file).sites);
  const names = [...series.map(({ name }) => name), origin.name ?? {}];
  return [...names.flatMap((name) => Object.values(name)), ...sites.map(({ name }) => name)];
}

/**
 * Finds in a text what only other sets speak of. A set may say what its own files say, but for titles of sources. Names
 * of countries can come from no code: tests/countries.test.ts.
 */
export function foreignWordsFor(folder: string): (text: string) => string[] {
  const own = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /json$|\.md$/.test(file))
    .map((file) => {
      const text = read(folder, file);
      return file.endsWith('sources.json') ? text.replace(/"title": .*/g, '') : text;
    })
    .join('\n')
    .replace(/\s+/g, ' ');
  const others = SETS.filter((other) => other !== join(folder));
  const words = [...new Set(others.flatMap(wordsOf))].filter((word) => !own.includes(word));
  return (text) => words.filter((word) => text.includes(word));
}
