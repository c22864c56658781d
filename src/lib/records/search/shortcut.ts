type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'target'
>;

/** Ctrl-K, ⌘K or `/`. K is also recognized by its place, where a Russian layout has л. */
export function opensSearch(event: Key, open: boolean): boolean {
  if (event.defaultPrevented || event.altKey) return false;
  const command = event.ctrlKey !== event.metaKey && !event.shiftKey;
  if (command) return event.key.toLowerCase() === 'k' || event.code === 'KeyK';
  return !open && event.key === '/' && !event.ctrlKey && !event.metaKey && !takesText(event.target);
}

function takesText(target: EventTarget | null): boolean {
  const element = target as Partial<HTMLElement> | null;
  return (
    element?.isContentEditable === true || /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? '')
  );
}
