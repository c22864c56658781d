const TICK_MS = 500;

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
