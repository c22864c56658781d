import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE, LANGUAGES } from '#core/record/languages';
import { readJson } from '../json';
import { inShell } from '../new-set/walk';
import { walk } from '../tree';
import { clear, PLACES, pseudo } from './pseudo-language';

/** A language is a row of a table and a folder of messages; CONTRIBUTING names the five places that it stands in. */

const tags = LANGUAGES.join('|');
/** Tags in quotes or addresses, as properties, keys, ends of names, choices of a pattern, or of a style. */
const NAMED = RegExp(
  [
    `['"\`/](?:${tags})(?:-[A-Z]\\w+)?['"\`/]`,
    `\\.(?:${tags})\\b`,
    `\\b(?:${tags})\\??\\s*:`,
    `[a-z]_(?:${tags})\\b`,
    `[{,]\\s*(?:${tags})\\s*[,}]`,
    `[(|](?:${tags})[|)]`,
  ].join('|'),
);

const namesIn = (file: string, text: string) =>
  text
    .split('\n')
    .flatMap((line, i) => (NAMED.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : []));

describe('the languages', () => {
  it('are named by no code but the table and the one name of the base language', () => {
    expect(namesIn('a.ts', "if (locale === 'zh')")).toHaveLength(1);
    const files = [...walk()].filter(
      (file) =>
        /\.(ts|js|mjs|svelte|css)$|^(src|sql)\/.*\.(html|sql|json)$/.test(file) &&
        !/^tests\/|^playwright\.config|\.(test|fixture)\.ts$/.test(file),
    );
    expect(files).toContain('src/lib/records/export/columns.json');
    expect(files).toContain('svelte.config.js');
    const named = files
      .filter((file) => file !== 'src/lib/core/record/languages.json')
      .flatMap((file) => namesIn(file, readFileSync(file, 'utf8')));
    expect(named).toEqual([
      expect.stringMatching(/^src\/lib\/core\/record\/languages\.ts:\d+: export const BASE = 'en'/),
    ]);
  });

  it('are the same in the table, the addresses and the folders of messages', () => {
    const { locales, baseLocale } = readJson<{ locales: string[]; baseLocale: string }>(
      'project.inlang/settings.json',
    );
    expect(locales).toEqual(LANGUAGES);
    expect(baseLocale).toBe(BASE);
    expect(readdirSync('messages').sort()).toEqual([...LANGUAGES].sort());
  });
});

describe.runIf(process.env.DEEP)('a further language', () => {
  const folder = 'build-language';
  let touched: string[] = [];
  beforeAll(() => {
    touched = pseudo(folder);
  }, 60_000);
  afterAll(() => clear(folder), 60_000);

  it('stands in the five places of CONTRIBUTING and nowhere else', () => {
    const [, section = ''] = /## Add a language[^\n]*\n([^]*?)\nNo other file/.exec(
      readFileSync('CONTRIBUTING.md', 'utf8'),
    )!;
    const steps = section.split(/^\d\. /m).slice(1);
    expect(steps).toHaveLength(Object.keys(PLACES).length);
    steps.forEach((step, i) => expect(step).toContain(`\`${Object.keys(PLACES)[i]}\``));
    const places = Object.values(PLACES);
    const outside = touched.filter((file) => !places.some((place) => place.test(file)));
    expect(outside).toEqual([]);
    for (const place of places) expect(touched.some((file) => place.test(file))).toBe(true);
  });

  it('is in schema, search, numbers, lists, header, answer and addresses', async () => {
    const built = await inShell('SET=skeleton npm run -s geodata', folder);
    expect(built.isGood, built.output).toBe(true);
    const command = 'SET=skeleton NO_COLOR=1 npx vitest run tests/languages';
    const { isGood, output } = await inShell(command, folder);
    expect(isGood, output).toBe(true);
    expect(output).toMatch(/Tests .*6 passed/);
  }, 300_000);
});
