import { RULES, type Language } from '../record/languages';
import type { SeriesKind } from '../record/model';
import type { YearSpan } from '../record/time';
import type { Percentiles } from '../statistics/shares';
import type { Counted, PeriodCount } from '../stall/counts';

/** The core chooses sentences and values; answer.json and periods.json of a language have the words. */
export interface Voice {
  language: Language;
  say: (message: string, inputs?: Record<string, string | number>) => string;
}

/** "September 2001", in Russian as after "from" and "to". */
export const inMonth = ({ say }: Voice, date: string) =>
  say('answer_month', { month: Number(date.slice(5, 7)), year: date.slice(0, 4) });

/** "since 2001" for an open span, else "in 2001–2009". */
export function when({ say }: Voice, { from, to }: YearSpan, isOpen: boolean) {
  const form = from === to ? 'year' : 'span';
  return say('answer_when', { form: isOpen ? 'open' : form, from, to });
}

/** "3", "3 to 6", "at most 6", with `number` in words. */
export function range(
  { say }: Voice,
  { k, atMost }: Pick<Counted, 'k' | 'atMost'>,
  number: (n: number) => number | string = (n) => n,
) {
  const several = k === 0 ? 'most' : 'range';
  return say('answer_range', {
    form: atMost === k ? 'one' : several,
    k: number(k),
    atMost: number(atMost),
  });
}

export const bothCounts = (
  voice: Voice,
  { before, since }: Record<'before' | 'since', Counted>,
) => ({ a: range(voice, before), n: before.n, b: range(voice, since), m: since.n });

/** @param list `each`: with "and" before the last; `parts`: of items with commas */
export const joined = ({ say }: Voice, list: 'each' | 'all' | 'parts', items: readonly string[]) =>
  items.reduce((text, item, i) => {
    const position = i === items.length - 1 ? 'last' : 'between';
    return text + say('answer_separator', { list, at: position }) + item;
  });

export const sentences = ({ language }: Pick<Voice, 'language'>, texts: readonly string[]) =>
  texts.join(RULES[language].space);

/** Headlines lack a full stop, for where they stand alone. */
export const withStop = ({ language }: Pick<Voice, 'language'>, headline: string) =>
  headline + RULES[language].stop;

export const inDigits = ({ language }: Voice, value: number, digits = 0) =>
  new Intl.NumberFormat(RULES[language].tag, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(value);

/** Whole tens from 1,000 km on: no more precision than there is. */
export const inKm = (voice: Voice, km: number) =>
  inDigits(voice, km >= 1000 ? Math.round(km / 10) * 10 : Math.round(km));

/** From the nearest earlier record: "811 km", or "under 100 km" where no more is known. */
export const medianIn = (
  voice: Voice,
  { medianKm, medianUnderKm }: Pick<PeriodCount, 'medianKm' | 'medianUnderKm'>,
) =>
  voice.say('answer_median', {
    form: medianUnderKm === null ? 'known' : 'under',
    km: inKm(voice, medianUnderKm ?? medianKm!),
  });

/** "1 in 3", "1 in 170" to two figures; above one half "7 in 10". */
export function odds(p: number): [times: number, orders: number] {
  if (p > 0.5) return [p < 1 ? Math.min(9, Math.round(p * 10)) : 10, 10];
  const orders = 1 / p;
  return [1, orders < 100 ? Math.round(orders) : Number(orders.toPrecision(2))];
}

/** "once in 8 to 34 times", or "1 in 8 to 34": of most draws, as the percentiles have them. */
export function oddsIn(
  { say }: Voice,
  [least, , most]: Readonly<Percentiles>,
  form: 'long' | 'short' = 'long',
) {
  const [from, to] = [odds(most)[1], odds(least)[1]];
  const [rare, common] = [oftenness(least), oftenness(most)];
  const alone = rare === 'seldom' && from < to ? 'range' : rare;
  return say('answer_odds', {
    form,
    ends: rare === common ? alone : `${rare}-${common}`,
    from,
    to,
  });
}

function oftenness(p: number) {
  if (p > 0.55) return 'mostly';
  return p > 0.4 ? 'half' : 'seldom';
}

/** Of a number that no draw moves. */
export const oddsOf = (voice: Voice, p: number) => oddsIn(voice, [p, p, p]);

export const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
export const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Names of a kind: one, many, in Russian how many "of" them, and as held together. */
export function namesOfKind({ say }: Voice, kind: SeriesKind, whose: string | null = null) {
  const named = (form: string) => {
    const name = say('answer_kind', { kind, form });
    return whose === null ? name : say('answer_whose', { name, whose });
  };
  const joint = { form: whose === null ? 'plain' : 'whose', whose: whose ?? '' };
  return {
    one: named('one'),
    many: named('many'),
    of: named('of'),
    joint: say('answer_joint', { ...joint, many: say('answer_kind', { kind, form: 'many' }) }),
  };
}
