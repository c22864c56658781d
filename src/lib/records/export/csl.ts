import type { Selection } from './selection';

/** The sources as CSL-JSON items (https://citationstyles.org), as Zotero and Pandoc read them. */
export function toCslJson({ sources }: Pick<Selection, 'sources'>): string {
  return `${JSON.stringify(Object.values(sources), null, 1)}\n`;
}
