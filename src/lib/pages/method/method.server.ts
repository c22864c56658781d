import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { parseMarkdown } from '$lib/site/markdown/markdown.server';
import type { MarkdownNode } from '$lib/site/markdown/markdown-node';
import { reachDataset } from '$lib/site/reach-dataset.server';
import type { Picture } from '../findings/picture';
import { firstScreenBlanks, methodBlanks } from './blanks';
import { methodCharts } from './charts';
import { methodExamples } from './examples.server';
import { METHOD_MAPS, METHOD_SOURCES, filled, methodSections } from './method-text';

export interface Figure {
  /** What a map shows, for those who do not see it. */
  label: string;
  /** Name of its file (pictures.server.ts). */
  map: string | null;
  chart: Picture | null;
  caption: MarkdownNode[];
}

const FIGURE = /^!\[(.*)\]\((\w+)\)\n?([^]*)$/;

/** method.md with its blanks filled and its pictures drawn. */
export function methodPage() {
  const examples = methodExamples();
  const blanks = { ...methodBlanks(examples), ...firstScreenBlanks(examples) };
  const charts = methodCharts(
    examples,
    m.findings_source_records({ version: reachDataset.dataVersion }),
  );
  const figure = (block: string): Figure[] => {
    const [, label, name = '', caption = ''] = FIGURE.exec(block) ?? [];
    if (label === undefined) return [];
    const map = METHOD_MAPS.includes(name) ? `method-${name}` : null;
    const chart = charts[name] ?? null;
    if (!map && !chart) throw new RangeError(`method.md: there is no picture "${name}"`);
    return [{ label, map, chart, caption: parseMarkdown(caption) }];
  };
  return {
    script: false,
    sections: methodSections(getLocale()).map(({ id, lang, blocks }) => {
      const texts = blocks.map((block) => filled(block, blanks));
      const prose = texts.filter((text) => !FIGURE.test(text)).join('\n\n');
      return {
        ...{ id, lang, heading: m.method_heading({ section: id }), figures: texts.flatMap(figure) },
        nodes: id === 'sources' ? sources : parseMarkdown(prose),
      };
    }),
  };
}

const sources = METHOD_SOURCES.map(({ id, text, url }): MarkdownNode => {
  const link = { tag: 'a', attributes: { href: url ?? '', rel: 'noopener noreferrer' } };
  return {
    ...{ tag: 'p', attributes: { id: `source-${id}` } },
    children: url ? [`${text} `, { ...link, children: [url.replace('https://', '')] }] : [text],
  };
});
