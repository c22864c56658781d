import { LANGUAGES } from '$lib/core/record/languages';
import { KINDS, type Kind } from '$lib/core/record/model';
import type { DateOrder } from './own-file';
import commonNames from './country-names.json' with { type: 'json' };

const DEGREES =
  /^([+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?)\s*°?(?:\s*(\d+(?:\.\d*)?)\s*['′’](?:\s*(\d+(?:\.\d*)?)\s*(?:"|″|”|''))?)?\s*([NSEWСЮВЗ])?$/i;

/** Reads `35.1`, `35,1`, `−35.1`, `35.1° S` and `35°06′00″N`; null for anything else. */
export function degrees(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text.length > MAX_LENGTH) return null;
  const parts = DEGREES.exec(text.replace(/,/g, '.').replace('−', '-'));
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

/** How the names of the months begin in several languages, without accents. */
const MONTHS = [
  'jan ene янв',
  'feb fev фев',
  'mar мар',
  'apr avr abr апр',
  'may mai май мая',
  'jun juin июн',
  'jul juil июл',
  'aug aou ago авг',
  'sep сен',
  'oct okt окт',
  'nov ноя',
  'dec dez dic дек',
].map((names) => names.split(' ').map(withoutAccents));

const YEAR = '(?<year>\\d{4})';
const MONTH = '(?<month>\\d{1,2})';
const MONTH_NAME = '(?<month>\\p{L}+)';
const DAY = '(?<day>\\d{1,2})';
const wholeText = (pattern: string) => new RegExp(`^${pattern}$`, 'u');

const DATES = [
  YEAR,
  `${YEAR}[-./]${MONTH}(?:[-./]${DAY})?`,
  '(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})',
  `${YEAR}年(?:${MONTH}月(?:${DAY}[日号])?)?`,
  `${DAY}\\. ?${MONTH}\\. ?${YEAR}`,
  `${MONTH}[./]${YEAR}`,
  `${DAY}(?:st|nd|rd|th|er|\\.)?(?:[ -]| de )${MONTH_NAME}\\.?,?(?:[ -]| de )${YEAR}`,
  `${MONTH_NAME}\\.? ${DAY}(?:st|nd|rd|th)?,? ${YEAR}`,
  `${MONTH_NAME}\\.?[ -]${YEAR}`,
].map(wholeText);
/** Dates that can be read in two ways. */
const AMBIGUOUS_DATES: Readonly<Record<DateOrder, RegExp>> = {
  dmy: wholeText(`${DAY}[/-]${MONTH}[/-]${YEAR}`),
  mdy: wholeText(`${MONTH}[/-]${DAY}[/-]${YEAR}`),
};

/** Which orders a date allows; null where it tells nothing. */
export function dayOrder(value: unknown): DateOrder | 'both' | null {
  const { day: first, month: second } = AMBIGUOUS_DATES.dmy.exec(plainDate(value))?.groups ?? {};
  if (Number(first) > 12) return Number(second) > 12 ? null : 'dmy';
  if (Number(second) > 12) return 'mdy';
  return Number(first) === Number(second) || first === undefined ? null : 'both';
}

/** The days that a date covers: all those of a year or a month. Null for what is no date. */
export function period(value: unknown, order: DateOrder = 'dmy'): Period | null {
  const text = plainDate(value);
  for (const pattern of [...DATES, AMBIGUOUS_DATES[order]]) {
    const { year, month, day } = pattern.exec(text)?.groups ?? {};
    if (year !== undefined) return periodOf(year, month, day);
  }
  // A serial date: spreadsheets count days since 30 December 1899.
  if (!/^[1-6]\d{4}$/.test(text)) return null;
  const date = new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10);
  return { from: date, to: date, precision: 'day' };
}

function periodOf(year: string, month?: string, day?: string): Period | null {
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  const monthNumber =
    Number(month) || MONTHS.findIndex((names) => names.some((name) => month.startsWith(name))) + 1;
  const lastDay = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  if (monthNumber < 1 || monthNumber > 12 || Number(day) < 1 || Number(day) > lastDay) return null;
  const prefix = `${year}-${String(monthNumber).padStart(2, '0')}`;
  if (day === undefined)
    return { from: `${prefix}-01`, to: `${prefix}-${lastDay}`, precision: 'month' };
  const date = `${prefix}-${day.padStart(2, '0')}`;
  return { from: date, to: date, precision: 'day' };
}

/** No number or date is longer; the patterns below would take minutes for a megabyte of spaces. */
const MAX_LENGTH = 60;

/** In lower case and without accents, time of day and the Russian word for year. */
function plainDate(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value).trim();
  if (text.length > MAX_LENGTH) return '';
  return withoutAccents(text)
    .toLowerCase()
    .replace(/(\d)[t ]\d{1,2}:\d{2}.*$/, '$1')
    .replace(/\s*(г\.?|года)$/, '')
    .replace(/\s+/g, ' ');
}

/** The first that matches counts: a command-post exercise is an exercise too. */
const KIND_WORDS: readonly (readonly [Kind, RegExp])[] = [
  ['command-post', /command|staff|stabs|état-major|estado mayor|кшу|штабн|指挥|首长/],
  [
    'competition',
    /competi|compéti|contest|games|wettbewerb|concours|соревнован|конкурс|игры|比赛|竞赛/,
  ],
  ['patrol', /patrol|patrouill|patrull|патрул|巡航|巡逻/],
  ['passage', /passage|transit|tránsito|passing|durchfahrt|переход|проход|通过|穿航/],
  [
    'exercise',
    /exerci|ejercicio|drill|übung|man(oe|œ|ö|e)u?v|maniobra|учени|тренировк|манёвр|маневр|演习|演练|联演/,
  ],
];

/** The kind that a text names; a text that names none stays, and fails the check. */
export function kindOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  return (
    KINDS.find((kind) => kind === word) ??
    KIND_WORDS.find(([, words]) => words.test(word))?.[0] ??
    value.trim()
  );
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Tables come in more languages than the site is in; where two name different countries alike, the last counts. */
const TABLE_LANGUAGES = ['de', 'fr', 'es'];
let codesByName: Map<string, string> | null = null;

/**
 * The ISO code of a country named in one of six languages, as `Intl` has it or by a common spelling; a name that is
 * unknown stays.
 */
export function countryOf(name: string): string {
  const lower = name.trim().toLowerCase();
  codesByName ??= countryCodes();
  const code = codesByName.get(lower);
  if (code) return code;
  return /^[a-z]{2}$/.test(lower) ? lower.toUpperCase() : name.trim();
}

function countryCodes(): Map<string, string> {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  // Without codes that are no longer in use, such as SU.
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  const named = [...TABLE_LANGUAGES, ...LANGUAGES.toReversed()].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return codes.map((code) => [names.of(code)?.toLowerCase() ?? code, code] as const);
  });
  return new Map([...named, ...Object.entries(commonNames)]);
}
