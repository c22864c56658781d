import { BASE } from '$lib/core/record/languages';
import type { DirectionsFile } from '$geodata/files/dataset';
import { admits, type Rule } from '$lib/core/record/rules';
import type { MethodData } from '$lib/core/record/set';
import { VERDICT_DEFAULTS } from '$lib/core/stall/chance';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { events, readData, rules } from '$lib/site/dataset/dataset.server';
import { formatCount, formatKm } from '$lib/site/text/format';
import type { MarkdownNode } from '$lib/site/markdown/markdown-node';
import { parseMarkdown } from '$lib/site/markdown/markdown.server';
import { say, set } from '$lib/site/dataset/set';
import { METHOD_SOURCES, methodSections } from './method-text';

/** The texts of the page, with their blanks filled. */
export function methodPage() {
  const blanks = methodBlanks();
  const sections = methodSections(getLocale()).map(({ id, lang, text }) => ({
    id,
    lang,
    heading: m.method_heading({ section: id }),
    nodes: id === 'sources' ? sources : parseMarkdown(fill(text, blanks)),
  }));
  const indexOf = (sectionId: string) => sections.findIndex(({ id }) => id === sectionId);
  const groups = GROUPS.map(({ group, from }, i) => {
    const next = GROUPS[i + 1];
    return { group, sections: sections.slice(indexOf(from), next && indexOf(next.from)) };
  });
  return { script: false, limitKm: set.newPlace.km, groups };
}

/** Groups of sections, each by its first section, which every set has. */
const GROUPS = [
  { group: 'answer', from: 'new-places' },
  { group: 'measures', from: 'records' },
  { group: 'checks', from: 'rules' },
  { group: 'limits', from: 'limits' },
] as const;

/** Fills `{blank}` and links `[@source]`. Throws RangeError for one without a value, and for a source not listed. */
export function fill(text: string, blanks: Readonly<Record<string, string>>): string {
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

/** The values of the blanks; empty for what the set lacks. */
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
    series: formatCount(VERDICT_DEFAULTS.series),
    rules: rules.map(ruleText).join('\n'),
    published: method.published,
    coverage: MONTH.format(new Date(set.coverage.to)),
    limits: set.notes?.coverage?.[BASE] ?? '',
  };
}

const MONTH = new Intl.DateTimeFormat(BASE, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A counting rule with how many records it counts. */
function ruleText({ name, definition, where }: Rule): string {
  const n = events.records.filter((record) => admits(where, record)).length;
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
