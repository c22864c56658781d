export type MarkdownNode = string | MarkdownElement;

export interface MarkdownElement {
  tag: string;
  attributes?: Record<string, string | number>;
  children: MarkdownNode[];
}

export function nodesText(nodes: readonly MarkdownNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : nodesText(node.children))).join('');
}
