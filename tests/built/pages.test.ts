import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJson } from '../json';
import { certainty, told } from '../told';

/** Every built page as text: what a browser need not be asked. */

type Page = ReturnType<typeof read>;

function read(file: string) {
  // Scripts hold data of their own; comments are the framework's.
  const html = readFileSync(join('build', file), 'utf8').replace(
    /<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g,
    '',
  );
  const links = [...html.matchAll(/<a\s((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/a>/g)].map(
    ([, tag = '', inside = '']) => {
      const names = [attribute(tag, 'aria-label'), textOf(inside)];
      const inner = ['alt', 'aria-label'].map((name) => attribute(inside, name));
      return {
        href: attribute(tag, 'href') ?? '',
        rel: attribute(tag, 'rel') ?? '',
        // Its text, or what stands for it.
        name: [...names, ...inner].find(Boolean) ?? '',
      };
    },
  );
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
  return { file, html, text: textOf(html.replace(/^[\s\S]*<body/, '<body')), ids, links };
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}

const textOf = (html: string) =>
  html
    .replace(/<!--[\s\S]*?-->|<wbr\/>/g, '')
    .replace(/<(?:[^>"]|"[^"]*")*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const count = ({ html }: Page, tag: string) => html.split(new RegExp(`<${tag}[\\s>]`)).length - 1;
const languageOf = (file: string) => /^(ru|zh)\//.exec(file)?.[1] ?? 'en';

const files = readdirSync('build', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(?<!^404)\.html$/.test(file))
  .sort();
const pages = new Map(files.map((file) => [file, read(file)]));

/** One line for each fault of each page. */
function faults(faultsOf: (page: Page) => string[]): string[] {
  return [...pages.values()].flatMap((page) =>
    faultsOf(page).map((fault) => `${page.file}: ${fault}`),
  );
}

/** Where a link of a page leads within the site; undefined when it leaves it. */
function target(page: Page, href: string): { path: string; id: string } | undefined {
  const { host, pathname, hash } = new URL(href, `http://site/${page.file}`);
  if (host !== 'site') return undefined;
  const path = decodeURIComponent(pathname.slice(1)).replace(/(^|\/)$/, '$1index.html');
  return { path, id: decodeURIComponent(hash.slice(1)) };
}

function deadLink(page: Page, href: string): string[] {
  const to = target(page, href);
  if (!to) return [];
  if (!existsSync(join('build', to.path)) || statSync(join('build', to.path)).isDirectory())
    return [`${href} leads nowhere`];
  const ids = pages.get(to.path)?.ids;
  if (to.id && ids && !ids.includes(to.id)) return [`${href} has no such place`];
  return [];
}

describe(`${files.length} built pages`, () => {
  it('are those of three languages', () => {
    const inLanguage = (language: string) => files.filter((file) => languageOf(file) === language);
    expect(inLanguage('en').length).toBeGreaterThan(100);
    for (const language of ['ru', 'zh'])
      expect(inLanguage(language).map((file) => file.slice(3))).toEqual(inLanguage('en'));
  });

  it('name their language, and have a title that no other page of it has', () => {
    const titles = new Map<string, string>();
    const wrong = faults(({ file, html }) => {
      const lang = /<html lang="([^"]*)"/.exec(html)?.[1];
      const title = textOf(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '');
      const key = `${languageOf(file)} ${title}`;
      const twin = titles.get(key);
      titles.set(key, file);
      return [
        lang === languageOf(file) ? [] : `lang="${lang}"`,
        title === '' ? 'no title' : [],
        twin ? `"${title}" is also the title of ${twin}` : [],
      ].flat();
    });
    expect(wrong).toEqual([]);
  });

  it('have one main part and one heading of the first level', () => {
    const wrong = faults((page) =>
      ['h1', 'main', 'head'].flatMap((tag) =>
        count(page, tag) === 1 ? [] : `${count(page, tag)} <${tag}>`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('say nothing that a program says by mistake, also in attributes', () => {
    const word = /\bNaN\b|\bundefined\b|\[object Object\]|\bInfinity\b|=(\s|&nbsp;)*&lt;/g;
    const wrong = faults(({ html }) =>
      [...html.matchAll(word)].map(({ index }) => html.slice(index - 40, index + 20)),
    );
    expect(wrong).toEqual([]);
  });

  it('tell one answer: on the first screen, in the findings, at the end of the story, in descriptions', () => {
    for (const folder of ['', 'ru/', 'zh/']) {
      const page = (file: string) => pages.get(`${folder}${file}index.html`)!;
      const descriptionOf = ({ html }: Page) =>
        attribute(/<meta name="description"[^>]*>/.exec(html)?.[0] ?? '', 'content') ?? '';
      const answer = descriptionOf(page('findings/'));
      // Carried away, the sentence begins with the partners; on a page it does not.
      const end = answer.split(/[.。]/)[0]!.split(/[,，]/).at(-1)!;
      expect(end.length).toBeGreaterThan(7);
      expect(descriptionOf(page(''))).toContain(answer);
      for (const file of ['', 'findings/', 'story/']) expect(page(file).text).toContain(end);
    }
  });

  it('have the note that a part did not load at their end, as readers of text alone see it always', () => {
    expect(faults(({ html }) => html.split('id="missing"')[1]?.match(/<main|<h1/g) ?? [])).toEqual(
      [],
    );
  });

  it('have no id twice', () => {
    expect(faults(({ ids }) => ids.filter((id, i) => ids.indexOf(id) !== i))).toEqual([]);
  });

  it('have no link without a name or an address', () => {
    const wrong = faults(({ links }) =>
      links.flatMap(({ href, name }) =>
        href === '' || name === '' || /^javascript:/i.test(href) ? `"${href}" "${name}"` : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('give other sites no way back to them', () => {
    const wrong = faults(({ links }) =>
      links.flatMap(({ href, rel }) =>
        /^https?:/.test(href) && !/^(?=.*noopener)(?=.*noreferrer)/.test(rel) ? href : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('have no dead link to another page, a file, or a place in a page', () => {
    const seen = new Set<string>();
    expect(
      faults((page) =>
        page.links.flatMap(({ href }) => {
          const key = `${posix.dirname(page.file)} ${href}`;
          if (seen.has(key)) return [];
          seen.add(key);
          return deadLink(page, href);
        }),
      ),
    ).toEqual([]);
  });

  it('load nothing that is not there, and nothing from another host', () => {
    const wrong = faults((page) =>
      [...page.html.matchAll(/<(?:link|img|image|use)\s[^>]*>/g)].flatMap(([tag]) => {
        const href = attribute(tag, 'href') ?? attribute(tag, 'src') ?? '';
        if (/^(data:|#)/.test(href) || /rel="(canonical|alternate)"/.test(tag)) return [];
        return target(page, href) ? deadLink(page, href) : `${href} is elsewhere`;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('have a picture for links that are shared, as large as they say', () => {
    const wrong = faults((page) => {
      const said = (name: string) =>
        new RegExp(`property="og:image${name}" content="([^"]*)"`).exec(page.html)?.[1] ?? '';
      const path = target(page, said(''))?.path;
      if (!path || !existsSync(join('build', path))) return [`no picture ${said('')}`];
      const png = readFileSync(join('build', path));
      // IHDR stands first: https://www.w3.org/TR/png-3/#11IHDR.
      const size = `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}`;
      return size === `${said(':width')} × ${said(':height')}` ? [] : [`${said('')} is ${size}`];
    });
    expect(wrong).toEqual([]);
  });

  it('carry their content policy, and no script but those whose hash it names', () => {
    const wrong = faults(({ file, html }) => {
      const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      const [allowed = ''] = /script-src [^;]*/.exec(policy) ?? [];
      const scripts = [
        ...readFileSync(join('build', file), 'utf8').matchAll(/<script>(.*?)<\/script>/gs),
      ].map(([, script = '']) => createHash('sha256').update(script).digest('base64'));
      return [
        allowed.includes("'self'") && !allowed.includes('unsafe') ? [] : `policy "${policy}"`,
        scripts.length > 0 && scripts.every((hash) => allowed.includes(hash)) ? [] : 'its scripts',
        html.match(/<[^>]*\son[a-z]+="/g) ?? [],
      ].flat();
    });
    expect(wrong).toEqual([]);
  });
});

describe.each([
  ['en', '', '(–| to )', 'KNOWN of N'],
  ['ru', 'ru/', '(–| до )', 'KNOWN из N'],
  ['zh', 'zh/', '(—|至)', 'N次[^\\d]{0,4}KNOWN次|KNOWN/N次'],
] as const)('in %s', (language, folder, to, counted) => {
  const page = (path: string) => pages.get(`${folder}${path}index.html`)!.text;
  const [before, since] = ['2014 to 2019', 'since 2020'].map((span) => {
    const { joined, n } = told(`exercises ${span}`);
    return RegExp(counted.replaceAll('KNOWN', joined(to)).replaceAll('N', n));
  });
  const messages = readJson<{ answer_evidence: [{ match: Record<string, string> }] }>(
    `messages/${language}/answer.json`,
  );
  const evidence =
    messages.answer_evidence[0].match[`certainty=${certainty.replace('too-few', '*')}`]!;

  it.each(['', 'story/', 'findings/', 'compare/'])('/%s tells the same two counts', (path) => {
    expect(page(path)).toMatch(before!);
    expect(page(path)).toMatch(since!);
  });

  it.each(['story/', 'findings/'])('/%s tells the same certainty', (path) => {
    expect(page(path)).toContain(evidence);
  });
});
