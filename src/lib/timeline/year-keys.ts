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
