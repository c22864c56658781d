import { KINDS, type Kind } from '$lib/core/record/model';
import type { DateOrder } from './own-file';

/** What people write in tables for numbers, days, kinds and countries. */

const DEGREES =
  /^([+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?)\s*°?(?:\s*(\d+(?:\.\d*)?)\s*['′’](?:\s*(\d+(?:\.\d*)?)\s*(?:"|″|”|''))?)?\s*([NSEWСЮВЗ])?$/i;

/** `35.1`, `35,1`, `−35.1`, `35.1° S`, `35°06′00″N`; null for anything else. */
export function degrees(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const parts = DEGREES.exec(value.trim().replace(/,/g, '.').replace('−', '-'));
  if (!parts) return null;
  const [, whole = '', minutes = '0', seconds = '0', side = ''] = parts;
  const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return whole.startsWith('-') !== /[SWЮЗ]/i.test(side) ? -size : size;
}

export interface Period {
  from: string;
  to: string;
  precision: 'year' | 'month' | 'day';
}

const MONTHS =
  'jan янв|feb фев|mar мар|apr апр|may май мая|jun июн|jul июл|aug авг|sep сен|oct окт|nov ноя|dec дек'
    .split('|')
    .map((names) => names.split(' '));

/** A date that may be read two ways: both numbers could be the month. */
const TWO_WAYS = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

export function dayOrder(value: unknown): DateOrder | 'both' | null {
  const [, first = NaN, second = NaN] = TWO_WAYS.exec(plainDate(value))?.map(Number) ?? [];
  if (first > 12) return second > 12 ? null : 'dmy';
  if (second > 12) return 'mdy';
  return first === second || Number.isNaN(first) ? null : 'both';
}

/** Ways to write a date, with what each group of digits or letters is. */
const DATES: [RegExp, string][] = [
  [/^(\d{4})$/, 'y'],
  [/^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/, 'ymd'],
  [/^((?:19|20)\d{2})(\d{2})(\d{2})$/, 'ymd'],
  [/^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?$/, 'ymd'],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, 'dmy'],
  [/^(\d{1,2})[./](\d{4})$/, 'my'],
  [/^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-zа-я]+)\.?,?[ -](\d{4})$/, 'dmy'],
  [/^([a-zа-я]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/, 'mdy'],
  [/^([a-zа-я]+)\.?[ -](\d{4})$/, 'my'],
];

/** The first and the last day of a day, month or year as people write it; null for anything else. */
export function period(value: unknown, order: DateOrder = 'dmy'): Period | null {
  const text = plainDate(value);
  for (const [pattern, parts] of [...DATES, [TWO_WAYS, order] as const]) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [year, month, day] = ['y', 'm', 'd'].map((part) => found[parts.indexOf(part) + 1]);
    const isGiven = (part: string) => parts.includes(part);
    return periodOf(
      Number(year),
      isGiven('m') ? month && monthNumber(month) : undefined,
      isGiven('d') ? day && Number(day) : undefined,
    );
  }
  return serialDay(text);
}

function periodOf(year: number, month?: number | '', day?: number | ''): Period | null {
  if (month === undefined || month === '')
    return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || (day && day > last) || day === 0) return null;
  const days = `${year}-${String(month).padStart(2, '0')}`;
  if (!day) return { from: `${days}-01`, to: `${days}-${last}`, precision: 'month' };
  const date = `${days}-${String(day).padStart(2, '0')}`;
  return { from: date, to: date, precision: 'day' };
}

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return MONTHS.findIndex((names) => names.some((name) => text.startsWith(name))) + 1;
}

/** Days since 30 December 1899, as spreadsheets count them. */
function serialDay(text: string): Period | null {
  if (!/^[1-6]\d{4}$/.test(text)) return null;
  const date = new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10);
  return { from: date, to: date, precision: 'day' };
}

/** In lower case, without a time of day and without the Russian word for a year. */
function plainDate(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .trim()
    .toLowerCase()
    .replace(/(\d)[t ]\d{1,2}:\d{2}.*$/, '$1')
    .replace(/\s*(г\.?|года)$/, '')
    .replace(/\s+/g, ' ');
}

const KIND_WORDS: Readonly<Record<Kind, RegExp>> = {
  'command-post': /command|staff|кшу|штабн|指挥|首长/,
  competition: /competition|contest|games|соревнован|конкурс|игры|比赛|竞赛/,
  patrol: /patrol|патрул|巡航|巡逻/,
  passage: /passage|transit|passing|переход|проход|通过|穿航/,
  exercise: /exercise|drill|manoeuv|maneuv|учени|тренировк|манёвр|маневр|演习|演练|联演/,
};

/** One of our kinds for the word somebody uses; the word itself where it is none. */
export function kindOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (KINDS.some((kind) => kind === word)) return word;
  const found = Object.entries(KIND_WORDS).find(([, words]) => words.test(word));
  return found ? found[0] : value.trim();
}

let codes: Map<string, string> | null = null;

/** The code of a country named in English, Russian or Chinese; the name itself where it is none. */
export function countryOf(name: string): string {
  const plain = name.trim().toLowerCase();
  if (/^[a-z]{2}$/.test(plain)) return plain.toUpperCase();
  return (codes ??= countryCodes()).get(plain) ?? name.trim();
}

function countryCodes(): Map<string, string> {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  // Without codes that became others, such as SU.
  const all = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  const named = ['en', 'ru', 'zh'].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return all.map((code) => [names.of(code)?.toLowerCase() ?? code, code] as const);
  });
  const usual = {
    'russian federation': 'RU',
    рф: 'RU',
    usa: 'US',
    сша: 'US',
    prc: 'CN',
    кнр: 'CN',
  };
  return new Map([...named, ...Object.entries(usual)]);
}
