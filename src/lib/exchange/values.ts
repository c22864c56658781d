import { LANGUAGES } from '#core/record/languages';
import type { DatePrecision, Domain, Kind, Precision } from '#core/record/model';
import type { ImportField } from './columns';
import columns from './columns.json' with { type: 'json' };
import commonNames from './country-names.json' with { type: 'json' };
import { LIMITS, ReadFault, type Expected } from './faults';

/** Of a non-empty cell; throws a ReadFault. */
const READERS = {
  id: (text) => {
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u.test(text)) throw new ReadFault('id');
    return text;
  },
  name: (text) => text,
  place: (text) => text,
  start: periodOf,
  end: periodOf,
  lat: (text) => degrees(text, 90, 'latitude'),
  lng: (text) => degrees(text, 180, 'longitude'),
  precision: (text) => wordOf<Precision>(columns.precision.words, text),
  kind: (text) => wordOf<Kind>(columns.kind.words, text),
  domains: (text) => listOf(text).map((word) => wordOf<Domain>(columns.domains.words, word)),
  participants: (text) => [...new Set(listOf(text).map(countryOf))].sort(),
  practices: listOf,
  personnel: wholeNumber,
  ships: wholeNumber,
  aircraft: wholeNumber,
  sources: (text) => text.split(' | ').filter((source) => source.trim()),
} satisfies Record<ImportField, (text: string) => unknown>;

export type CellValues = { [F in ImportField]?: ReturnType<(typeof READERS)[F]> };

export function readCell(field: ImportField, text: string): CellValues[ImportField] {
  if (text.length > LIMITS.text) throw new ReadFault('text-length', { values: LIMITS.text });
  return READERS[field](text);
}

export function textOf(cell: unknown) {
  if (Array.isArray(cell) && cell.every((item) => typeof item === 'string')) return cell.join('; ');
  if (typeof cell === 'object' && cell !== null) return JSON.stringify(cell);
  return String(cell ?? '').trim();
}

/** A year or month stands for all its days. */
interface DateRange {
  from: string;
  to: string;
  precision: DatePrecision;
}

/** Year first, with or without month and day; or day first, with full stops. */
const DATES = [
  /^(?<year>\d{4})(?:[-./年](?<month>\d{1,2})(?:[-./月](?<day>\d{1,2})日?|月)?|年)?$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
];
const TIME_OF_DAY = /(\d)[T ]\d{1,2}:\d{2}.*$/;
const SWAPPABLE = /^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/;

function periodOf(text: string): DateRange {
  const [first, last] = text.split(/(?<=^\d{4}-[\d-]+)\/(?=\d{4})/) as [string, string?];
  if (last) return { ...periodOf(first), to: periodOf(last).to };
  const date = text.replace(TIME_OF_DAY, '$1');
  const { year, month, day } = DATES.map((form) => form.exec(date)).find(Boolean)?.groups ?? {};
  if (!year) throw new ReadFault(SWAPPABLE.test(date) ? 'date-order' : 'date');
  if (year < '1900' || year > '2100') throw new ReadFault('year');
  if (!month) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!(Number(month) >= 1 && Number(month) <= 12)) throw new ReadFault('date');
  const prefix = `${year}-${month.padStart(2, '0')}`;
  if (!day) return { from: `${prefix}-01`, to: `${prefix}-${lastDay}`, precision: 'month' };
  if (!(Number(day) >= 1 && Number(day) <= lastDay)) throw new ReadFault('date');
  const only = `${prefix}-${day.padStart(2, '0')}`;
  return { from: only, to: only, precision: 'day' };
}

/** Reads `35.1`, `35,1` and `−35.1`. */
function degrees(text: string, max: number, expected: Expected) {
  const number = text.replace(',', '.').replace('−', '-');
  const value = /^[+-]?\d+(\.\d*)?$/.test(number) ? Number(number) : NaN;
  if (!(Math.abs(value) <= max)) throw new ReadFault(expected);
  return value;
}

function wholeNumber(text: string) {
  if (!/^\d{1,9}$/.test(text)) throw new ReadFault('whole-number');
  return Number(text);
}

function listOf(text: string): string[] {
  return text
    .split(/[;,|、，；/]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function wordOf<Word extends string>(words: Record<Word, readonly string[]>, text: string) {
  const codes = Object.keys(words) as Word[];
  const word = text.toLowerCase();
  const code = codes.find((key) => key === word || words[key].includes(word));
  if (!code) throw new ReadFault('one-of', { values: codes.join(', ') });
  return code;
}

let codesByName: Map<string, string> | null = null;

/** The ISO code of a country in `Intl` or common spelling; unknown names stay. */
export function countryOf(name: string) {
  const lower = name.toLowerCase();
  codesByName ??= countryCodes();
  const code = codesByName.get(lower);
  if (code) return code;
  return /^[a-z]{2}$/.test(lower) ? lower.toUpperCase() : name;
}

export const isCountry = (name: string) => /^[A-Z]{2}$/.test(name);

function countryCodes(): Map<string, string> {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  // Without codes no longer in use, such as SU.
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  const named = LANGUAGES.toReversed().flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return codes.map((code) => [names.of(code)?.toLowerCase() ?? code, code] as const);
  });
  return new Map([...named, ...Object.entries(commonNames)]);
}
