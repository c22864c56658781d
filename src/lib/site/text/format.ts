import { cached } from '$lib/core/record/cached';
import { inLanguage, type DatePrecision, type Names, type Site } from '$lib/core/record/model';
import { isInPart } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import { getLocale, type Locale } from '$lib/paraglide/runtime';

/*
 * The only place where numbers, units and dates become text. `null` is a dash, never zero. The language is that
 * of the page unless one is given.
 */

export const MISSING = '–';

const NBSP = '\u00a0';
/** Between a number and its unit; Chinese has none. */
const gap = (locale: Locale) => (locale === 'zh' ? '' : NBSP);

const TAGS = { en: 'en-GB', ru: 'ru-RU', zh: 'zh-CN' } as const;

/** Caches formatters of `Intl`, which are slow to construct, by language and options. */
function cachedFormat<Options, Format>(Formatter: new (tag: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (options: Options, locale: Locale = getLocale()): Format =>
    cached(formats, locale + JSON.stringify(options), () => new Formatter(TAGS[locale], options));
}

const numberFormat = cachedFormat<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
const dateFormat = cachedFormat<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
  Intl.DateTimeFormat,
);
const displayNames = cachedFormat<Intl.DisplayNamesOptions, Intl.DisplayNames>(Intl.DisplayNames);
const listFormat = cachedFormat<Intl.ListFormatOptions, Intl.ListFormat>(Intl.ListFormat);

export function formatCount(value: number | null, locale = getLocale()): string {
  return value === null
    ? MISSING
    : numberFormat({ maximumFractionDigits: 0 }, locale).format(value);
}

export function formatDecimal(value: number | null, digits = 1, locale = getLocale()): string {
  if (value === null) return MISSING;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat(options, locale).format(value);
}

const ENGLISH_ORDINALS: Partial<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
};

/** `13th`, as before "place". */
export function formatOrdinal(value: number, locale = getLocale()): string {
  if (locale === 'zh') return `第${value}`;
  if (locale === 'ru') return `${value}-е`;
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(value);
  return `${value}${ENGLISH_ORDINALS[rule] ?? 'th'}`;
}

/** Rounded to 10 km from 1,000 km on, so as not to suggest more precision than there is. */
export function formatKm(value: number | null, locale = getLocale()): string {
  if (value === null) return MISSING;
  const km = value >= 1000 ? Math.round(value / 10) * 10 : Math.round(value);
  return `${formatCount(km, locale)}${gap(locale)}${UNITS[locale].km}`;
}

/** An area on the scale that suits `whole`: millions with two decimals, else thousands; in Chinese 万. */
function scaledKm2(value: number, whole: number, locale: Locale): [number: string, scale: string] {
  if (value === 0 || whole < 1000) return [formatCount(value, locale), ''];
  if (locale === 'zh') return [`${inWan(value, whole < 1e5 ? 1 : 0)}万`, ''];
  if (whole >= 95_000) return [formatDecimal(value / 1e6, 2, locale), UNITS[locale].million];
  const thousands = formatCount(value / 1000, locale);
  return locale === 'en' ? [`${thousands},000`, ''] : [thousands, `${NBSP}тыс.`];
}

export function formatKm2(value: number | null, locale = getLocale()): string {
  if (value === null) return MISSING;
  return `${scaledKm2(value, value, locale).join('')}${gap(locale)}${UNITS[locale].km2}`;
}

export const formatKm2Of = (value: number | null, whole: number): string =>
  value === null ? MISSING : scaledKm2(value, whole, getLocale())[0];

export const formatMillionKm2 = (value: number | null): string =>
  formatKm2Of(value, 1e6).replace('万', '');

/** Chinese groups digits by four, so that 1065万 has no comma. */
const inWan = (value: number, digits: number) => (value / 1e4).toFixed(digits);

const UNITS = {
  en: { km: 'km', km2: 'km²', million: `${NBSP}M` },
  ru: { km: 'км', km2: 'км²', million: `${NBSP}млн` },
  zh: { km: '公里', km2: '平方公里', million: '' },
} as const;

export function formatRange(low: string, high: string): string {
  const unit = /\D*$/.exec(high)?.[0] ?? '';
  return unit !== '' && low.endsWith(unit)
    ? `${low.slice(0, -unit.length)}–${high}`
    : `${low} – ${high}`;
}

export function formatShare(value: number | null, locale = getLocale()): string {
  const options = { style: 'percent', maximumFractionDigits: 0 } as const;
  return value === null ? MISSING : numberFormat(options, locale).format(value);
}

export function formatBytes(bytes: number): string {
  const isLarge = bytes >= 1e6;
  return numberFormat({
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(Math.max(bytes / (isLarge ? 1e6 : 1e3), 1));
}

const DATE: Record<DatePrecision, Intl.DateTimeFormatOptions> = {
  day: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
  month: { year: 'numeric', month: 'long', timeZone: 'UTC' },
  year: { year: 'numeric', timeZone: 'UTC' },
};
const midnight = (iso: string) => new Date(`${iso}T00:00:00Z`);

export function formatDate(iso: string, precision: DatePrecision = 'day'): string {
  return dateFormat(DATE[precision]).format(midnight(iso));
}

export function formatDates(start: string, end: string, precision: DatePrecision = 'day'): string {
  // Intl writes a range in digits and slashes here, unlike a single date.
  if (getLocale() !== 'zh')
    return dateFormat(DATE[precision]).formatRange(midnight(start), midnight(end));
  const from = formatDate(start, precision);
  const to = formatDate(end, precision);
  return from === to ? from : shortenedRange(from, to);
}

/** `2001年5月11日至21日`: the end without the year and month that it shares with the start. */
function shortenedRange(start: string, end: string): string {
  const shared = ['月', '年'].map((mark) => end.slice(0, end.indexOf(mark) + 1));
  const same = shared.find((part) => part !== '' && start.startsWith(part)) ?? '';
  return `${start}至${end.slice(same.length)}`;
}

export function formatDayMonth(iso: string, precision: DatePrecision): string {
  if (precision === 'year') return MISSING;
  const { year: _, ...options } = DATE[precision];
  return dateFormat({ ...options, month: 'short' }).format(midnight(iso));
}

/** `1991–2000`, or `2000–2002 (to June)` where the data end at `coveredTo`. */
export function formatYears(from: number, to: number, coveredTo = ''): string {
  const years = from === to ? String(from) : `${from}–${to}`;
  return isInPart(to, coveredTo)
    ? m.years_in_part({ years, month: formatMonth(coveredTo) })
    : years;
}

export function withPartYear(text: string, lastYear: number, coveredTo: string): string {
  return isInPart(lastYear, coveredTo)
    ? `${text} · ${formatYears(lastYear, lastYear, coveredTo)}`
    : text;
}

export function formatMonth(date: string): string {
  // The long form, 六月, which is not used with dates.
  const month = getLocale() === 'zh' ? 'short' : 'long';
  return dateFormat({ month, timeZone: 'UTC' }).format(midnight(`${date.slice(0, 7)}-01`));
}

export function formatPosition([lng, lat]: readonly [number, number]): string {
  return m.position({
    lat: formatDecimal(Math.abs(lat)),
    ns: lat < 0 ? 'S' : 'N',
    lng: formatDecimal(Math.abs(lng)),
    ew: lng < 0 ? 'W' : 'E',
  });
}

export function formatCountry(iso: string): string {
  const name = displayNames({ type: 'region' }).of(iso) ?? iso;
  return name.replace('Соединенные', 'Соединённые');
}

export function formatLanguage(code: string): string {
  return displayNames({ type: 'language' }).of(code) ?? code;
}

export function formatList(parts: readonly string[]): string {
  return listFormat({ type: 'conjunction' }).format(parts);
}

export const formatName = (name: Names): string => inLanguage(name, getLocale());

export const placeNames = ({ name: en, name_ru: ru, name_zh: zh }: Site): Names => ({ en, ru, zh });

export const formatPlace = (site: Site) => formatName(placeNames(site));

export function otherNames(name: Names): { lang: string; text: string }[] {
  const shown = formatName(name);
  return (['en', 'ru', 'zh'] as const).flatMap((lang) => {
    const text = name[lang];
    return text && text !== shown ? [{ lang, text }] : [];
  });
}
