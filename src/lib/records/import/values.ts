import { KINDS, type Kind } from '$lib/core/record/model';

/** What people write in tables for numbers, days, kinds and countries. */

/** `35.1`, `35,1`, `−35.1`, `35.1° S`, `35°06′00″N`; null for anything else. */
export function degrees(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const plain = value.trim().replace(/,/g, '.').replace('−', '-');
  const parts =
    /^([+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?)\s*°?(?:\s*(\d+(?:\.\d*)?)\s*['′’](?:\s*(\d+(?:\.\d*)?)\s*(?:"|″|”|''))?)?\s*([NSEWСЮВЗ])?$/i.exec(
      plain,
    );
  if (!parts) return null;
  const [, whole = '', minutes = '0', seconds = '0', side = ''] = parts;
  const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isBelow = whole.startsWith('-') !== /[SWЮЗ]/i.test(side);
  return isBelow ? -size : size;
}

/** Which comes first where a day is written as 09/12/2016. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface Period {
  from: string;
  to: string;
  precision: 'year' | 'month' | 'day';
}

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'янв'],
  ['feb', 'фев'],
  ['mar', 'мар'],
  ['apr', 'апр'],
  ['may', 'май', 'мая'],
  ['jun', 'июн'],
  ['jul', 'июл'],
  ['aug', 'авг'],
  ['sep', 'сен'],
  ['oct', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'дек'],
];

/** A date that may be read two ways: both numbers could be the month. */
const TWO_WAYS = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

export function dayOrder(value: unknown): DateOrder | 'both' | null {
  const parts = TWO_WAYS.exec(plainDate(value));
  if (!parts) return null;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first > 12) return second > 12 ? null : 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? null : 'both';
}

/** The first and the last day of a day, month or year as people write it; null for anything else. */
export function period(value: unknown, order: DateOrder = 'dmy'): Period | null {
  const text = plainDate(value);
  const found = (
    [
      [/^(\d{4})$/, 'y'],
      [/^(\d{4})[-./](\d{1,2})$/, 'ym'],
      [/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/, 'ymd'],
      [/^((?:19|20)\d{2})(\d{2})(\d{2})$/, 'ymd'],
      [/^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?$/, 'ymd'],
      [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, 'dmy'],
      [TWO_WAYS, order],
      [/^(\d{1,2})[./](\d{4})$/, 'my'],
      [/^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-zа-я]+)\.?,?[ -](\d{4})$/, 'dmy'],
      [/^([a-zа-я]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/, 'mdy'],
      [/^([a-zа-я]+)\.?[ -](\d{4})$/, 'my'],
    ] as const
  ).flatMap(([pattern, parts]) => {
    const match = pattern.exec(text);
    return match ? [{ match, parts }] : [];
  })[0];
  if (!found) return serialDay(text);
  const part = (name: string) => found.match[found.parts.indexOf(name) + 1];
  const [year, month, day] = [
    part('y'),
    found.parts.includes('m') ? part('m') : undefined,
    found.parts.includes('d') ? part('d') : undefined,
  ];
  return periodOf(Number(year), month && monthNumber(month), day && Number(day));
}

function periodOf(year: number, month?: number | '', day?: number | ''): Period | null {
  const pad = (n: number) => String(n).padStart(2, '0');
  if (!month) {
    return month === undefined || month === ''
      ? { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' }
      : null;
  }
  if (month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = `${year}-${pad(month)}`;
  if (day === undefined || day === '') {
    return { from: `${days}-01`, to: `${days}-${last}`, precision: 'month' };
  }
  if (day < 1 || day > last) return null;
  const date = `${days}-${pad(day)}`;
  return { from: date, to: date, precision: 'day' };
}

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return MONTHS.findIndex((names) => names.some((name) => text.startsWith(name))) + 1;
}

/** Days since 30 December 1899, as spreadsheets count them. */
function serialDay(text: string): Period | null {
  if (!/^[1-6]\d{4}$/.test(text)) return null;
  const day = new Date(Date.UTC(1899, 11, 30 + Number(text)));
  return periodOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
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
  codes ??= countryCodes();
  return codes.get(plain) ?? name.trim();
}

function countryCodes(): Map<string, string> {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  // Without codes that became others, such as SU.
  const all = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  const named = ['en', 'ru', 'zh'].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return all.flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name ? [[name.toLowerCase(), code]] : [];
    });
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
