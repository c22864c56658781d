/** In place of SvelteKit's router in tests of state: the history of one tab, and what each step did to it. */

interface Navigation {
  type: 'goto' | 'popstate' | null;
  complete: Promise<void> | null;
}
const NOT_NAVIGATING: Navigation = { type: null, complete: null };

export const page = $state({ params: {} as { id?: string }, route: { id: '' }, state: {} });
export const navigating: Navigation = $state({ ...NOT_NAVIGATING });
export const base = '';
export const asset = (path: string) => path;
export const afterNavigate = () => {};

let entries: string[];
let position: number;
let read: (isBack: boolean) => void;
/** What a page still has to load. */
let loading: Promise<void>;
/** Since the page was opened, in order. */
export let steps: string[];

export const address = () => location.pathname + location.search;

function show(href: string) {
  const { pathname, search } = new URL(href, location.origin);
  Object.assign(location, { pathname, search });
}

function arrive() {
  const [, id] = /\/record\/([^/]+)\/$/.exec(location.pathname) ?? [];
  page.params = id ? { id } : {};
  page.route.id = location.pathname === '/data/' ? '/(text)/data' : '/(atlas)';
}

/** @param reads what the page does after each navigation */
export function open(href: string, reads: typeof read) {
  entries = [href];
  position = 0;
  steps = [];
  read = reads;
  loading = Promise.resolve();
  Object.assign(navigating, NOT_NAVIGATING);
  show(href);
  arrive();
  read(false);
}

/** Pages take as long to come as the function returned is not called. */
export function hold() {
  let release = () => {};
  loading = new Promise((done) => (release = done));
  return release;
}

/** A newer navigation ends one under way, which then goes nowhere. */
async function navigate(type: 'goto' | 'popstate', enter: () => void) {
  const complete = loading.then(() => {
    if (navigating.complete !== complete) throw new Error('navigation aborted');
    enter();
    arrive();
  });
  Object.assign(navigating, { type, complete });
  try {
    await complete;
  } catch {
    return;
  }
  read(type === 'popstate');
  Object.assign(navigating, NOT_NAVIGATING);
}

export const goto = (href: string) =>
  navigate('goto', () => {
    entries = [...entries.slice(0, ++position), href];
    steps.push('push');
    show(href);
  });

/** The browser shows the earlier address at once. */
export function goBack() {
  show(entries[--position]!);
  return navigate('popstate', () => steps.push('back'));
}

export function replaceState(href: string) {
  entries[position] = href;
  steps.push('replace');
  show(href);
}
