import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { withOwnMark } from '$lib/view/view-link';

/** Lets the address say which reader's own records are shown, or that none are; all else of it stays. */
export function markAddress(file: string | null): void {
  const { pathname, search, hash } = location;
  const parts = search.slice(1).split('&');
  const others = parts.filter((part) => part && !part.startsWith('own=')).join('&');
  const query = withOwnMark(others && `?${others}`, file);
  const address = pathname + query + hash;
  if (query !== search) replaceState(address, page.state);
}
