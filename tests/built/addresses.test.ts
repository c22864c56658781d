import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { answerFile } from '#core/answer/answer-file';

/** What programs read, as it was built: valid in its format, and the same as the pages say. */

const read = (file: string) => readFileSync(join('build', file), 'utf8');
/** The text of a page as a reader sees it. */
const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>|<!--[\s\S]*?-->|<wbr\/?>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');

const FOLDERS = { en: '', ru: 'ru/', zh: 'zh/' };
/** What the first screen says of candidates, with their number. */
const LINES = { en: /And (\d+) candidate/, ru: /И (\d+) кандидат/, zh: /另有(\d+)条候选/ };
const languages = ['en', 'ru', 'zh'] as const;

describe('the answer', () => {
  const answer = v.parse(answerFile, JSON.parse(read('data/answer.json')));

  it.each(languages)('says what the first screen says (%s)', (language) => {
    const page = textOf(read(`${FOLDERS[language]}index.html`));
    // But for the partners, with whom it begins where it is carried away.
    expect(page).toContain(answer.answer[language]!.sentence.split(/[,，]/).at(-1));
    const told = LINES[language].exec(page)?.[1] ?? '0';
    expect(told).toBe(String(answer.candidates.count));
  });

  it('has the version of the data', () => {
    expect(answer.dataset.version).toBe(JSON.parse(read('data/versions.json')).at(-1).version);
  });
});

describe('the feed', () => {
  it.each(languages)('is Atom (%s)', async (language) => {
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'feed.xml', contents: read(`${FOLDERS[language]}feed.xml`) }],
      schema: [readFileSync('tests/built/atom.rng', 'utf8')],
      extension: 'relaxng',
    });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  it('begins with the newest version and what it answers, as the first screen counts it', () => {
    const [newest = ''] = read('feed.xml').split('</entry>');
    const { answer, dataset } = JSON.parse(read('data/answer.json'));
    const [, counts] = answer.en.text.split('. ');
    expect(newest).toContain(dataset.version);
    expect(newest).toContain(counts);
  });
});

describe('every address that is named', () => {
  const named = {
    'llms.txt': [...read('llms.txt').matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path!),
    'data/addresses/': [
      ...read('data/addresses/index.html').matchAll(/href="\.\.\/\.\.\/([^"#]+)"/g),
    ].map(([, path]) => path!),
    'schema.org': markup().distribution.map(({ contentUrl }) => contentUrl.replace('../', '')),
  };
  it.each(Object.entries(named))('in %s is there', (_, paths) => {
    const files = paths.filter((path) => !path.includes('<'));
    expect(files.length).toBeGreaterThan(9);
    expect(files.filter((path) => !existsSync(join('build', path)))).toEqual([]);
  });
});

it('the markup for search engines has the name, the licence and the days of the data', () => {
  const { coverage, dataset } = JSON.parse(read('data/answer.json'));
  expect(markup()).toMatchObject({
    '@type': 'Dataset',
    name: dataset.title,
    version: dataset.version,
    temporalCoverage: `${coverage.from}/${coverage.lastDay}`,
    license: expect.stringContaining('creativecommons.org/licenses/by/4.0'),
  });
});

function markup() {
  const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
    read('data/index.html'),
  )!;
  return JSON.parse(text) as { distribution: { contentUrl: string }[] };
}
