import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, RULES, type Language } from '#core/record/languages';
import { GROUPS } from '../tools/messages-by-language.mjs';
import { importsIn } from './imports';
import { readJson } from './json';
import { walk } from './tree';

type Message = string | { declarations: string[]; match: Record<string, string> }[];
type Catalogue = Record<string, Message>;

/** What CLDR asks of whole numbers; a fraction takes `other`. */
const pluralsOf = (language: Language) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories;
const areas = readdirSync('messages/en')
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))
  .sort();

const read = (area: string, language: string) => {
  const { $schema: _, ...messages } = readJson<Catalogue>(`messages/${language}/${area}.json`);
  return messages;
};

/** A line for each message of a catalogue, in each language, that something is wrong with. */
function faultsOf(
  area: string,
  faultOf: (message: Message, key: string, language: Language) => string | null,
): string[] {
  return LANGUAGES.flatMap((language) =>
    Object.entries(read(area, language)).flatMap(([key, message]) => {
      const fault = faultOf(message, key, language);
      return fault === null ? [] : `${language} ${key}: ${fault}`;
    }),
  );
}

describe.each(areas)('the catalogue %s', (area) => {
  const english = read(area, 'en');

  it('has the same messages in each language, in the same order', () => {
    for (const language of LANGUAGES)
      expect(Object.keys(read(area, language)), language).toEqual(Object.keys(english));
  });

  it('says something in each, with the same parameters', () => {
    const wrong = faultsOf(area, (message, key) => {
      const isBare = variants(message).some((text) => text.trim() === '');
      // Of a number that comes with its text, a language without plurals needs the text alone.
      const [named, asked] = [message, english[key] ?? ''].map((said) => {
        const names = inputs(said);
        return names.filter((name) => name !== 'n' || !names.includes('count')).join();
      });
      return isBare || named !== asked ? `{${named}} {${asked}}` : null;
    });
    expect(wrong).toEqual([]);
  });

  it('has every plural form of the language', () => {
    const wrong = faultsOf(area, (message, _, language) => {
      const plurals =
        typeof message === 'string'
          ? []
          : message.filter(({ declarations }) =>
              declarations.some((line) => /: plural$/.test(line)),
            );
      const missingForms = plurals.flatMap(({ match }) => {
        const forms = Object.keys(match).flatMap(
          (variant) => /=(one|few|many|other|\*)/.exec(variant)?.[1] ?? [],
        );
        return pluralsOf(language).filter((form) => !forms.includes(form) && !forms.includes('*'));
      });
      return missingForms.join() || null;
    });
    expect(wrong).toEqual([]);
  });
});

it('a sentence is followed by the space of its language, not by one of the markup', () => {
  const unspaced = LANGUAGES.filter((language) => RULES[language].space === '');
  const catalogues = unspaced.flatMap((language) => areas.map((area) => read(area, language)));
  const ends = /[。！？]$/;
  const sentences = catalogues.flatMap((messages) =>
    Object.keys(messages).filter((key) => variants(messages[key]!).some((text) => ends.test(text))),
  );
  expect(sentences).toContain('credits_note');
  const pages = [...walk()].filter((file) => /^src\/.*\.svelte$/.test(file));
  expect(pages.flatMap((file) => spacedIn(readFileSync(file, 'utf8'), sentences))).toEqual([]);
});

describe('the groups of tools/messages-by-language.mjs', () => {
  it('hold each catalogue, and no message is in two catalogues', () => {
    expect([...new Set(Object.values(GROUPS).flat())].sort()).toEqual(areas);
    const keys = areas.flatMap((area) => Object.keys(read(area, 'en')));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it.each([
    ['atlas', '(atlas)/+page', 'src/lib/timeline/Timeline.svelte'],
    ['atlas', '(atlas)/embed/+page', 'src/lib/atlas/state/filters.ts'],
    ['record', '(atlas)/record/[id]/+page', 'src/lib/atlas/record/RecordPanel.svelte'],
    ['findings', '(text)/findings/+page', 'src/lib/pages/findings/Claims.svelte'],
    ['compare', '(text)/compare/+page', 'src/lib/pages/compare/Compare.svelte'],
    ['data', '(text)/data/+page', 'src/lib/pages/data/OwnFile.svelte'],
  ] as const)(
    'give /%s all messages that it uses, at first or with a later part',
    (page, route, part) => {
      const routes = ['+layout', '+error', route.replace(/\/.*/, '/+layout'), route];
      // Proposed on the page of data alone.
      const starts = routes.map((name) => `src/routes/${name}.svelte`);
      const files = reached(starts).filter(
        (file) => page === 'data' || !file.endsWith('own/subject.ts'),
      );
      expect(files).toContain(part);
      const later = files.flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/loadTexts\('(\w+)'\)/g)].map(([, name]) => name!),
      );
      const first = [page, 'common', ...(page === 'record' ? ['atlas'] : [])];
      const saidBy = (groups: readonly string[]) =>
        Object.entries(GROUPS).flatMap(([name, own]) => (groups.includes(name) ? own : []));
      expect(missing(files, saidBy([...first, ...later]))).toEqual([]);
      // What comes with the page speaks before a later part has brought its words; what /data says
      // of a subject waits for those of own records.
      const atOnce = reached(starts, false).filter((file) => !/OwnSubject|own\/subject/.test(file));
      expect(missing(atOnce, saidBy(first))).toEqual([]);
    },
  );
});

/** Which of the messages have a space in the markup between them and what goes on in their line. */
function spacedIn(source: string, messages: readonly string[]): string[] {
  const INLINE = ['a', 'b', 'code', 'em', 'small', 'span', 'strong'];
  const isInline = (node?: AST.Fragment['nodes'][number]) =>
    node?.type === 'ExpressionTag' ||
    (node?.type === 'RegularElement' && INLINE.includes(node.name));
  const spaced = ({ nodes }: AST.Fragment): string[] =>
    nodes.flatMap((node, i) => {
      const inside = Object.values(node).filter((part) => part?.type === 'Fragment');
      const [before, after] = [nodes[i - 1], nodes[i + 1]];
      const goesOn = isInline(before) && (isInline(after) || after?.type === 'IfBlock');
      if (node.type !== 'Text' || !/^\s/.test(node.data) || !goesOn) return inside.flatMap(spaced);
      const said = source.slice(before!.start, before!.end).matchAll(/\bm\.(\w+)/g);
      return [...said].map(([, key = '']) => key).filter((key) => messages.includes(key));
    });
  return spaced(parse(source, { modern: true }).fragment);
}

/** Messages that the files use and the catalogues do not have. */
function missing(files: readonly string[], catalogues: readonly string[]) {
  const translated = new Set(catalogues.flatMap((area) => Object.keys(read(area, 'en'))));
  const used = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bm\.(\w+)/g)].map(([, key = '']) => ({ file, key })),
  );
  expect(used.length).toBeGreaterThan(0);
  return used.filter(({ key }) => !translated.has(key));
}

function variants(message: Message): string[] {
  if (typeof message === 'string') return [message];
  return message.flatMap(({ match }) => Object.values(match));
}

/** Parameters that a caller gives. */
function inputs(message: Message): string[] {
  const lines = typeof message === 'string' ? [] : message.flatMap((choice) => choice.declarations);
  const declared = (kind: string) =>
    lines.flatMap((line) => RegExp(`^${kind} (\\w+)`).exec(line)?.[1] ?? []);
  const named = variants(message).flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  );
  const locals = declared('local');
  return [...new Set([...declared('input'), ...named])]
    .filter((name) => !locals.includes(name))
    .sort();
}

/** These files and all that they import, types aside; unless `withLater`, only at once. */
function reached(start: readonly string[], withLater = true): string[] {
  const files = new Set(start);
  for (const file of files)
    for (const { name, isType, isLater } of importsIn(file, readFileSync(file, 'utf8'))) {
      const next = [name, `${name}.ts`].find(
        (path) => /\.(ts|svelte)$/.test(path) && existsSync(path),
      );
      if (next && !isType && (withLater || !isLater)) files.add(next);
    }
  return [...files];
}
