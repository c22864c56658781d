import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE } from '#core/record/languages';
import type { DirectionsFile } from '#core/record/dataset-files';
import { admittedBy, type Rule } from '#core/record/rules';
import type { MethodData } from '#core/record/set';
import { SIMULATED_SERIES, VERDICT_DEFAULTS } from '#core/stall/chance';
import { DRAWN_ORDERS } from '#core/stall/counts';
import { DRAWS } from '#core/stall/draws';
import { m } from '$lib/paraglide/messages';
import { getLocale, type Locale } from '$lib/paraglide/runtime';
import { DATA, events, readData, rules } from '$lib/site/dataset/dataset.server';
import { formatCount, formatKm } from '$lib/site/text/format';
import type { MarkdownNode } from '$lib/site/markdown/markdown-node';
import { parseMarkdown } from '$lib/site/markdown/markdown.server';
import { say, set } from '$lib/site/dataset/set';
import METHOD from './method.md?raw';

type SectionId = Parameters<typeof m.method_heading>[0]['section'];

/** Sources of formulas: `[id]: text address`. The text begins with authors and year. */
const SOURCE = /^\[([\w-]+)\]: (.+?)(?: (https:\S+))?$/gm;
export const METHOD_SOURCES = [...METHOD.matchAll(SOURCE)].map(([, id = '', work = '', url]) => {
  return { id, text: work, url, cite: citeOf(work) };
});

/** `Gaston & Fuller 2009`, or the title without authors. */
function citeOf(work: string) {
  const [, authors = '', year] = /^(.+?) \((\d{4})\)\./.exec(work) ?? [];
  const names = authors.split(', ').map((author) => author.replace(/^(?:[A-Z]\.[ -]?)+/, ''));
  if (!year) return /^[^.,]+/.exec(work)![0];
  return `${names.length > 2 ? `${names[0]} et al.` : names.join(' & ')} ${year}`;
}

const sectionsOf = (markdown: string, lang: Locale, more: Record<string, string> = {}) =>
  markdown
    .replace(SOURCE, '')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [, id = '', need = '', rest = ''] = /^(\S+) ?(\S*)\s+([^]*)$/.exec(section) ?? [];
      return { id: id as SectionId, need, lang, text: `${rest.trim()}${more[id] ?? ''}` };
    })
    .filter(({ need }) => !need || need in set || set.has.some((part) => part === need));

/** A set's own text continues a section: with paragraphs, or items of its last list. */
const OWN = join(DATA, 'METHOD.md');
const own = existsSync(OWN) ? readFileSync(OWN, 'utf8').split(/^## /m).slice(1) : [];
const ownTexts = Object.fromEntries(
  own.map((section) => [
    /^\S+/.exec(section)![0],
    section.trim().replace(/^\S+\s+(- )?/, (_, item?: string) => (item ? '\n- ' : '\n\n')),
  ]),
);

const FIRST_SCREEN: Record<string, string> = import.meta.glob('/messages/*/first-screen.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What explains the first screen is in the reader's language, all else in English. */
export const methodSections = (language: Locale) => [
  ...sectionsOf(FIRST_SCREEN[`/messages/${language}/first-screen.md`]!, language),
  ...sectionsOf(METHOD, BASE, ownTexts),
];
export const METHOD_SECTIONS = methodSections(BASE);

export function methodPage() {
  const blanks = methodBlanks();
  const sections = methodSections(getLocale()).map(({ id, lang, text: markdown }) => ({
    id,
    lang,
    heading: m.method_heading({ section: id }),
    nodes: id === 'sources' ? sources : parseMarkdown(fill(markdown, blanks)),
  }));
  const indexOf = (sectionId: string) => sections.findIndex(({ id }) => id === sectionId);
  const groups = GROUPS.map(({ group, from }, i) => {
    const next = GROUPS[i + 1];
    return { group, sections: sections.slice(indexOf(from), next && indexOf(next.from)) };
  });
  return { script: false, limitKm: set.newPlace.km, groups };
}

/** Each group by its first section, which every set has. */
const GROUPS = [
  { group: 'answer', from: 'new-places' },
  { group: 'measures', from: 'records' },
  { group: 'checks', from: 'rules' },
  { group: 'limits', from: 'limits' },
] as const;

/** Fills `{blank}` and links `[@source]`. Throws RangeError for an unknown one. */
export function fill(text: string, blanks: Readonly<Record<string, string>>) {
  return text
    .replace(/\{(\w+)\}/g, (blank, name: string) => {
      const value = blanks[name];
      if (value === undefined) throw new RangeError(`method: ${blank} has no value`);
      return value;
    })
    .replace(/\[@([\w-]+)\]/g, (_, id: string) => {
      const source = METHOD_SOURCES.find((work) => work.id === id);
      if (!source) throw new RangeError(`method: no work is listed as ${id}`);
      return `[${source.cite}](#source-${id})`;
    });
}

export function methodBlanks() {
  const { origin, directions } = readData<DirectionsFile>('directions.json');
  const method = readData<MethodData>('method.json');
  return {
    directions: formatCount(directions.length),
    origin: say(origin.from),
    where: method.origin ? say(method.origin) : '',
    periods: method.periods ? say(method.periods) : '',
    fixed: method.fixed ? say(method.fixed) : '',
    place: formatKm(set.newPlace.km),
    why: say(set.newPlace.why),
    shuffles: formatCount(VERDICT_DEFAULTS.orders),
    draws: formatCount(DRAWS),
    drawnOrders: formatCount(DRAWN_ORDERS),
    series: formatCount(SIMULATED_SERIES),
    rules: rules.map(ruleText).join('\n'),
    published: method.published,
    coverage: MONTH.format(new Date(set.coverage.to)),
    limits: set.notes?.coverage?.[BASE] ?? '',
  };
}

const MONTH = new Intl.DateTimeFormat(BASE, { month: 'long', year: 'numeric', timeZone: 'UTC' });

function ruleText({ name, definition, where }: Rule) {
  const n = admittedBy(where, events.records).length;
  return `- **${name[BASE]} · ${n} records.** ${definition[BASE]}`;
}

const sources = METHOD_SOURCES.map(({ id, text, url }): MarkdownNode => {
  const link = { tag: 'a', attributes: { href: url ?? '', rel: 'noopener noreferrer' } };
  return {
    tag: 'p',
    attributes: { id: `source-${id}` },
    children: url ? [`${text} `, { ...link, children: [url.replace('https://', '')] }] : [text],
  };
});
