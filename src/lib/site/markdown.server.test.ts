import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText, type Block } from './markdown/block';
import { parseMarkdown } from './markdown.server';

describe('a document', () => {
  it('is headings with ids, paragraphs, lists, tables and code', () => {
    const blocks = parseMarkdown(
      '# T\n\na *b* **c** `d < e`\n\n- x\n- y\n\n| p | q |\n| - | - |\n| 1 | `2` |\n\n```json\n{}\n```\n',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'table',
      'code',
    ]);
    expect(blocks[0]).toMatchObject({ level: 1, id: 't' });
    expect(blocks[1]).toMatchObject({
      text: [
        { kind: 'text', text: 'a ' },
        { kind: 'em', text: [{ kind: 'text', text: 'b' }] },
        { kind: 'text', text: ' ' },
        { kind: 'strong', text: [{ kind: 'text', text: 'c' }] },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'd < e' },
      ],
    });
  });

  it('gives the same heading twice two ids', () => {
    const ids = parseMarkdown('## A b\n\n## A b\n').map((block) => 'id' in block && block.id);
    expect(ids).toEqual(['a-b', 'a-b-2']);
  });

  it('links only to the web and to this site, and writes no HTML', () => {
    const texts = (text: string) =>
      parseMarkdown(text).flatMap((b) => (b.kind === 'paragraph' ? b.text : []));
    expect(
      texts('[a](https://a.org) [b](#b) [c](/c)').filter(({ kind }) => kind === 'link'),
    ).toHaveLength(3);
    expect(
      texts('[a](javascript:x) [b](//b.org) [c](c.md)').some(({ kind }) => kind === 'link'),
    ).toBe(false);
    expect(parseMarkdown('<script>x</script>\n\n<!-- c -->\n')).toEqual([]);
    expect(texts('a <b>c</b> & "d" &lt;')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'text', text: 'c' },
      { kind: 'text', text: ' & "d" <' },
    ]);
  });

  it.each(['CODEBOOK.md', 'CHANGELOG.md'])(
    '%s of the dataset can be drawn, with every table',
    (file) => {
      const text = readFileSync(`geodata/${file}`, 'utf8');
      const blocks = parseMarkdown(text);
      const tables = blocks.filter(({ kind }) => kind === 'table');
      expect(tables).toHaveLength([...text.matchAll(/^\|[\s|:-]+\|$/gm)].length);
      expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
      const ids = blocks.flatMap((block: Block) => (block.kind === 'heading' ? block.id : []));
      expect(new Set(ids).size).toBe(ids.length);
      expect(
        blocks.flatMap((b) => (b.kind === 'paragraph' ? plainText(b.text) : [])).join(),
      ).not.toMatch(/<!--/);
    },
  );
});
