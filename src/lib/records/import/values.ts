import usual from './country-names.json' with { type: 'json' };
import { KINDS, type Kind } from '$lib/core/record/model';
import type { DateOrder } from './own-file';

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

const [YEAR, MONTH, DAY] = ['(?<y>\\d{4})', '(?<m>\\d{1,2})', '(?<d>\\d{1,2})'];
const WORD = '(?<m>[a-zа-я]+)';
const pattern = (text: string) => new RegExp(`^${text}$`);

const DATES = [
  YEAR,
  `${YEAR}[-./]${MONTH}(?:[-./]${DAY})?`,
  '(?<y>(?:19|20)\\d{2})(?<m>\\d{2})(?<d>\\d{2})',
  `${YEAR}年(?:${MONTH}月(?:${DAY}[日号])?)?`,
  `${DAY}\\.${MONTH}\\.${YEAR}`,
  `${MONTH}[./]${YEAR}`,
  `${DAY}(?:st|nd|rd|th)?[ -]${WORD}\\.?,?[ -]${YEAR}`,
  `${WORD}\\.? ${DAY}(?:st|nd|rd|th)?,? ${YEAR}`,
  `${WORD}\\.?[ -]${YEAR}`,
].map(pattern);
const TWO_WAYS: Readonly<Record<DateOrder, RegExp>> = {
  dmy: pattern(`${DAY}[/-]${MONTH}[/-]${YEAR}`),
  mdy: pattern(`${MONTH}[/-]${DAY}[/-]${YEAR}`),
};

export function dayOrder(value: unknown): DateOrder | 'both' | null {
  const { d: first, m: second } = TWO_WAYS.dmy.exec(plainDate(value))?.groups ?? {};
  if (Number(first) > 12) return Number(second) > 12 ? null : 'dmy';
  if (Number(second) > 12) return 'mdy';
  return Number(first) === Number(second) || first === undefined ? null : 'both';
}

/** Null for what is no date. */
export function period(value: unknown, order: DateOrder = 'dmy'): Period | null {
  const text = plainDate(value);
  for (const pattern of [...DATES, TWO_WAYS[order]]) {
    const { y, m, d } = pattern.exec(text)?.groups ?? {};
    if (y !== undefined) return periodOf(y, m, d);
  }
  // Days since 30 December 1899, as spreadsheets count them.
  if (!/^[1-6]\d{4}$/.test(text)) return null;
  const date = new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10);
  return { from: date, to: date, precision: 'day' };
}

function periodOf(year: string, month?: string, day?: string): Period | null {
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  const named = MONTHS.findIndex((names) => names.some((name) => month.startsWith(name))) + 1;
  const m = Number(month) || named;
  const last = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  if (m < 1 || m > 12 || Number(day) < 1 || Number(day) > last) return null;
  const days = `${year}-${String(m).padStart(2, '0')}`;
  if (day === undefined) return { from: `${days}-01`, to: `${days}-${last}`, precision: 'month' };
  const date = `${days}-${day.padStart(2, '0')}`;
  return { from: date, to: date, precision: 'day' };
}

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

export function kindOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (KINDS.some((kind) => kind === word)) return word;
  const found = Object.entries(KIND_WORDS).find(([, words]) => words.test(word));
  return found ? found[0] : value.trim();
}

let codes: Map<string, string> | null = null;

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
  return new Map([...named, ...Object.entries(usual)]);
}
