import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Picture } from '$lib/map/still/marks';
import { formatMillionKm2 } from '$lib/site/format';
import { parseMarkdown } from '$lib/site/markdown/markdown.server';
import type { MarkdownNode } from '$lib/site/markdown/markdown-node';
import { filler } from './blanks';
import { methodExamples, type MethodExamples } from './examples.server';
import { METHOD_MAPS, METHOD_SOURCES, methodSections } from './method-text';
import { SIZE } from './measure-examples';

export interface Figure {
  /** What a map shows, for those who do not see it. */
  label: string;
  /** Drawn in a file of its own (pictures.server.ts). */
  map: Picture | null;
  bars: ReturnType<typeof histogram> | null;
  caption: MarkdownNode[];
}

const FIGURE = /^!\[(.*)\]\((\w+)\)\n?([^]*)$/;

/** method.md with its blanks filled and its pictures drawn. */
export function methodPage() {
  const examples = methodExamples();
  const filled = filler(examples);
  const figure = (block: string): Figure[] => {
    const [, label, name = '', caption = ''] = FIGURE.exec(block) ?? [];
    if (label === undefined) return [];
    const isMap = METHOD_MAPS.some((one) => one === name);
    const map = isMap ? { ...SIZE, limb: null, marks: [], file: `method-${name}` } : null;
    const bars = name === 'histogram' ? histogram(examples) : null;
    if (!map && !bars) throw new RangeError(`method.md: there is no picture "${name}"`);
    return [{ label, map, bars, caption: parseMarkdown(caption) }];
  };
  return {
    script: false,
    sections: methodSections(getLocale()).map(({ id, lang, blocks }) => {
      const texts = blocks.map(filled).filter(Boolean);
      const prose = texts.filter((text) => !FIGURE.test(text)).join('\n\n');
      return {
        ...{ id, lang, heading: m.method_heading({ section: id }), figures: texts.flatMap(figure) },
        nodes: id === 'sources' ? sources : parseMarkdown(prose),
      };
    }),
  };
}

/** Shuffles by how much new ground they gave. */
const histogram = ({ chance }: MethodExamples) =>
  chance!.counts.map((value, i) => ({
    ...{ label: formatMillionKm2(i * chance!.stepKm2), value },
    strong: (i + 0.5) * chance!.stepKm2 <= chance!.km2,
  }));

const sources = METHOD_SOURCES.map(({ id, text, url }): MarkdownNode => {
  const link = { tag: 'a', attributes: { href: url ?? '', rel: 'noopener noreferrer' } };
  return {
    ...{ tag: 'p', attributes: { id: `source-${id}` } },
    children: url ? [`${text} `, { ...link, children: [url.replace('https://', '')] }] : [text],
  };
});
