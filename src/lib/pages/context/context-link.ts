import { fitWindow, monthsIn, sameWindow, type TimeWindow } from '$lib/core/record/time-window';
import { monthNumber, monthText } from '$lib/core/record/time';

/**
 * A reader's own rating. The ladder is ours: of its words the study's summary uses `moderate-high`
 * and `high`, and it gives no full list.
 */
export const LEVELS = ['none', 'low', 'low-moderate', 'moderate', 'moderate-high', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** Every choice on the page; the link is its only store. */
export interface ContextView {
  window: TimeWindow;
  /** Id of the item that is read. */
  item: string | null;
  ratings: Readonly<Partial<Record<string, Level>>>;
}

export interface ContextBounds {
  /** The months of the atlas's years. */
  window: TimeWindow;
  items: readonly string[];
  areas: readonly string[];
}

export function defaultContext({ window }: ContextBounds): ContextView {
  return { window, item: null, ratings: {} };
}

/** Unknown keys and values are ignored: an old or mistyped link always opens. */
export function decodeContext(query: URLSearchParams, bounds: ContextBounds): ContextView {
  const item = query.get('item');
  const rated = (query.get('rate') ?? '').split(',').flatMap((part) => {
    const [area = '', word = ''] = part.split(':');
    const level = LEVELS.find((known) => known === word);
    return level && bounds.areas.includes(area) ? [[area, level] as const] : [];
  });
  return {
    window: parseWindow(query.get('time') ?? '', bounds.window) ?? bounds.window,
    item: item !== null && bounds.items.includes(item) ? item : null,
    ratings: Object.fromEntries(rated),
  };
}

/** The query with its `?`, or empty; what is as at first is left out. */
export function encodeContext(
  { window, item, ratings }: ContextView,
  bounds: ContextBounds,
): string {
  const rated = bounds.areas.flatMap((area) => (ratings[area] ? `${area}:${ratings[area]}` : []));
  const parts = [
    ...(sameWindow(window, bounds.window) ? [] : [`time=${windowText(window)}`]),
    ...(item === null ? [] : [`item=${item}`]),
    ...(rated.length > 0 ? [`rate=${rated.join(',')}`] : []),
  ];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** `2019-03..2021-06`, or `2014..2019` where it is whole years. */
export function windowText({ from, to }: TimeWindow): string {
  const whole = from % 12 === 0 && to % 12 === 11;
  const text = (month: number) => (whole ? monthText(month).slice(0, 4) : monthText(month));
  return `${text(from)}..${text(to)}`;
}

/** Null for anything that is no stretch of time inside the bounds, or is too short to draw. */
function parseWindow(text: string, bounds: TimeWindow): TimeWindow | null {
  const found = /^(\d{4})(-\d{2})?\.\.(\d{4})(-\d{2})?$/.exec(text);
  if (!found) return null;
  const from = monthNumber(`${found[1]}${found[2] ?? '-01'}`);
  const to = monthNumber(`${found[3]}${found[4] ?? '-12'}`);
  const fitted = fitWindow(from, monthsIn({ from, to }), bounds);
  return sameWindow(fitted, { from, to }) ? fitted : null;
}
