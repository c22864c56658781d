import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SetFile } from '../geodata/set-schema';
import { walk } from './tree';
import { readJson } from './json';

/** Code knows no country, place, study, year or limit of a dataset: these stand in the folder of the set. */

const sets = readdirSync('geodata')
  .filter((name) => existsSync(`geodata/${name}/set.json`))
  .map((name) => readJson<SetFile>(`geodata/${name}/set.json`));
const partners = [...new Set(sets.flatMap((set) => set.partners.map(({ id }) => id)))];

/** Without its ending, which changes with the case: "Росси" is found in "России", too. */
const stem = (name: string) => (/[а-я]$/.test(name) ? name.slice(0, -1) : name);
const names = ['en', 'ru', 'zh'].flatMap((language) => {
  const nameOf = new Intl.DisplayNames(language, { type: 'region' });
  return partners.map((id) => stem(nameOf.of(id)!));
});

const WORDS: readonly RegExp[] = [
  RegExp(`(['"\`])(?:${partners.join('|')})\\1`),
  RegExp(`(?<![A-Za-z])(?:${names.join('|')})(?![a-z])`),
  /(?<![A-Za-z])(?:Russians?|Chinese|Sino|Indians?|Americans?|Japanese|Australians?|Pakistanis?)(?![a-z])/,
  /российск|русск|китайск|индийск|американск|японск|австралийск|пакистанск/i,
  /中俄|俄中|俄方|中方|俄语|中文|汉语|美印|印美|日美|美日|中巴|巴中|俄印|印俄/,
  /Tumen|Туман|图们|Malabar|Малабар|马拉巴尔|Khunjerab|Kyzylkum|Indra\b/,
  /\b(?:CNA|CSIS|MERICS|NDU|SIPRI|EUISS)\b/,
  /(?<!\d)20(?:0[3-9]|1\d|2[0-6])(?!\d)/,
  // From how far on a place is new.
  /\b(?:NEW_PLACE_KM|newPlaceKm)\s*(?:[:=]|\?\?)\s*\d+/,
];

/** What only looks like a word of a dataset, in which files, and why it may stay. */
const ALLOWED: readonly [file: RegExp, words: RegExp, why: string][] = [
  [/./, /2001(?:\.\.|[-–]| to )(?:20)?09/, 'the example of years in help and comments'],
  [/\/stall\/proposed-periods/, /newPlaceKm(?::| \?\?) \d+/, 'the rule for own records'],
  [/^src\/lib\/core\//, /\b(?:Gilbert & Liebhold|Phipson & Smyth) 2010|Karney 2013/, 'works cited'],
  [/^src\/lib\/pages\/method\//, /`Gaston & Fuller 2009`/, 'how a work is cited'],
  [/method\/.*\.md$/, /\[@?[a-z-]+-\d{4}\](?:: .*)?/, 'a work cited, and the list of them'],
  // Languages are no countries: the site and its texts have these, tables come in their encodings.
  [/./, /\b(?:in|or) (?:Russian|Chinese)(?=[.,;:)]| \*\/| 万|$)/, 'a language'],
  [/./, /(?:Russian|Chinese) (?:characters|words?|letters|text|layout|sign|unit)\b/, 'a language'],
  [/\/page\/Header/, /Russian names are long/, 'a language'],
  [/\/search\/search/, /Chinese, Japanese and Korean/, 'languages without spaces'],
  [
    /\/(?:import\/table|export\/formats)/,
    /Russian (?:tables|and Chinese)|Chinese ones GB/,
    'encodings',
  ],
  [/^messages\/\w+\/(?:data|timeline)\.json/, /2016/, 'the example of a year'],
  [/^messages\/\w+\/method\.json/, /на русском языке|为中文/, 'a language'],
];

function wordsIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const free = ALLOWED.filter(([allowedIn]) => allowedIn.test(file)).reduce(
      (rest, [, pattern]) => rest.replaceAll(RegExp(pattern, 'g'), ''),
      line,
    );
    return WORDS.flatMap((words) => {
      const [word] = words.exec(free) ?? [];
      return word === undefined
        ? []
        : [`${file}:${i + 1}: ${word} in "${line.trim().slice(0, 100)}"`];
    });
  });
}

const files = [...walk()].filter(
  (file) =>
    /^src\/.*\.(ts|svelte|css|html|md)$|^geodata\/.*\.ts$|^messages\/.*\.json$|^sql\//.test(file) &&
    !/\.(test|fixture)\.ts$|^src\/lib\/paraglide\//.test(file),
);

describe('code', () => {
  it.each([
    ["if (partner === 'CN')", "'CN'"],
    ['of Russia and', 'Russia'],
    ['«Россией»', 'Росси'],
    ['与印度联合', '印度'],
    ['Sino-Indian', 'Sino'],
    ['in Chinese waters', 'Chinese'],
    ['российско-китайские', 'российск'],
    ['中俄联合', '中俄'],
    ['from the Tumen mouth', 'Tumen'],
    ['the study (CNA)', 'CNA'],
    ['const BREAK = 2020;', '2020'],
    ['in 2014–2019', '2014'],
    ['const NEW_PLACE_KM = 500;', 'NEW_PLACE_KM = 500'],
    ['newPlaceKm: 500,', 'newPlaceKm: 500'],
    ['set.newPlaceKm ?? 500', 'newPlaceKm ?? 500'],
  ])('is searched for words of a dataset: %s', (line, word) => {
    expect(wordsIn('src/lib/a.ts', `a\n${line}`)[0]).toMatch(`src/lib/a.ts:2: ${word} in`);
  });

  it.each(['years like 2001..2009', 'said in Russian.', 'indianRed', 'chinaware', '12014 km'])(
    'may say %s',
    (line) => {
      expect(wordsIn('src/lib/a.ts', line)).toEqual([]);
    },
  );

  it('uses each exception', () => {
    const unused = ALLOWED.filter(
      ([allowedIn, words]) =>
        !files.some((file) => allowedIn.test(file) && words.test(readFileSync(file, 'utf8'))),
    );
    expect(unused).toEqual([]);
  });

  it('knows no country, place, study, year or limit of a dataset', () => {
    expect(files).toContain('sql/reach.sql');
    expect(files.flatMap((file) => wordsIn(file, readFileSync(file, 'utf8')))).toEqual([]);
  });
});
