import { monthNumber, monthText } from '$lib/core/record/time';
import { fitWindow, monthsIn, sameWindow, type TimeWindow } from '$lib/core/record/time-window';
import type { Field, ViewOf } from '$lib/site/query';

/**
 * A reader's own rating. The ladder is ours: of its words the study's summary uses `moderate-high`
 * and `high`, and it gives no full list.
 */
export const LEVELS = ['none', 'low', 'low-moderate', 'moderate', 'moderate-high', 'high'] as const;
export type Level = (typeof LEVELS)[number];

export interface ContextBounds {
  /** The months of the atlas's years. */
  window: TimeWindow;
  items: readonly string[];
  areas: readonly string[];
}

export type ContextView = ViewOf<ReturnType<typeof contextFields>>;

/** Every choice on the page. */
export function contextFields({ window, items, areas }: ContextBounds) {
  const time: Field<TimeWindow> = {
    standard: window,
    read: (text) => parseWindow(text, window),
    write: windowText,
  };
  /** Id of the item that is read. */
  const item: Field<string | null> = {
    standard: null,
    read: (text) => items.find((id) => id === text) ?? null,
    write: (id) => id ?? '',
  };
  const rate: Field<Readonly<Partial<Record<string, Level>>>> = {
    standard: {},
    read(text) {
      const rated = text.split(',').flatMap((part) => {
        const [area = '', word = ''] = part.split(':');
        const level = LEVELS.find((known) => known === word);
        return level && areas.includes(area) ? [[area, level] as const] : [];
      });
      return Object.fromEntries(rated);
    },
    write: (rated) =>
      areas.flatMap((area) => (rated[area] ? `${area}:${rated[area]}` : [])).join(','),
  };
  return { time, item, rate };
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
