import { marked, type Token, type Tokens } from 'marked';
import { plainText, type MarkdownElement, type MarkdownNode } from './markdown-node';

/**
 * A document of ours as elements that Markdown.svelte draws, so that no text is ever written as HTML.
 * HTML in it is left out: our documents use it for comments only.
 */
export function parseMarkdown(text: string): MarkdownNode[] {
  const used = new Map<string, number>();
  const all = (tokens: readonly Token[] = []) => tokens.flatMap((token) => node(token, all, used));
  return all(marked.lexer(text));
}

type All = (tokens?: readonly Token[]) => MarkdownNode[];

/** Types of marked that are elements with the text inside, by their tags. */
const TAG: Record<string, string> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  strong: 'strong',
  em: 'em',
  list_item: 'li',
};

function node(token: Token, all: All, used: Map<string, number>): MarkdownNode | MarkdownNode[] {
  const tag = TAG[token.type];
  if (tag) return { tag, children: all((token as Tokens.Paragraph).tokens) };
  switch (token.type) {
    case 'heading': {
      const { depth, text, tokens } = token as Tokens.Heading;
      return { tag: `h${depth}`, attributes: { id: slug(text, used) }, children: all(tokens) };
    }
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return { tag: ordered ? 'ol' : 'ul', children: all(items) };
    }
    case 'table':
      return table(token as Tokens.Table, all);
    case 'code': {
      // Long lines are scrolled by keyboard.
      const code = { tag: 'code', children: [(token as Tokens.Code).text] };
      return { tag: 'pre', attributes: { tabindex: 0 }, children: [code] };
    }
    case 'codespan':
      return { tag: 'code', children: [plain((token as Tokens.Codespan).text)] };
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      if (!isSafe(href)) return all(tokens);
      const rel = href.startsWith('http') && { rel: 'noopener noreferrer external' };
      return { tag: 'a', attributes: { href, ...rel }, children: all(tokens) };
    }
    case 'text':
    case 'escape': {
      const { text, tokens } = token as Tokens.Text;
      return tokens ? all(tokens) : plain(text);
    }
    case 'br':
      return '\n';
    case 'space':
    case 'html':
    case 'hr':
      return [];
    default:
      throw new Error(`Markdown: "${token.type}" is not known here: ${token.raw.slice(0, 80)}`);
  }
}

/** In a box, since a wide table is scrolled by keyboard. */
function table({ header, rows }: Tokens.Table, all: All): MarkdownElement {
  const heads = header.map(({ tokens }) => all(tokens));
  const row = (cells: MarkdownElement[]) => ({ tag: 'tr', children: cells });
  const head = row(
    heads.map((children) => ({ tag: 'th', attributes: { scope: 'col' }, children })),
  );
  const body = rows.map((cells) =>
    row(cells.map(({ tokens }) => ({ tag: 'td', children: all(tokens) }))),
  );
  const label = heads.map(plainText).join(', ');
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

/** The web, this site or a place on the page; a file of the repository has no address here. */
const isSafe = (href: string): boolean => /^(https?:\/\/|\/(?!\/)|#)/.test(href);

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The lexer escapes some texts for HTML; the page does that itself. */
function plain(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (entity) => ENTITIES[entity as keyof typeof ENTITIES],
  );
}

function slug(text: string, used: Map<string, number>): string {
  const words =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  const before = used.get(words) ?? 0;
  used.set(words, before + 1);
  return before ? `${words}-${before + 1}` : words;
}
