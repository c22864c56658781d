import { marked, type Token, type Tokens } from 'marked';
import type { Block, Inline } from './markdown/block';

/**
 * A document of ours as blocks that Markdown.svelte draws, so that no text is ever written as HTML.
 * HTML in it is left out: our documents use it for comments only.
 */
export function parseMarkdown(text: string): Block[] {
  const used = new Map<string, number>();
  return blocks(marked.lexer(text), used);
}

function blocks(tokens: readonly Token[], used: Map<string, number>): Block[] {
  return tokens.flatMap((token): Block[] => {
    switch (token.type) {
      case 'heading': {
        const { depth, text, tokens: inner } = token as Tokens.Heading;
        return [{ kind: 'heading', level: depth, id: slug(text, used), text: inlines(inner) }];
      }
      case 'paragraph':
      case 'text': {
        const { tokens: inner, text } = token as Tokens.Paragraph | Tokens.Text;
        return [{ kind: 'paragraph', text: inner ? inlines(inner) : [{ kind: 'text', text }] }];
      }
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return [{ kind: 'list', ordered, items: items.map((item) => blocks(item.tokens, used)) }];
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        const cells = (row: Tokens.TableCell[]) => row.map((cell) => inlines(cell.tokens));
        return [{ kind: 'table', head: cells(header), rows: rows.map(cells) }];
      }
      case 'code':
        return [{ kind: 'code', text: (token as Tokens.Code).text }];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks((token as Tokens.Blockquote).tokens, used) }];
      case 'space':
      case 'html':
      case 'hr':
        return [];
      default:
        throw new Error(`Markdown: "${token.type}" is not known here: ${token.raw.slice(0, 80)}`);
    }
  });
}

function inlines(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return [{ kind: 'text', text: plain((token as Tokens.Text).text) }];
      case 'codespan':
        return [{ kind: 'code', text: plain((token as Tokens.Codespan).text) }];
      case 'strong':
      case 'em':
        return [{ kind: token.type, text: inlines((token as Tokens.Strong).tokens) }];
      case 'link': {
        const { href, tokens: inner } = token as Tokens.Link;
        const text = inlines(inner);
        return isSafe(href) ? [{ kind: 'link', href, text }] : text;
      }
      case 'br':
        return [{ kind: 'text', text: '\n' }];
      case 'html':
        return [];
      default:
        throw new Error(`Markdown: "${token.type}" is not known here: ${token.raw.slice(0, 80)}`);
    }
  });
}

/** The web, this site or a place on the page; a file of the repository has no address here. */
function isSafe(href: string): boolean {
  return /^(https?:\/\/|\/(?!\/)|#)/.test(href);
}

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
