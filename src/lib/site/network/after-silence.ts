const TICK_MS = 500;
/** By then what is waited for is here, or the reader is told and can try again. */
export const WAIT_MS = 8000;

/**
 * Calls back after so many ms unless it is called off. Counted in ticks: while the page itself is busy none
 * of them comes, and what it could not hear is no silence.
 */
export function afterSilence(ms: number, done: () => void): () => void {
  let left = Math.round(ms / TICK_MS);
  const timer = setInterval(() => {
    if (--left > 0) return;
    clearInterval(timer);
    done();
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** A script that never comes is one that failed. */
export const within = <Part>(coming: Promise<Part>) =>
  new Promise<Part>((resolve, reject) => {
    const stop = afterSilence(WAIT_MS, () => reject(new DOMException('late', 'TimeoutError')));
    coming.then(resolve, reject).finally(stop);
  });
