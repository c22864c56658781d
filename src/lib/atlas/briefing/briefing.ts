import { element, escaped, type Attributes } from '$lib/site/markup';
import { STYLE } from './style';

/** What a briefing says, as text: every word and number is that of the page it was made from. */
export interface Briefing {
  language: string;
  title: string;
  /** Above the title: counting rule and filters. */
  choices: string;
  sentence: string;
  map: {
    /** SVG source, trusted: made by this project from numbers and escaped names. */
    svg: string;
    caption: string;
  };
  measures: { title: string; head: readonly string[]; rows: readonly MeasureRow[]; note: string };
  records: { title: string; items: readonly BriefedRecord[]; none: string };
  sources: { title: string; items: readonly BriefedSource[] };
  recompute: { title: string; text: string; command: string };
  about: { title: string; lines: readonly string[]; link: { label: string; href: string } };
}

export interface MeasureRow {
  name: string;
  value: string;
  band: string;
  adjusted: string;
  deciding: string;
}

export interface BriefedRecord {
  id: string;
  name: string;
  otherNames: readonly { lang: string; text: string }[];
  dates: string;
  /** Participants, kind, places with their precision. */
  lines: readonly string[];
  /** Numbers of its sources in the list, from 1. */
  sources: readonly number[];
}

export interface BriefedSource {
  text: string;
  lang: string;
  /** Absent where no address may be linked. */
  href?: string;
}

/** Nothing runs in the file and it asks for nothing: it can be opened on any closed network. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The briefing as one HTML file without script: the view, its numbers, its records and every source,
 * readable and printable on its own (product.md, "An offline briefing").
 */
export function briefingHtml(briefing: Briefing): string {
  const { language, title, choices, sentence, map, measures, records, sources } = briefing;
  const { recompute, about } = briefing;
  const head = [
    '<meta charset="utf-8"/>',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, escaped(`Joint Reach: ${title}`)),
    element('style', {}, STYLE),
  ];
  const body = [
    tag('header', tag('p', escaped(choices)) + tag('h1', escaped(title))),
    tag('p', escaped(sentence), { class: 'lead' }),
    tag('figure', map.svg + tag('figcaption', escaped(map.caption))),
    section(measures.title, table(measures.head, measures.rows) + paragraph(measures.note)),
    section(
      records.title,
      records.items.length ? list('ul', records.items.map(record)) : paragraph(records.none),
    ),
    section(
      sources.title,
      list(
        'ol',
        sources.items.map((item) => source(item)),
        (i) => ({ id: `source-${i + 1}` }),
      ),
    ),
    section(recompute.title, paragraph(recompute.text) + tag('pre', escaped(recompute.command))),
    section(
      about.title,
      about.lines.map(paragraph).join('') +
        tag('p', element('a', { href: about.link.href, rel: REL }, escaped(about.link.label))),
    ),
  ];
  const html = tag('head', head.join('\n')) + tag('body', tag('main', body.join('\n')));
  return `<!doctype html>\n${element('html', { lang: language }, html)}\n`;
}

const REL = 'noopener noreferrer';

const tag = (name: string, content: string, attributes: Attributes = {}) =>
  // An empty element would be closed as XML does, which HTML does not know.
  element(name, attributes, content || ' ');
const paragraph = (text: string) => (text ? tag('p', escaped(text)) : '');
const section = (title: string, content: string) =>
  tag('section', tag('h2', escaped(title)) + content);

function list(
  name: 'ul' | 'ol',
  items: readonly string[],
  attributesOf: (i: number) => Attributes = () => ({}),
): string {
  return tag(name, items.map((item, i) => tag('li', item, attributesOf(i))).join('\n'));
}

function table(head: readonly string[], rows: readonly MeasureRow[]): string {
  const top = head.map((cell) => tag('th', escaped(cell), { scope: 'col' })).join('');
  const body = rows.map(({ name, value, band, adjusted, deciding }) => {
    const cells = [value, band, adjusted, deciding].map((cell) => tag('td', escaped(cell)));
    return tag('tr', tag('th', escaped(name), { scope: 'row' }) + cells.join(''));
  });
  return tag('table', tag('thead', tag('tr', top)) + tag('tbody', body.join('\n')));
}

function record({ id, name, otherNames, dates, lines, sources }: BriefedRecord): string {
  const others = otherNames.map(({ lang, text }) => tag('span', escaped(text), { lang }));
  const notes = sources.map((n) => element('a', { href: `#source-${n}` }, `[${n}]`));
  return [
    tag('h3', escaped(name), { id }),
    others.length ? tag('p', others.join(' · '), { class: 'names' }) : '',
    tag('p', `${tag('strong', escaped(dates))} ${notes.join(' ')}`),
    ...lines.map(paragraph),
  ].join('');
}

function source({ text, lang, href }: BriefedSource): string {
  const words = tag('span', escaped(text), { lang });
  return href ? `${words} ${element('a', { href, rel: REL }, escaped(href))}` : words;
}
