import type { Language } from '../record/model';

/** The core says which sentence, and of what; messages/answer has the words. */
export type { Language };
export type Texts = Record<Language, string>;

export interface Voice {
  language: Language;
  say: (message: string, inputs?: Record<string, string | number>) => string;
}

/** "September 2001": as in "since", as in "in", or by itself; only Russian tells them apart. */
export function inMonth({ say }: Voice, date: string, form: 'of' | 'in' | 'name'): string {
  return say('answer_month', { month: Number(date.slice(5, 7)), year: date.slice(0, 4), form });
}

/** `each`: the last one by "and"; `parts`: what has commas of its own. */
export function joined({ say }: Voice, list: 'each' | 'all' | 'parts', items: readonly string[]) {
  return items.reduce((text, item, i) => {
    const at = i === items.length - 1 ? 'last' : 'between';
    return text + say('answer_separator', { list, at }) + item;
  });
}

export const sentences = ({ language }: Pick<Voice, 'language'>, all: readonly string[]): string =>
  all.join(language === 'zh' ? '' : ' ');

/** A headline has no full stop where it stands alone. */
export const withStop = ({ language }: Pick<Voice, 'language'>, headline: string): string =>
  headline + (language === 'zh' ? '。' : '.');

export const inDigits = ({ language }: Voice, value: number, digits = 0): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits })
    .format(value)
    .replaceAll('\u00a0', ' ');

/** Whole tens from 1,000 km on: no precision that is not there, and as the page writes distances. */
export const inKm = (voice: Voice, km: number): string =>
  inDigits(voice, km >= 1000 ? Math.round(km / 10) * 10 : Math.round(km));

/** "1 in 3", and of what is commoner than one half, "7 in 10". */
export function odds(p: number): [times: number, of: number] {
  if (p <= 0.5) return [1, Math.round(1 / p)];
  return [p < 1 ? Math.min(9, Math.round(p * 10)) : 10, 10];
}

export const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
export const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
