import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DirectionsFile } from '../../geodata/directions-schema';
import type { EventFile } from '../../geodata/schema';
import type { SetFile, VocabularyFile } from '../../geodata/set-schema';

/* What only other sets speak of, by the files of all. */

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const readJson = <T>(...path: string[]) => JSON.parse(read(...path)) as T;

/** The folders of the project's sets. */
const SETS = readdirSync('geodata')
  .map((name) => join('geodata', name))
  .filter((folder) => existsSync(join(folder, 'set.json')));

/** Its partners, series, places and origin, in all languages. */
function wordsOf(folder: string): string[] {
  const { partners } = readJson<SetFile>(folder, 'set.json');
  const { series } = readJson<VocabularyFile>(folder, 'vocabulary.json');
  const { origin } = readJson<DirectionsFile>(folder, 'directions.json');
  const events = readdirSync(join(folder, 'events'));
  const countries = ['en', 'ru', 'zh'].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return partners.map(({ id }) => names.of(id)!);
  });
  const names = [...series.map(({ name }) => name), origin.name ?? { en: '' }];
  const sites = events.flatMap((file) => readJson<EventFile>(folder, 'events', file).sites);
  return [
    ...countries,
    ...names.flatMap((name) => Object.values(name)),
    ...sites.map(({ name }) => name),
  ].filter((word) => word.length > 1);
}

/**
 * Finds in a text the words that only other sets speak of. A set may say any word as its own files do: together with
 * the word before it or the one after it, as in "South China Sea".
 */
export function foreignWordsFor(folder: string): (text: string) => string[] {
  const others = SETS.filter((other) => other !== join(folder)).flatMap(wordsOf);
  const own = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /json$|\.md$/.test(file))
    .map((file) => read(folder, file))
    .join('\n')
    .replace(/\s+/g, ' ');
  const words = [...new Set(others)].filter((word) => !wordsOf(folder).includes(word));
  const patterns = words.map((word) => {
    const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return RegExp(
      `([\\p{L}\\d-]+[ ’]*)?(?<![\\p{L}])${plain}(?![\\p{L}])([ ,]*[\\p{L}\\d-]+)?`,
      'gu',
    );
  });
  return (text) =>
    patterns.flatMap((pattern, i) =>
      [...text.matchAll(pattern)].flatMap(([phrase, before = '', after = '']) => {
        const isOwn = [before && before + words[i]!, after && words[i]! + after].some(
          (pair) => pair && own.includes(pair),
        );
        return isOwn ? [] : [phrase];
      }),
    );
}
