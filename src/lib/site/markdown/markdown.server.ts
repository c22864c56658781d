import { marked, type Token, type Tokens } from 'marked';
import { nodesText, type MarkdownElement, type MarkdownNode } from './markdown-node';

/**
 * A document as elements for Markdown.svelte, so that no text is ever written as HTML. HTML in it is dropped:
 * our documents use it for comments only. Throws for what it does not support.
 */
export function parseMarkdown(text: string): MarkdownNode[] {
  const usedIds = new Map<string, number>();
  const render: Render = (tokens = []) => tokens.flatMap((token) => nodeOf(token, render, usedIds));
  return render(marked.lexer(text));
}

type Render = (tokens?: readonly Token[]) => MarkdownNode[];

/** The tags of simple elements, by the token types of marked. */
const TAG: Record<string, string> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  strong: 'strong',
  em: 'em',
  list_item: 'li',
};

function nodeOf(
  token: Token,
  render: Render,
  usedIds: Map<string, number>,
): MarkdownNode | MarkdownNode[] {
  const tag = TAG[token.type];
  if (tag) return { tag, children: render((token as Tokens.Paragraph).tokens) };
  switch (token.type) {
    case 'heading': {
      const { depth, text, tokens } = token as Tokens.Heading;
      return {
        tag: `h${depth}`,
        attributes: { id: slug(text, usedIds) },
        children: render(tokens),
      };
    }
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return { tag: ordered ? 'ol' : 'ul', children: render(items) };
    }
    case 'table':
      return tableOf(token as Tokens.Table, render);
    case 'code': {
      // Focusable, so that the keyboard can scroll long lines.
      const code = { tag: 'code', children: [(token as Tokens.Code).text] };
      return { tag: 'pre', attributes: { tabindex: 0 }, children: [code] };
    }
    case 'codespan':
      return { tag: 'code', children: [unescaped((token as Tokens.Codespan).text)] };
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      if (!isSafe(href)) return render(tokens);
      const rel = href.startsWith('http') && { rel: 'noopener noreferrer external' };
      return { tag: 'a', attributes: { href, ...rel }, children: render(tokens) };
    }
    case 'text':
    case 'escape': {
      const { text, tokens } = token as Tokens.Text;
      return tokens ? render(tokens) : unescaped(text);
    }
    case 'br':
      return '\n';
    case 'space':
    case 'html':
    case 'hr':
      return [];
    default:
      throw new Error(`Markdown: "${token.type}" is not supported: ${token.raw.slice(0, 80)}`);
  }
}

/** In a focusable box, so that the keyboard can scroll a wide table. */
function tableOf({ header, rows }: Tokens.Table, render: Render): MarkdownElement {
  const heads = header.map(({ tokens }) => render(tokens));
  const row = (cells: MarkdownElement[]) => ({ tag: 'tr', children: cells });
  const head = row(
    heads.map((children) => ({ tag: 'th', attributes: { scope: 'col' }, children })),
  );
  const body = rows.map((cells) =>
    row(cells.map(({ tokens }) => ({ tag: 'td', children: render(tokens) }))),
  );
  const label = heads.map(nodesText).join(', ');
  return {
    tag: 'div',
    attributes: { class: 'table', role: 'group', tabindex: 0, 'aria-label': label },
    children: [
      {
        tag: 'table',
        children: [
          { tag: 'thead', children: [head] },
          { tag: 'tbody', children: body },
        ],
      },
    ],
  };
}

/** An address of the web, a path of this site or an anchor. Files of the repository have no address here. */
const isSafe = (href: string): boolean => /^(https?:\/\/|\/(?!\/)|#)/.test(href);

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The lexer escapes some texts for HTML, which Svelte does again. */
function unescaped(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (entity) => ENTITIES[entity as keyof typeof ENTITIES],
  );
}

function slug(text: string, usedIds: Map<string, number>): string {
  const words =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  const before = usedIds.get(words) ?? 0;
  usedIds.set(words, before + 1);
  return before ? `${words}-${before + 1}` : words;
}
