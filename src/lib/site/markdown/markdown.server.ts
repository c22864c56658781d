import { marked, type Token, type Tokens } from 'marked';
import { nodesText, type MarkdownElement, type MarkdownNode } from './markdown-node';

/**
 * Elements for Markdown.svelte, so that no text is ever written as HTML. Drops HTML, which our
 * documents use only for comments. Throws for what it does not support.
 */
export function parseMarkdown(text: string): MarkdownNode[] {
  const usedIds = new Map<string, number>();
  const render: Render = (tokens = []) => tokens.flatMap((token) => nodeOf(token, render, usedIds));
  return render(marked.lexer(text));
}

type Render = (tokens?: readonly Token[]) => MarkdownNode[];

const element = (
  tag: string,
  children: MarkdownNode[],
  attributes?: MarkdownElement['attributes'],
): MarkdownElement => ({ tag, ...(attributes && { attributes }), children });

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
  if (tag) return element(tag, render((token as Tokens.Paragraph).tokens));
  switch (token.type) {
    case 'heading': {
      const { depth, text, tokens } = token as Tokens.Heading;
      return element(`h${depth}`, render(tokens), { id: slug(text, usedIds) });
    }
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return element(ordered ? 'ol' : 'ul', render(items));
    }
    case 'table':
      return tableOf(token as Tokens.Table, render);
    case 'code': {
      // Focusable, so that the keyboard can scroll long lines.
      const { text } = token as Tokens.Code;
      return element('pre', [element('code', [text])], { tabindex: 0 });
    }
    case 'codespan':
      return element('code', [unescaped((token as Tokens.Codespan).text)]);
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      if (!isSafe(href)) return render(tokens);
      const rel = href.startsWith('http') && { rel: 'noopener noreferrer external' };
      return element('a', render(tokens), { href, ...rel });
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
  const heads = header.map(({ tokens }) => element('th', render(tokens), { scope: 'col' }));
  const body = rows.map((cells) =>
    element(
      'tr',
      cells.map(({ tokens }) => element('td', render(tokens))),
    ),
  );
  const parts = [element('thead', [element('tr', heads)]), element('tbody', body)];
  const label = heads.map(({ children }) => nodesText(children)).join(', ');
  const box = { class: 'table', role: 'group', tabindex: 0, 'aria-label': label };
  return element('div', [element('table', parts)], box);
}

/** Web addresses, paths of this site and anchors, but no files of the repository. */
const isSafe = (href: string) => /^(https?:\/\/|\/(?!\/)|#)/.test(href);

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The lexer escapes some texts for HTML, which Svelte does again. */
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);

function slug(text: string, usedIds: Map<string, number>) {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['section']).join('-');
  const before = usedIds.get(words) ?? 0;
  usedIds.set(words, before + 1);
  return before ? `${words}-${before + 1}` : words;
}
