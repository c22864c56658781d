/// <reference lib="webworker" />
import { base, files, version } from '$service-worker';

/**
 * Keeps what a reader has seen, so that it can be read without a network. With one, every page and every
 * file of data is asked for anew; only names that carry a hash of their content are taken from what was kept.
 * Who wants none of this takes service-worker.js away (src/lib/site/network/offline.ts).
 */
declare const self: ServiceWorkerGlobalScope;

const home = `${self.location.origin}${base}/`;
const KEPT = `joint-reach ${version}`;
/** What every view of the atlas may ask for, beyond what the first visit asks for itself. */
const FIRST =
  /^\/(data\/(events\.json|home\.json|directions\.json|(regions|basemap-110m)\.geojson)|icon\.svg)$/;

self.addEventListener('install', (event) => {
  const first = files.filter((path) => FIRST.test(path.slice(base.length)));
  event.waitUntil(
    caches
      .open(KEPT)
      .then((cache) => cache.addAll(first))
      .catch(() => {}) // Comes with the first use.
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name: string) => name.startsWith('joint-reach ') && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/** Since when what is shown was kept; null while the network answers. */
let keptSince: string | null = null;
function tell(since: string | null): void {
  if (since === keptSince) return;
  keptSince = since;
  void self.clients.matchAll().then((all) => {
    for (const client of all) client.postMessage({ keptSince });
  });
}

self.addEventListener('message', ({ data, source }) => {
  if (data === 'kept?') source?.postMessage({ keptSince });
  // The files of the first visit, which began before this worker did.
  else if (Array.isArray(data)) void Promise.all((data as string[]).map(keep));
});

async function keep(url: string): Promise<void> {
  const cache = await caches.open(KEPT);
  if (!(await cache.match(url))) await cache.add(url).catch(() => {});
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.href.startsWith(home);
  if (request.method !== 'GET' || !isOurs || request.headers.has('range')) return;
  if (url.pathname.endsWith('/_app/version.json')) return;
  event.respondWith(
    url.pathname.startsWith(`${base}/_app/immutable/`) ? once(request) : anew(request),
  );
});

async function once(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  return (await cache.match(request)) ?? store(cache, request, await fetch(request));
}

/** From the network; what was kept only when there is none, and then that is told. */
async function anew(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(request);
    tell(null);
    return store(cache, request, response);
  } catch (error) {
    // Choices are in the query; the page is the same.
    const kept = await cache.match(request, { ignoreSearch: request.mode === 'navigate' });
    if (kept) {
      tell(kept.headers.get('date') ?? '');
      return kept;
    }
    if (request.mode === 'navigate')
      return new Response(NOTHING_KEPT, { status: 503, headers: HTML });
    throw error;
  }
}

function store(cache: Cache, request: Request, response: Response): Response {
  if (response.status === 200 && response.type === 'basic') {
    const copy = response.clone();
    // No room is no fault of the page.
    void cache
      .put(request.mode === 'navigate' ? request.url.replace(/\?.*/, '') : request, copy)
      .catch(() => {});
  }
  return response;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const NOTHING_KEPT = `<!doctype html><meta charset="utf-8" /><title>Joint Reach</title>
<main><h1>Joint Reach</h1>
<p>There is no network, and this page was not visited before.</p>
<p lang="ru">Сети нет, а эта страница раньше не открывалась.</p>
<p lang="zh">没有网络，此页面之前也未访问过。</p>
<p><a href="${home}">Joint Reach</a></p></main>`;
