export type KeyMove =
  | { kind: 'play' }
  | { kind: 'move'; years: number }
  | { kind: 'extend'; years: number }
  | { kind: 'digit'; digit: string };

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Farther than any axis reaches: the controller stops at its ends. */
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

/** The keys of a slider (ARIA practices), Shift for the other end, digits for a year. */
export function readKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyPress): KeyMove | null {
  // Alt+Left is Back, Ctrl and Cmd belong to the browser.
  if (altKey || ctrlKey || metaKey) return null;
  if (/^\d$/.test(key)) return { kind: 'digit', digit: key };
  const years = YEARS[key];
  if (years === undefined) return null;
  return { kind: shiftKey ? 'extend' : 'move', years };
}

/** Fields have their own keys; the map under the focus is moved by arrows, and Space presses what is focused. */
const FIELDS = 'input, select, textarea, [contenteditable], dialog *';
const TAKEN = {
  page: {
    space: `button:not([aria-pressed=true]), a, summary, [role=option], ${FIELDS}`,
    moves: `canvas, [role=slider], ${FIELDS}`,
  },
  audience: { space: `button, ${FIELDS}`, moves: FIELDS },
};
/** What a clicker sends beside the keys of a slider. */
const CLICKER: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
/** They scroll what is under the focus. */
const SCROLLS = ['ArrowUp', 'ArrowDown'];

/** What a key does anywhere on the page; null where it is somebody else's. */
export function pageKey(event: KeyboardEvent, presenting: boolean): KeyMove | null {
  const { key, defaultPrevented, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (defaultPrevented || shiftKey || altKey || ctrlKey || metaKey) return null;
  const taken = TAKEN[presenting ? 'audience' : 'page'];
  const isIn = (selector: string) =>
    (event.target as Partial<Element> | null)?.matches?.(selector) ?? false;
  if (key === ' ') return isIn(taken.space) ? null : { kind: 'play' };
  if (isIn(taken.moves)) return null;
  const years = presenting ? CLICKER[key] : undefined;
  if (years !== undefined) return { kind: 'move', years };
  return !presenting && SCROLLS.includes(key) ? null : readKey(event);
}
