import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodesText, type MarkdownElement, type MarkdownNode } from './markdown-node';
import { parseMarkdown } from './markdown.server';

/** The nodes as HTML, without escapes. */
const toHtml = (nodes: readonly MarkdownNode[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const { tag, attributes = {}, children } = node;
      const list = Object.entries(attributes).map(([name, value]) => ` ${name}=${value}`);
      return `<${tag}${list.join('')}>${toHtml(children)}</${tag}>`;
    })
    .join('');
const elements = (nodes: readonly MarkdownNode[]): MarkdownElement[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]));

describe('a document', () => {
  it.each([
    ['# T', '<h1 id=t>T</h1>'],
    ['a *b* **c** `d < e`', '<p>a <em>b</em> <strong>c</strong> <code>d < e</code></p>'],
    ['- x\n- y\n  - z', '<ul><li>x</li><li>y<ul><li>z</li></ul></li></ul>'],
    ['[x](https://a.org)', '<p><a href=https://a.org rel=noopener noreferrer external>x</a></p>'],
    ['1. x', '<ol><li>x</li></ol>'],
    ['> x', '<blockquote><p>x</p></blockquote>'],
    ['```json\n{}\n```', '<pre tabindex=0><code>{}</code></pre>'],
    [
      '| p | q |\n| - | - |\n| 1 | `2` |',
      '<div class=table role=group tabindex=0 aria-label=p, q>' +
        '<table><thead><tr><th scope=col>p</th><th scope=col>q</th></tr></thead>' +
        '<tbody><tr><td>1</td><td><code>2</code></td></tr></tbody></table></div>',
    ],
  ])('has its elements: %j', (text, expected) => {
    expect(toHtml(parseMarkdown(text))).toBe(expected);
  });

  it('gives the same heading twice two ids', () => {
    const ids = elements(parseMarkdown('## A b\n\n## A b\n')).map(
      ({ attributes }) => attributes?.id,
    );
    expect(ids).toEqual(['a-b', 'a-b-2']);
  });

  it('links only to the web and to this site, and writes no HTML', () => {
    const links = (text: string) => elements(parseMarkdown(text)).filter(({ tag }) => tag === 'a');
    expect(links('[a](https://a.org) [b](#b) [c](/c)')).toHaveLength(3);
    expect(links('[a](javascript:x) [b](//b.org) [c](c.md)')).toEqual([]);
    expect(parseMarkdown('<script>x</script>\n\n<!-- c -->\n')).toEqual([]);
    expect(toHtml(parseMarkdown('a <b>c</b> & "d" &lt;'))).toBe('<p>a c & "d" <</p>');
  });

  it.each(['CODEBOOK.md', 'CHANGELOG.md'])(
    '%s of the dataset can be drawn, with every table',
    (file) => {
      const text = readFileSync(`static/data/${file}`, 'utf8');
      const nodes = parseMarkdown(text);
      const drawn = elements(nodes);
      const tables = [...text.matchAll(/^\|[\s|:-]+\|$/gm)];
      expect(drawn.filter(({ tag }) => tag === 'table')).toHaveLength(tables.length);
      expect(drawn[0]).toMatchObject({ tag: 'h1' });
      const ids = drawn.flatMap(({ attributes }) => attributes?.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(nodesText(nodes)).not.toMatch(/<!--/);
    },
  );
});
