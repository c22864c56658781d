import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../cli/options';
import { briefingHtml, type Briefing } from './briefing';
import { commandFor } from './command';

const briefing: Briefing = {
  language: 'en',
  title: '2022',
  choices: 'Core rule',
  sentence: '2022: 1 record.',
  map: { svg: '<svg></svg>', caption: 'A map' },
  measures: {
    title: 'Measures',
    head: ['Measure', 'Value', 'Band', 'Same effort', 'Decided by'],
    rows: [
      { name: 'New ground', value: '2.38 M km²', band: '–', adjusted: '–', deciding: 'A & B' },
    ],
    note: '',
  },
  records: {
    title: 'Records',
    none: 'none',
    items: [
      {
        id: 'a',
        name: '<script>alert(1)</script>',
        otherNames: [{ lang: 'zh', text: '海上联合' }],
        dates: '1 May 2022',
        lines: ['Zhanjiang'],
        sources: [2, 1],
      },
    ],
  },
  sources: {
    title: 'Sources',
    items: [
      { text: 'TASS, “A”', lang: 'ru', href: 'https://example.org/?a=1&b="2"' },
      { text: 'seen only as a copy', lang: 'en' },
    ],
  },
  recompute: { title: 'Check', text: 'Run', command: 'npm run -s reach' },
  about: { title: 'About', lines: ['x'], link: { label: 'Live', href: 'https://example.org/' } },
};

describe('a briefing', () => {
  const html = briefingHtml(briefing);

  it('holds names as text, whatever they contain', () => {
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain('&#60;script&#62;');
    expect(html).toContain('href="https://example.org/?a=1&#38;b=&#34;2&#34;"');
  });

  it('loads nothing and runs nothing', () => {
    expect(html).toContain(`content="default-src &#39;none&#39;;`);
    expect(html.match(/\b(src|srcset|onload|onclick)=/g)).toBeNull();
    expect(html.match(/url\(|@import|<link/g)).toBeNull();
  });

  it('gives each record the numbers of its sources, and links only what may be linked', () => {
    for (const n of [1, 2]) {
      expect(html).toContain(`<a href="#source-${n}">[${n}]</a>`);
      expect(html).toContain(`<li id="source-${n}">`);
    }
    expect(html).toMatch(/seen only as a copy<\/span><\/li>/);
    expect(html).toContain('lang="zh"');
  });
});

describe('the command of a briefing', () => {
  it.each([
    [{}, { from: 2022, to: 2022 }],
    [
      {
        rule: 'all',
        where: {
          kinds: ['patrol', 'passage'],
          domains: ['sea'],
          frameworks: ['bilateral', 'SCO'],
          practices: ['air-defence'],
          partners: ['MN', 'IR'],
        },
        region: 'sea-of-japan',
        precise: true,
        staging: true,
        radiusKm: 300,
      },
      { from: 2014, to: 2019 },
    ],
  ] as const)('is read by the command line as the same question: %j', (choices, span) => {
    const argv = commandFor(choices, span).replace('npm run -s reach -- ', '').split(' ');
    const options = readOptions(argv, false);
    if (typeof options === 'string') throw new Error(options);
    const question = options.question({ from: 2003, to: 2026 });
    const { where = {}, ...rest } = choices as { where?: object };
    expect(question).toEqual({ kind: 'explain', choices: { ...rest, where }, span });
    expect(options.format).toBe('json');
  });
});
