import { isInPart, yearOf } from '$lib/core/record/time';
import { sentences } from '$lib/core/stall/voice';
import { formatDate, formatMonth } from '$lib/site/text/format';
import { say } from '$lib/site/dataset/set';
import { voiceOf } from '$lib/site/text/voice';
import { m } from '$lib/paraglide/messages';
import type { Atlas } from '../state/atlas.svelte';

/** What the answer is about, with the years that it knows. */
export function answerTitle({ view, index, page }: Atlas): string {
  const { from } = view.axis;
  // Years of their own are named by the sentence; all up to one are what the answer is about.
  const { to } = view.current.from === from ? view.current : view.axis;
  const title = say(page.set.short);
  const until = index.coverage.lastDay;
  return isInPart(to, until)
    ? m.answer_title_part({ title, from, to, month: formatMonth(until) })
    : m.answer_title({ title, from, to });
}

/** The one line above the answer: whose records, of which years; of a reader's own, from which file. */
export function kickerOf(atlas: Atlas): string {
  const { own } = atlas.page;
  if (!own) return answerTitle(atlas);
  const records = m.count_records({ n: atlas.index.records.length });
  return m.own_kicker({ file: own.file, records });
}

/** What stands out of the answer: the counts, or in a single year its new places. */
export function strongOf(atlas: Atlas): Record<'counts' | 'others', string[]> {
  const { visits, verdicts } = atlas.reach;
  const { from, to } = atlas.view.current;
  const lead = verdicts?.find(({ kind }) => kind === atlas.leadKind);
  const others = verdicts?.find(({ kind }) => kind !== atlas.leadKind);
  const shares = [lead?.before, lead?.since].map((period) =>
    period ? m.panel_share({ k: period.k, n: period.n }) : '',
  );
  const places =
    from === to
      ? (visits ?? [])
          .filter(({ kind, status, start }) => {
            return kind === atlas.leadKind && status === 'new' && yearOf(start) === to;
          })
          .map(atlas.labelOf)
      : [];
  const ofThem = others?.since ? m.panel_of_them({ k: others.since.k }) : '';
  return { counts: [...shares, ...places], others: [ofThem] };
}

/** The sentences in a row, with how sure they are; null until they are known. */
export function saidText({ answer }: Pick<Atlas, 'answer'>): string | null {
  if (!answer) return null;
  const { evidence } = answer.howSure;
  const voice = voiceOf();
  const sure = evidence === null ? [] : [`${evidence}${voice.language === 'zh' ? '。' : '.'}`];
  return sentences(voice, [answer.text, ...sure]);
}

/** The answer as it is quoted: how sure it is, under which rule, of which data, when, and where it is found. */
export function quoteOf(atlas: Atlas): string {
  const said = saidText(atlas) ?? answerTitle(atlas);
  const { from, to } = atlas.view.axis;
  const source = m.answer_source({
    version: atlas.index.dataVersion,
    years: `${from}–${to}`,
    rule: atlas.ruleName,
    n: atlas.filtered.length,
    date: formatDate(new Date().toISOString().slice(0, 10)),
  });
  // A link leads to ours; of a reader's own records the quotation says what they are of.
  if (atlas.isOwn) return `${answerTitle(atlas)}: ${said} (${source.replace(/[,，]\s*$/, '')})`;
  return `${said} (${source} ${atlas.link()})`;
}
