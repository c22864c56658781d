import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySources } from '../new-set/walk';

/** The places of CONTRIBUTING, as it names them, and the files that each is. */
export const PLACES = {
  'src/lib/core/record/languages.json': /^src\/lib\/core\/record\/languages\.json$/,
  'project.inlang/settings.json': /^project\.inlang\/settings\.json$/,
  'messages/<tag>/': /^messages\/xx\//,
  'geodata/<set>/set.json': /^geodata\/[\w-]+\/set\.json$/,
  'geodata/<set>/': /^geodata\/[\w-]+\/(?!set\.json).*\.(geo)?json$/,
};

const SET = 'geodata/skeleton';
const RULES = 'src/lib/core/record/languages.json';

/** English with accents: `Géódátá {n}`; what stands in braces is left. */
const accented = (text: string) =>
  text.replace(/\{[^}]*\}|[aeiouAEIOU]/g, (part) => ACCENTS[part as keyof typeof ACCENTS] ?? part);
const ACCENTS = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The values of a catalogue, of which those below `match` are texts, too. */
function translated(message: Json, key = ''): Json {
  if (typeof message === 'string') return accented(message);
  if (Array.isArray(message))
    return key === 'declarations' || key === 'selectors'
      ? message
      : message.map((item) => translated(item));
  if (message === null || typeof message !== 'object') return message;
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [name, translated(value, name)]),
  );
}

/** Texts of a set with their translation beside the English. */
const withTranslations = (file: string): Json =>
  JSON.parse(file, (_, value: { en?: unknown } | null) =>
    typeof value?.en === 'string' ? { ...value, xx: accented(value.en) } : value,
  );

/** Adds the language `xx` to a copy of the sources, whose set is the skeleton; returns the files written. */
export function pseudo(folder: string): string[] {
  clear(folder);
  copySources(folder);
  mkdirSync(join(folder, 'tests/languages'), { recursive: true });
  writeFileSync(
    join(folder, 'tsconfig.json'),
    readFileSync('tsconfig.json', 'utf8').replace('.svelte-kit', '.sets/kit-skeleton'),
  );
  copyFileSync('tests/chance.ts', join(folder, 'tests/chance.ts'));
  copyFileSync('tests/languages/added.fixture.ts', join(folder, 'tests/languages/added.test.ts'));

  const touched = new Set<string>();
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as never;
  const write = (file: string, content: unknown) => {
    touched.add(file);
    writeFileSync(join(folder, file), JSON.stringify(content, null, 2));
  };
  const rules = read(RULES) as Record<string, Json>;
  const ownRules = {
    name: 'Áccénts',
    short: 'XX',
    letters: { pattern: '[áéíóú]', are: 'accented letters' },
    unitGap: '_',
    km: 'kilos',
    ordinals: { other: '#{n}' },
    stop: ' !',
    // Groups digits and joins lists as no other language here does.
    tag: 'de-DE',
  };
  write(RULES, { ...rules, xx: { ...(rules.en as object), ...ownRules } });
  const settings = read('project.inlang/settings.json') as { locales: string[] };
  write('project.inlang/settings.json', { ...settings, locales: [...settings.locales, 'xx'] });
  mkdirSync(join(folder, 'messages/xx'));
  for (const file of readdirSync('messages/en')) {
    if (file.endsWith('.json'))
      write(`messages/xx/${file}`, translated(read(`messages/en/${file}`)));
    else {
      touched.add(`messages/xx/${file}`);
      copyFileSync(`messages/en/${file}`, join(folder, `messages/xx/${file}`));
    }
  }
  const sites = new Set<string>();
  for (const file of readdirSync(SET, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(geo)?json$/.test(file)) continue;
    const text = readFileSync(join(folder, SET, file), 'utf8');
    const content = JSON.parse(text) as { sites?: { name: string }[] };
    for (const { name } of content.sites ?? []) sites.add(name);
    const words = withTranslations(text);
    if (file === 'set.json') Object.assign(words as object, { languages: ['en', 'xx'] });
    if (JSON.stringify(words) !== JSON.stringify(content)) write(`${SET}/${file}`, words);
  }
  const places = [...sites].map((name) => [name, { xx: accented(name) }]);
  write(`${SET}/places.json`, Object.fromEntries(places));
  return [...touched];
}

export const clear = (folder: string) => rmSync(folder, { recursive: true, force: true });
