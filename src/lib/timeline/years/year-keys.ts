import { isBusy } from '$lib/site/page/keys';

export type KeyMove =
  | { kind: 'play' }
  | { kind: 'move'; years: number }
  | { kind: 'extend'; years: number }
  | { kind: 'digit'; digit: string };

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Longer than any axis: movements are clamped to its ends. */
const FAR = 10_000;
const YEARS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -5,
  PageUp: 5,
  Home: -FAR,
  End: FAR,
};

export function readKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyPress): KeyMove | null {
  // Alt+Left is Back, Ctrl and Cmd belong to the browser.
  if (altKey || ctrlKey || metaKey) return null;
  if (/^\d$/.test(key)) return { kind: 'digit', digit: key };
  const years = YEARS[key];
  if (years === undefined) return null;
  return { kind: shiftKey ? 'extend' : 'move', years };
}

/** Elements that use Space, or the keys that move the years; and keys that scroll. */
const TAKEN = {
  page: {
    space: 'button:not([aria-pressed=true]), a, summary, input, [role=option]',
    moves: 'canvas, input, [role=slider]',
    scroll: ['ArrowUp', 'ArrowDown'],
  },
  // A clicker turns over by these.
  audience: { space: 'button, input', moves: 'input', scroll: ['PageUp', 'PageDown'] },
};

/** Anywhere on the page; null where the focused element uses the key. */
export function pageKey(event: KeyboardEvent, presenting: boolean): KeyMove | null {
  const { key, defaultPrevented, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (defaultPrevented || shiftKey || altKey || ctrlKey || metaKey) return null;
  if (isBusy(event.target)) return null;
  const { space, moves, scroll } = TAKEN[presenting ? 'audience' : 'page'];
  const isIn = (selector: string) =>
    (event.target as Partial<Element> | null)?.matches?.(selector) ?? false;
  if (key === ' ') return isIn(space) ? null : { kind: 'play' };
  return isIn(moves) || scroll.includes(key) ? null : readKey(event);
}
