/** A document as plain data: what Markdown.svelte can draw. */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; text: Inline[] }
  | { kind: 'em'; text: Inline[] }
  | { kind: 'link'; href: string; text: Inline[] };

export type Block =
  | { kind: 'heading'; level: number; id: string; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; blocks: Block[] };

export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (typeof inline.text === 'string' ? inline.text : plainText(inline.text)))
    .join('');
}
