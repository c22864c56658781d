import { directionsAt } from '$lib/core/reach/directions';
import { isInPart } from '$lib/core/record/time';
import { answerLines } from '$lib/core/stall/sentence';
import { formatDate, formatMonth } from '$lib/site/format';
import { say } from '$lib/site/set';
import { estimateTextPx } from '$lib/site/text-width';
import { voiceOf } from '$lib/site/voice';
import type { AtlasPage } from '$lib/view/atlas-index';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { travelsOf, type Atlas } from '../state/atlas.svelte';

/** Between two sentences. */
export const space = () => (getLocale() === 'zh' ? '' : ' ');

/** What the answer is about, with the years that it knows. */
export function answerTitle({ view, index, page }: Atlas): string {
  const { known, lastYear: to } = view;
  const { from } = known;
  const title = say(page.set.short);
  const until = index.coverage.lastDay;
  return isInPart(to, until)
    ? m.answer_title_part({ title, from, to, month: formatMonth(until) })
    : m.answer_title({ title, from, to });
}

/** A longer sentence has smaller letters, not more room. */
export function sizeOf(sentence: string): number {
  const px = estimateTextPx(sentence);
  return px < 800 ? 1 : px < 900 ? 0.9 : 0.8;
}

/** What a set says that is not shown, by its standard rule and at the end of its years. */
export function answerOf({ index, rules }: AtlasPage): string {
  const { directions, lastYear: year } = index;
  const known = index.records.map(travelsOf);
  const places = { precise: false, staging: false, region: null };
  const [rule] = rules as [AtlasPage['rules'][number]];
  const input = {
    ...{ year, latest: true, rule, standardRule: rule.id, periods: null, filtered: false },
    ...{ directions: directions.directions, states: directionsAt(known, directions, year, places) },
    ...{ pace: [], hangsOn: null, known, others: [], nameOf: String },
  };
  return answerLines(input, voiceOf()).answer.join(space());
}

/** The answer as it is quoted: how sure it is, under which rule, of which data, when, and where it is found. */
export function quoteOf(atlas: Atlas): string {
  const { answer, pace, others } = atlas.answer;
  const { from, to } = atlas.view.known;
  const source = m.answer_source({
    version: atlas.index.dataVersion,
    years: `${from}–${to}`,
    rule: atlas.ruleName,
    n: atlas.filtered.length,
    date: formatDate(new Date().toISOString().slice(0, 10)),
  });
  const said = [...answer, ...pace, ...(others ? [others] : [])].join(space());
  // A link leads to ours; of a reader's own records the quotation says what they are of.
  if (atlas.isOwn) return `${answerTitle(atlas)}: ${said} (${source.replace(/[,，]\s*$/, '')})`;
  return `${said} (${source} ${atlas.link()})`;
}
