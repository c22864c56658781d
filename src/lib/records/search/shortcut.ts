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
  if (takesText(target) || document.querySelector('dialog[open], :popover-open')) return false;
  return key.toLowerCase() === letter || code === `Key${letter.toUpperCase()}`;
}

function takesText(target: EventTarget | null) {
  const element = target as Partial<HTMLElement> | null;
  return (
    element?.isContentEditable === true || /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? '')
  );
}
