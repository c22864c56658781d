import { textTokens } from './fold';

/** A piece of a text; `terms` are the matched terms that it shows, empty where nothing matched. */
export interface Part {
  text: string;
  terms: string[];
}

/** The text cut where it holds one of the terms; overlapping pairs of characters are one piece. */
export function marked(text: string, terms: ReadonlySet<string>): Part[] {
  const found = textTokens(text)
    .filter(({ term }) => terms.has(term))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: Part[] = [];
  let at = 0;
  let open: (Part & { end: number }) | null = null;
  for (const { term, start, end } of found) {
    if (open && start <= open.end) {
      open.text += text.slice(open.end, end);
      open.end = Math.max(open.end, end);
      open.terms.push(term);
    } else {
      if (start > at) parts.push({ text: text.slice(at, start), terms: [] });
      open = { text: text.slice(start, end), terms: [term], end };
      parts.push(open);
    }
    at = open.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), terms: [] });
  return parts.map(({ text, terms }) => ({ text, terms: [...new Set(terms)] }));
}
