import type { Counted } from '#core/stall/counts';
import { cached } from '#core/record/cached';
import {
  inLanguage,
  LANGUAGES,
  siteNames,
  RULES,
  type AreaScale,
  type Names,
} from '#core/record/languages';
import type { DatePrecision } from '#core/record/model';
import type { Site } from '#core/record/schema';
import { isInPart } from '#core/record/time';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

/* The only place where numbers, units and dates become text. `null` is a dash, never zero. */

export const MISSING = '–';

const rules = () => RULES[getLocale()];

/** Between sentences with markup between them; `sentences` joins texts. */
export const gap = () => rules().space;

/** By language and options: `Intl` formatters are slow to construct. */
function cachedFormat<Options, Format>(Formatter: new (tag: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (options: Options): Format =>
    cached(
      formats,
      getLocale() + JSON.stringify(options),
      () => new Formatter(rules().tag, options),
    );
}

const numberFormat = cachedFormat(Intl.NumberFormat);
const dateFormat = cachedFormat(Intl.DateTimeFormat);
const displayNames = cachedFormat(Intl.DisplayNames);
const listFormat = cachedFormat(Intl.ListFormat);

const decimals = (digits: number) => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});

export const formatDecimal = (value: number | null, digits = 1) =>
  value === null ? MISSING : numberFormat(decimals(digits)).format(value);

export const formatCount = (value: number | null) => formatDecimal(value, 0);

/** Of a message with a plural, and the number as it is shown. */
export const countInputs = (n: number) => ({ n, count: formatCount(n) });

/** `13th`, as before "place". */
export function formatOrdinal(value: number) {
  const { ordinals, tag } = rules();
  const rule = new Intl.PluralRules(tag, { type: 'ordinal' }).select(value);
  return (ordinals[rule] ?? ordinals.other).replace('{n}', String(value));
}

/** To 10 km from 1,000 km on. */
export function formatKm(value: number | null, round = Math.round) {
  if (value === null) return MISSING;
  const km = value >= 1000 ? round(value / 10) * 10 : round(value);
  return formatCount(km) + rules().unitGap + rules().km;
}

/** "at least 9,620 km": rounded down. */
export const formatLeastKm = (value: number | null) =>
  m.measure_at_least({ value: formatKm(value, Math.floor) });

const areaScale = (whole: number) => rules().areas.find(({ from }) => whole >= from);

const scaledNumber = (value: number, { km2, digits, ungrouped }: AreaScale) =>
  numberFormat({ ...decimals(digits), useGrouping: !ungrouped }).format(value / km2);

export function formatKm2(value: number | null) {
  if (value === null) return MISSING;
  const scale = areaScale(value);
  const number = scale
    ? scale.number.replace('{n}', scaledNumber(value, scale)) + scale.word
    : formatCount(value);
  return number + rules().unitGap + rules().km2;
}

/** On the scale of millions, without its word. */
export const formatMillionKm2 = (value: number | null) =>
  value ? scaledNumber(value, areaScale(1e6)!) : formatCount(value);

/** Of a part of the ground, on the scale of millions: "1.20", rounded down "≥ 1.20", a trace of it "< 0.01". */
export function formatCutKm2(value: number, { atLeast }: { atLeast?: boolean }) {
  const least = 1e4;
  if (atLeast) return `≥\u00a0${formatMillionKm2(Math.floor(value / least) * least)}`;
  return value > 0 && value < least ? `<\u00a0${formatMillionKm2(least)}` : formatMillionKm2(value);
}

/** "7–12", "7–12 km"; with different units "900,000 km² – 1.2 million km²". */
export function formatRange(low: string, high: string) {
  const { numbers, phrases } = rules().ranges;
  const unit = /\D*$/.exec(high)?.[0] ?? '';
  return low.endsWith(unit)
    ? low.slice(0, low.length - unit.length) + numbers + high
    : low + phrases + high;
}

/** Number at a new place, as far as known: "3", "3–6". */
export const formatCounted = ({ k, atMost }: Pick<Counted, 'k' | 'atMost'>) =>
  atMost > k ? formatRange(formatCount(k), formatCount(atMost)) : formatCount(k);

/** "3–7 of 17". */
export const formatCountOf = (count: Pick<Counted, 'k' | 'atMost' | 'n'>) =>
  m.count_of({ k: formatCounted(count), n: formatCount(count.n) });

export const formatReturns = ({ k, atMost, n }: Counted) =>
  formatCounted({ k: n - atMost, atMost: n - k });

export const formatShare = (value: number | null) =>
  value === null ? MISSING : numberFormat({ style: 'percent' }).format(value);

export function formatBytes(bytes: number) {
  const isLarge = bytes >= 1e6;
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  const format = numberFormat({ style: 'unit', unit, maximumFractionDigits: isLarge ? 1 : 0 });
  return format.format(Math.max(bytes / (isLarge ? 1e6 : 1e3), 1));
}

const DATE: Record<DatePrecision, Intl.DateTimeFormatOptions> = {
  day: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
  month: { year: 'numeric', month: 'long', timeZone: 'UTC' },
  year: { year: 'numeric', timeZone: 'UTC' },
};

/** Of a day, a month or a year: ISO dates without an hour are in UTC. */
export const formatDate = (iso: string, precision: DatePrecision = 'day') =>
  dateFormat(DATE[precision]).format(new Date(iso));

interface Dated {
  start: string;
  end: string;
  datePrecision?: DatePrecision;
}

export function formatDates({ start, end, datePrecision: precision = 'day' }: Dated) {
  const { dateRange, ranges } = rules();
  if (!dateRange) {
    const text = dateFormat(DATE[precision]).formatRange(new Date(start), new Date(end));
    return text.replace(/\s–\s/, ranges.phrases);
  }
  const from = formatDate(start, precision);
  const to = formatDate(end, precision);
  return from === to ? from : shortenedRange(from, to, dateRange.shared, ranges.phrases);
}

/** `2001年5月11日至21日`: the end omits the year and month it shares. */
function shortenedRange(
  start: string,
  end: string,
  shared: readonly string[],
  between: string,
): string {
  const beginnings = shared.map((mark) => end.slice(0, end.indexOf(mark) + 1));
  const same = beginnings.find((part) => part !== '' && start.startsWith(part)) ?? '';
  return start + between + end.slice(same.length);
}

export function formatDayMonth(iso: string, precision: DatePrecision) {
  if (precision === 'year') return MISSING;
  const { year: _, ...options } = DATE[precision];
  return dateFormat({ ...options, month: 'short' }).format(new Date(iso));
}

/** `1991–2000`, or `2000–2002 (to June)` where the data end at `coveredTo`. */
export function formatYears(from: number, to: number, coveredTo = '') {
  const years = from === to ? String(from) : `${from}${rules().dash}${to}`;
  if (!isInPart(to, coveredTo)) return years;
  return m.years_in_part({ years, month: formatMonth(coveredTo) });
}

export function formatMonth(date: string) {
  const month = rules().monthAlone;
  return dateFormat({ month, timeZone: 'UTC' }).format(new Date(date));
}

export function formatPosition([lng, lat]: readonly [number, number]) {
  return m.position({
    lat: formatDecimal(Math.abs(lat)),
    ns: lat < 0 ? 'S' : 'N',
    lng: formatDecimal(Math.abs(lng)),
    ew: lng < 0 ? 'W' : 'E',
  });
}

export function formatCountry(iso: string) {
  const name = displayNames({ type: 'region' }).of(iso) ?? iso;
  return Object.entries(rules().spelling ?? {}).reduce(
    (text, [word, ours]) => text.replace(word, ours),
    name,
  );
}

export const formatCountryShort = (iso: string) =>
  displayNames({ type: 'region', style: 'short' }).of(iso) ?? iso;

export const formatLanguage = (code: string) => displayNames({ type: 'language' }).of(code) ?? code;

export const formatList = (parts: readonly string[]) =>
  listFormat({ type: 'conjunction' }).format(parts);

/** Of words that qualify one: "on land and at sea"; without spaces they run together. */
export const formatQualities = (parts: readonly string[]) =>
  rules().space === '' ? parts.join('') : formatList(parts);

/** Without "and", as in a cell or a label. */
export const formatItems = (parts: readonly string[]) => parts.join(m.list_comma());

export const formatName = (name: Names) => inLanguage(name, getLocale());

export const formatPlace = (site: Site) => formatName(siteNames(site));

export function otherNames(name: Names): { lang: string; text: string }[] {
  const shown = formatName(name);
  return LANGUAGES.flatMap((lang) => {
    const text = name[lang];
    return text && text !== shown ? [{ lang, text }] : [];
  });
}
