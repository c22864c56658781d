import { describe, expect, it } from 'vitest';
import type { Source } from '$lib/core/record/schema';
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

  // TeX's own names for its ten special characters (The TeXbook, chapter 7).
  it('escapes what TeX reads as a command', () => {
    expect(bibtex({ title: '50% of R&D_1 #2 {x} $5 ^ ~ \\' })).toContain(
      'title = {{50\\% of R\\&D\\_1 \\#2 \\{x\\} \\$5 \\textasciicircum{} \\textasciitilde{} \\textbackslash{}}},',
    );
  });

  it('keeps every script as it is', () => {
    const title = '中俄海上联合 — Морское взаимодействие, ëé';
    expect(bibtex({ title, language: 'zh' })).toContain(`{{${title}}}`);
  });

  it('cites a source without an address without one', () => {
    expect(bibtex({})).not.toContain('url');
  });

  it('names authors in the order family, given', () => {
    const author = [
      { family: 'Gorenburg', given: 'Dmitry' },
      { family: 'Wishnick', given: 'Elizabeth' },
    ];
    expect(bibtex({ author })).toContain('author = {Gorenburg, Dmitry and Wishnick, Elizabeth},');
  });

  it('never lets an address end its field', () => {
    expect(bibtex({ URL: 'https://a.org/}x{' })).toContain('url = {https://a.org/%7Dx%7B},');
  });

  it('says what has no month or year by leaving it out', () => {
    expect(bibtex({ issued: { 'date-parts': [[2016]] } })).not.toContain('month');
    expect(bibtex({})).not.toContain('year');
  });
});
