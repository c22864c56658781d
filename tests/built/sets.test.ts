import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ComparisonAnswers } from '../../geodata/build/comparison';
import type { FullAnswer } from '#core/answer/full-answer';
import { build } from '../../tools/build.mjs';
import { readJson } from '../json';
import { foreignWordsFor, pagesOf, SETS, textOf } from '../new-set/foreign-words';

/** Pages and files of the second set, in the deep run alone; read, since a browser need not be asked. */

const FOLDER = 'build-malabar';
if (process.env.DEEP) build('malabar');
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');

/** Without the step of the story that compares the set with others. */
const ownText = (html: string) => textOf(html.replace(/<section id="sets".*?<\/section>/s, ''));

describe.runIf(process.env.DEEP)('the site of another set', () => {
  it('has its own citation and documents in each download', () => {
    const foreignWords = foreignWordsFor('geodata/malabar');
    for (const file of ['data/CITATION.cff', 'data/README.md', 'data/datapackage.json']) {
      expect(read(file), file).toMatch(/Malabar/);
      expect(foreignWords(textOf(read(file))), file).toEqual([]);
    }
    expect(read('findings.csv').split('\r\n').length).toBe(6);
  });

  it('tells its own story in whole sentences, with the steps that it can fill', () => {
    const titles = [...read('story/index.html').matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(
      ([, html = '']) => textOf(html).trim(),
    );
    expect(titles.length).toBeGreaterThanOrEqual(3);
    for (const title of titles) expect(title).toMatch(/^[A-Z\d].{20,}[^:;,]$/);
  });

  it('is in the language of its set alone', () => {
    expect(['ru', 'zh'].filter((language) => existsSync(`${FOLDER}/${language}`))).toEqual([]);
    expect(read('index.html')).not.toContain('hreflang');
  });

  it('is compared with other sets by the numbers of its command line', () => {
    const { sets } = readJson<ComparisonAnswers>('static/data/sets.json');
    const { common, own } = sets.find(({ id }) => id === 'malabar')!;
    for (const [test, args] of [
      [common, '--km 500 --before 2014..2019 --since 2020'],
      [own!, ''],
    ] as const) {
      const words = `tools/reach.mjs directions ${args} --format json`.split(' ').filter(Boolean);
      const env = { ...process.env, SET: 'malabar' };
      const answer = JSON.parse(
        execFileSync('node', words, { env, encoding: 'utf8' }),
      ) as FullAnswer;
      // The command line has the whole curve, of which the list tells the widest gap.
      const { curve, ...rest } = test.verdict;
      const widest = curve && { widest: curve.widest };
      expect(answer.verdicts[0]).toMatchObject({ ...rest, curve: widest });
      // Without arguments, what the first screen says.
      const { carried } = answer.answer.en.lines;
      if (args === '') expect(textOf(read('index.html'))).toContain(carried);
    }
  }, 120_000);

  it('lacks what the set lacks: context, zones, straits', () => {
    expect(existsSync(`${FOLDER}/around.json`)).toBe(false);
    const listed = read('data/datapackage.json') + read('table.json');
    expect(listed).not.toMatch(/context\.(csv|json)|watch-zones|straits|scale\.json/);
    expect(read('index.html')).not.toMatch(/Watch zones|Straits/);
  });
});

/** The sets that are built here, each with its site. */
const BUILT = SETS.map((set) => [set, `build-${basename(set)}`] as const).filter(([, site]) =>
  existsSync(site),
);

it.each(BUILT)(
  'no page of %s speaks of another set, or says what a program says by mistake',
  (set, site) => {
    const foreignWords = foreignWordsFor(set);
    const pages = pagesOf(site);
    expect(pages.length).toBeGreaterThan(10);
    const spoken = pages.map((file) => {
      const text = ownText(readFileSync(`${site}/${file}`, 'utf8'));
      const mistakes = text.match(/\bNaN\b|\bundefined\b|\[object Object\]/g) ?? [];
      return [file, [...foreignWords(text), ...mistakes]];
    });
    expect(spoken.filter(([, words]) => words!.length > 0)).toEqual([]);
  },
);
