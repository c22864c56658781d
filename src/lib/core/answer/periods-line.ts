import type { YearSpan } from '../record/time';
import type { Counted } from '../stall/counts';
import { joined, range, upper, when, type Voice } from './voice';

type SpanCount = Counted & YearSpan;

/** "9 to 11 of 15 in 2014–2019 were at a new place; since 2020 3 to 7 of 17." */
export function periodsLine(
  { before, since }: { before: SpanCount; since: SpanCount | null },
  isLatest: boolean,
  voice: Voice,
) {
  const told = (message: string, count: SpanCount, isOpen: boolean) =>
    voice.say(message, { ...countWords(count, voice), when: when(voice, count, isOpen) });
  const counts = [told('answer_before', before, false)];
  if (since?.n) counts.push(told('answer_since', since, isLatest));
  return countsSentence(counts, voice);
}

export const countWords = (count: Counted, voice: Voice) => ({
  amount: amount(count),
  k: range(voice, count),
  n: count.n,
});

export const countsSentence = (counts: readonly string[], voice: Voice) =>
  voice.say('answer_counts', { list: upper(joined(voice, 'parts', counts)) });

/** Selects the plural form; alone is one of one. */
export function amount({ k, atMost, n }: Counted) {
  if (n === 1 && k === 1) return 'alone-new';
  if (n === 1) return atMost === 1 ? 'alone-perhaps' : 'alone-back';
  if (atMost === 0) return 'none';
  return k === 1 && atMost === 1 ? 'one' : 'some';
}
