import { isInPart } from '#core/record/time';
import { MOST_TESTED, MOST_VARIED } from '#core/stall/counts';
import { sentences } from '#core/answer/voice';
import { countInputs, formatDate, formatMonth, formatYears } from '$lib/site/text/format';
import { coverageNote, say } from '$lib/site/dataset/set';
import { plain, voiceOf } from '$lib/site/text/voice';
import { m } from '$lib/paraglide/messages';
import type { Atlas } from './atlas.svelte';

export function answerTitle({ view, index, page }: Atlas) {
  const { from } = view.axis;
  // The answer names its years, unless they are all up to one.
  const { years, isSingleYear } = view;
  const { to } = years.from === from && !isSingleYear ? years : view.axis;
  const title = say(page.set.short);
  const until = index.coverage.lastDay;
  return isInPart(to, until)
    ? m.answer_title_part({ title, from, to, month: formatMonth(until) })
    : m.answer_title({ title, from, to });
}

export function answerKicker(atlas: Atlas) {
  const { own } = atlas.page;
  if (!own) return answerTitle(atlas);
  const records = m.count_records(countInputs(atlas.index.records.length));
  return m.own_kicker({ file: own.file, records });
}

/** Which tests are omitted for so many records; null if none. */
export function untestedText({ page, isVerdict, verdict }: Atlas): string | null {
  const n = verdict ? verdict.before.n + (verdict.since?.n ?? 0) : 0;
  if (!page.own || !isVerdict || n <= MOST_VARIED) return null;
  return page.own.untested[n > MOST_TESTED ? 'chance' : 'variations'];
}

export const coverageText = ({ page }: Atlas) => page.own?.coverage ?? coverageNote();

/** As running text with its confidence; null until known. */
export function answerProse({ answer, isVerdict }: Atlas): string | null {
  if (!answer) return null;
  const { summary } = answer.howSure;
  return plain(sentences(voiceOf(), [answer.text, ...(isVerdict && summary ? [summary] : [])]));
}

export function quotation(atlas: Atlas) {
  const text = answerProse(atlas) ?? answerTitle(atlas);
  const { from, to } = atlas.view.axis;
  const source = m.answer_source({
    version: atlas.index.dataVersion,
    years: formatYears(from, to),
    rule: atlas.ruleName,
    n: atlas.filtered.length,
    date: formatDate(new Date().toISOString().slice(0, 10)),
  });
  // A reader's own records have no address: the quotation names them.
  const about = answerTitle(atlas) + m.colon() + text;
  return atlas.isOwn
    ? m.bracketed({ text: about, more: source })
    : m.answer_quoted({ text, source, address: atlas.link() });
}
