/** What a key does on a handle; null for keys that are not ours. */
export type KeyMove =
  | { kind: 'move'; years: number }
  | { kind: 'extend'; years: number }
  | { kind: 'digit'; digit: string };

interface KeyPress {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

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

/** Where Space has a meaning already, and where arrows have. */
const TAKES_SPACE =
  'button, a, select, textarea, summary, input:not([type="radio"]), [role=option], dialog *';
const TAKES_ARROWS = 'input, select, textarea, canvas, [role=slider], dialog *';
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** What a key does anywhere on the page: play, or a step in years; null where it is somebody else's. */
export function pageKey(event: KeyboardEvent): 'play' | number | null {
  const { key, defaultPrevented } = event;
  if (defaultPrevented || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey)
    return null;
  if (key === ' ') return isIn(event, TAKES_SPACE) ? null : 'play';
  const step = STEPS[key];
  return step === undefined || isIn(event, TAKES_ARROWS) ? null : step;
}

/** What a clicker sends beside the keys of a slider. */
const CLICKER: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

/** What a key does before an audience, whatever has the focus but what is typed into. */
export function presenterKey(event: KeyboardEvent): 'play' | KeyMove | null {
  const move = readKey(event);
  if (isIn(event, 'input, select, textarea, dialog *') || move?.kind === 'extend') return null;
  if (event.key === ' ') return isIn(event, 'button') ? null : 'play';
  const years = CLICKER[event.key];
  return years === undefined ? move : { kind: 'move', years };
}

const isIn = ({ target }: KeyboardEvent, selector: string): boolean =>
  (target as Partial<Element> | null)?.matches?.(selector) ?? false;
