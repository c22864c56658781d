import { describe, expect, it } from 'vitest';
import type { Source } from '#core/record/schema';
import { toBibtex } from './bibtex';

const source = (more: Partial<Source>): Source => ({
  id: 'usni-2016',
  type: 'article-newspaper',
  title: 'Title',
  language: 'en',
  custom: { sourceType: 'independent', link: true },
  ...more,
});
const bibtex = (more: Partial<Source>) => toBibtex({ sources: { a: source(more) } });

describe('BibTeX', () => {
  it('has the fields of a newspaper article', () => {
    expect(
      bibtex({
        title: 'China, Russia start Joint Sea 2016',
        'container-title': 'USNI News',
        issued: { 'date-parts': [[2016, 9, 12]] },
        URL: 'https://news.usni.org/2016/09/12/a_b%20c',
      }),
    ).toBe(`@article{usni-2016,
  author = {{USNI News}},
  title = {{China, Russia start Joint Sea 2016}},
  journal = {USNI News},
  year = {2016},
  month = sep,
  day = {12},
  url = {https://news.usni.org/2016/09/12/a_b%20c},
  langid = {english},
  language = {en},
  keywords = {independent},
}
`);
  });

  const title = '中俄海上联合 — Морское взаимодействие, ëé';
  it.each<[string, Partial<Source>, string]>([
    // TeX's own names for its ten special characters (The TeXbook, chapter 7).
    [
      'escapes what TeX reads as a command',
      { title: '50% of R&D_1 #2 {x} $5 ^ ~ \\' },
      'title = {{50\\% of R\\&D\\_1 \\#2 \\{x\\} \\$5 \\textasciicircum{} \\textasciitilde{} \\textbackslash{}}},',
    ],
    ['keeps every script as it is', { title, language: 'zh' }, `{{${title}}}`],
    [
      'names authors in the order family, given',
      { author: ['Gorenburg', 'Wishnick'].map((family) => ({ family, given: 'D.' })) },
      'author = {Gorenburg, D. and Wishnick, D.},',
    ],
    [
      'never lets an address end its field',
      { URL: 'https://a.org/}x{' },
      'url = {https://a.org/%7Dx%7B},',
    ],
  ])('%s', (_, more, expected) => {
    expect(bibtex(more)).toContain(expected);
  });

  it('leaves out an address, a year or a month that is not known', () => {
    expect(bibtex({})).not.toMatch(/url|year/);
    expect(bibtex({ issued: { 'date-parts': [[2016]] } })).not.toContain('month');
  });
});
