import { isInPart } from '$lib/core/record/time';
import { formatDate, formatMonth } from '$lib/site/format';
import { estimateTextPx } from '$lib/site/text-width';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Atlas } from '../state/atlas.svelte';

/** Between two sentences. */
export const space = () => (getLocale() === 'zh' ? '' : ' ');

/** What the answer is about, with the years that it knows. */
export function answerTitle({ view, until }: Atlas): string {
  const { firstYear: from } = view.bounds;
  const { to } = view.current;
  return isInPart(to, until)
    ? m.answer_title_part({ from, to, month: formatMonth(until) })
    : m.answer_title({ from, to });
}

/** A longer sentence has smaller letters, not more room. */
export function sizeOf(sentence: string): number {
  const px = estimateTextPx(sentence);
  return px < 800 ? 1 : px < 900 ? 0.9 : 0.8;
}

/** The answer as it is quoted: how sure it is, under which rule, of which data, when, and where it is found. */
export function quoteOf(atlas: Atlas): string {
  const { answer, pace, others } = atlas.answer;
  const { firstYear, lastYear } = atlas.view.bounds;
  const source = m.answer_source({
    version: atlas.dataVersion,
    years: `${firstYear}–${lastYear}`,
    rule: atlas.ruleName,
    n: atlas.filtered.length,
    date: formatDate(new Date().toISOString().slice(0, 10)),
  });
  const said = [...answer, ...pace, ...(others ? [others] : [])].join(space());
  return `${said} (${source} ${atlas.link()})`;
}
