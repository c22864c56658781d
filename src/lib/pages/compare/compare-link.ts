import { AREA_KINDS, type AreaKind } from '$lib/core/reach/measures';
import type { YearSpan } from '$lib/core/record/time';
import { REGION_SHOWS, REGION_SORTS, type RegionShow, type RegionSort } from './region-rows';

/** Every choice on the page; the link is its only store. */
export interface CompareView {
  /** Id of the counting rule. */
  rule: string;
  show: RegionShow;
  sort: RegionSort;
  /** 2 to 6 region ids beside each other. */
  regions: readonly string[];
  /** The year that their maps share. */
  year: number;
  a: YearSpan;
  b: YearSpan;
  kind: AreaKind;
  picture: PeriodPicture;
}

/** How the two periods are drawn: what changed, each for itself, or one over the other. */
export const PERIOD_PICTURES = ['change', 'side', 'swipe'] as const;
export type PeriodPicture = (typeof PERIOD_PICTURES)[number];

export const MIN_REGIONS = 2;
export const MAX_REGIONS = 6;

export interface CompareBounds {
  firstYear: number;
  lastYear: number;
  rules: readonly string[];
  firstRule: string;
  regions: readonly string[];
  /** Shown before the reader chooses. */
  firstRegions: readonly string[];
}

export const STUDY_PERIODS = {
  growth: { from: 2014, to: 2019 },
  plateau: { from: 2020, to: 2022 },
  since: (lastYear: number): YearSpan => ({ from: 2023, to: lastYear }),
};

export function defaultCompare(bounds: CompareBounds): CompareView {
  return {
    rule: bounds.firstRule,
    show: 'records',
    sort: 'map',
    regions: bounds.firstRegions,
    year: STUDY_PERIODS.plateau.to,
    a: STUDY_PERIODS.growth,
    b: STUDY_PERIODS.plateau,
    kind: 'all',
    picture: 'change',
  };
}

/** Unknown keys and values are ignored: an old or mistyped link always opens. */
export function decodeCompare(query: URLSearchParams, bounds: CompareBounds): CompareView {
  const base = defaultCompare(bounds);
  const one = <T extends string>(key: string, known: readonly T[], or: T): T =>
    known.find((value) => value === query.get(key)) ?? or;
  const asked = [...new Set((query.get('regions') ?? '').split(','))];
  const regions = asked.filter((id) => bounds.regions.includes(id)).slice(0, MAX_REGIONS);
  return {
    rule: one('rule', bounds.rules, base.rule),
    show: one('show', REGION_SHOWS, base.show),
    sort: one('sort', REGION_SORTS, base.sort),
    regions: regions.length >= MIN_REGIONS ? regions : base.regions,
    year: clampYear(Number(query.get('year') ?? NaN), bounds) ?? base.year,
    a: parseSpan(query.get('a') ?? '', bounds) ?? base.a,
    b: parseSpan(query.get('b') ?? '', bounds) ?? base.b,
    kind: one('kind', AREA_KINDS, base.kind),
    picture: one('picture', PERIOD_PICTURES, base.picture),
  };
}

/** The query with its `?`, or empty; what is as at first is left out. */
export function encodeCompare(view: CompareView, bounds: CompareBounds): string {
  const text = (of: CompareView) => ({
    rule: of.rule,
    show: of.show,
    sort: of.sort,
    regions: of.regions.join(','),
    year: String(of.year),
    a: spanText(of.a),
    b: spanText(of.b),
    kind: of.kind,
    picture: of.picture,
  });
  const standard = text(defaultCompare(bounds));
  const changed = Object.entries(text(view)).filter(
    ([key, value]) => value !== standard[key as keyof typeof standard],
  );
  return changed.length ? `?${changed.map(([key, value]) => `${key}=${value}`).join('&')}` : '';
}

export const spanText = ({ from, to }: YearSpan): string => `${from}..${to}`;

/** `2014..2019`, `2014-2019`, `2014–2019` or one year, inside the bounds; null for anything else. */
export function parseSpan(
  text: string,
  bounds: Pick<CompareBounds, 'firstYear' | 'lastYear'>,
): YearSpan | null {
  const found = /^\s*(\d{4})(?:\s*(?:\.\.|-|–|—)\s*(\d{4}))?\s*$/.exec(text);
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
  const inside = from >= bounds.firstYear && to <= bounds.lastYear;
  return inside && from <= to ? { from, to } : null;
}

function clampYear(
  year: number,
  { firstYear, lastYear }: Pick<CompareBounds, 'firstYear' | 'lastYear'>,
): number | null {
  return Number.isInteger(year) && year > 0 ? Math.min(Math.max(year, firstYear), lastYear) : null;
}
