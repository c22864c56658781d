const TICK_MS = 500;
/** After this time the reader is told that something is late, and can try again. */
export const WAIT_MS = 8000;

/**
 * Calls back after `ms` unless the returned function is called before. The time is counted in ticks, which stop
 * while the page is busy: what it could not receive then is not late.
 */
export function afterSilence(ms: number, callback: () => void): () => void {
  let left = Math.round(ms / TICK_MS);
  const timer = setInterval(() => {
    if (--left > 0) return;
    clearInterval(timer);
    callback();
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** Rejects with a TimeoutError when a promise, as of an import, has not settled after `WAIT_MS`. */
export const within = <Part>(promise: Promise<Part>) =>
  new Promise<Part>((resolve, reject) => {
    const stop = afterSilence(WAIT_MS, () => reject(new DOMException('late', 'TimeoutError')));
    promise.then(resolve, reject).finally(stop);
  });
