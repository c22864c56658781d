/** A worker, or an error that says in words that the browser has none, or lets the page start none. */
export function started(start: () => Worker): Worker {
  try {
    return start();
  } catch (cause) {
    const reason = 'the browser starts no background process (worker) for this page';
    throw new Error(reason, { cause });
  }
}

/** Whether the browser starts workers for this page at all. */
export function hasWorkers(): boolean {
  const empty = URL.createObjectURL(new Blob());
  try {
    new Worker(empty).terminate();
    return true;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(empty);
  }
}
