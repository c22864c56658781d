import { asset } from '$app/paths';

/**
 * Lets the service worker keep what is read, and tells since when what is shown was kept (null while the
 * network answers). A site without service-worker.js has none, and takes away one that it had before.
 */
export async function keepOffline(told: (since: string | null) => void): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  workers.addEventListener('message', ({ data }: MessageEvent<{ keptSince?: string | null }>) => {
    if (data.keptSince !== undefined) told(data.keptSince);
  });
  try {
    const script = asset('/service-worker.js');
    // Without a network neither is answered, and what is registered already goes on.
    const found = await fetch(script, { method: 'HEAD' }).catch(() => null);
    if (found && !found.ok) return await forget(workers);
    await workers.register(script).catch(() => {});
    const { active } = await workers.ready;
    active?.postMessage('kept?');
    const seen = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage([location.origin + location.pathname, ...seen.filter(isOurs)]);
  } catch {
    // Not allowed here, as in a private window, or no network: the page works without.
  }
}

const isOurs = (name: string) => name.startsWith(location.origin);

async function forget(workers: ServiceWorkerContainer): Promise<void> {
  for (const worker of await workers.getRegistrations()) await worker.unregister();
  for (const name of await caches.keys())
    if (name.startsWith('joint-reach ')) await caches.delete(name);
}
