type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'target'
>;

/** Ctrl-K, ⌘K or `/`. K also by position, where a Russian layout has л. */
export function opensSearch(event: Key, open: boolean) {
  if (event.defaultPrevented || event.altKey) return false;
  const command = event.ctrlKey !== event.metaKey && !event.shiftKey;
  if (command) return event.key.toLowerCase() === 'k' || event.code === 'KeyK';
  return !open && event.key === '/' && !event.ctrlKey && !event.metaKey && !takesText(event.target);
}

/** A letter alone, outside text fields and dialogs; also by position. */
export function isPlainKey(event: Key, letter: string) {
  const { key, code, target } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return false;
  if (isBusy(target)) return false;
  return key.toLowerCase() === letter || code === `Key${letter.toUpperCase()}`;
}

/** Keys are for a text, or for what is open over the page. */
export const isBusy = (target: EventTarget | null) =>
  takesText(target) || document.querySelector('dialog[open], :popover-open') !== null;

/** Checkboxes and radio buttons keep the focus, but take no text. */
export function takesText(target: EventTarget | null) {
  const {
    isContentEditable,
    tagName = '',
    type = '',
  } = (target ?? {}) as Partial<HTMLInputElement>;
  if (/^(checkbox|radio)$/.test(type)) return false;
  return isContentEditable === true || /^(INPUT|TEXTAREA|SELECT)$/.test(tagName);
}
