import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SetFile } from '#core/record/set-file';
import { readJson } from './json';
import { walk } from './tree';

/** Code knows no country of a dataset: these stand in the folder of the set. */

const partners = readdirSync('geodata')
  .map((name) => `geodata/${name}/set.json`)
  .filter((file) => existsSync(file))
  .flatMap((file) => readJson<SetFile>(file).partners.map(({ id }) => id));

/** Without its ending, which changes with the case: "Росси" is found in "России", too. */
const stem = (name: string) => (/[а-я]$/.test(name) ? name.slice(0, -1) : name);
const names = ['en', 'ru', 'zh'].flatMap((language) => {
  const nameOf = new Intl.DisplayNames(language, { type: 'region' });
  return partners.map((id) => stem(nameOf.of(id)!));
});
const NAMED = RegExp(
  `(['"\`])(?:${partners.join('|')})\\1|(?<![A-Za-z])(?:${names.join('|')})(?![a-z])`,
);

const namesIn = (file: string, text: string) =>
  text.split('\n').flatMap((line, i) => (NAMED.test(line) ? `${file}:${i + 1}: ${line}` : []));

it('code and messages name no partner of a set', () => {
  for (const line of ["partner === 'CN'", 'of Russia and', '«Россией»', '与印度联合'])
    expect(namesIn('a.ts', line)).toHaveLength(1);
  const files = [...walk()].filter(
    (file) =>
      /^src\/.*\.(ts|svelte|css|html|md)$|^geodata\/.*\.ts$|^messages\/.*\.json$|^sql\//.test(
        file,
      ) && !/\.(test|fixture)\.ts$/.test(file),
  );
  expect(files).toContain('sql/reach.sql');
  expect(files.flatMap((file) => namesIn(file, readFileSync(file, 'utf8')))).toEqual([]);
});
