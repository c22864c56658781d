import { BASE } from '$lib/core/record/languages';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';
import { DATA } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import text from './method.md?raw';

type SectionId = Parameters<typeof m.method_heading>[0]['section'];

/** The sources of the formulas: `[id]: text address`. The text begins with authors and year. */
const SOURCE = /^\[([\w-]+)\]: (.+?)(?: (https:\S+))?$/gm;
export const METHOD_SOURCES = [...text.matchAll(SOURCE)].map(([, id = '', work = '', url]) => {
  return { id, text: work, url, cite: citeOf(work) };
});

/** How the page cites a work: `Gaston & Fuller 2009`, or its title where it has no authors. */
function citeOf(work: string): string {
  const [, authors = '', year] = /^(.+?) \((\d{4})\)\./.exec(work) ?? [];
  const names = authors.split(', ').map((author) => author.replace(/^(?:[A-Z]\.[ -]?)+/, ''));
  if (!year) return /^[^.,]+/.exec(work)![0];
  return `${names.length > 2 ? `${names[0]} et al.` : names.join(' & ')} ${year}`;
}

/** The sections in their order, as Markdown, without those that need what the set lacks. */
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

/** A set's own text continues a section: as new paragraphs, or as items of its last list. */
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
  ...sectionsOf(text, BASE, ownTexts),
];
export const METHOD_SECTIONS = methodSections(BASE);
