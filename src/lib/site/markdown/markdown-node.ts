/** A document as plain data: text, or an element of a known tag. */
export type MarkdownNode = string | MarkdownElement;

export interface MarkdownElement {
  tag: string;
  attributes?: Record<string, string | number>;
  children: MarkdownNode[];
}

export function plainText(nodes: readonly MarkdownNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : plainText(node.children))).join('');
}
