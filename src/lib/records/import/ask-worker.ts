import type { Asked, Told } from './own.worker';

/** Asks a worker of its own, which ends with the answer, or when it is no longer wanted. */
export function askWorker<Type extends Asked['type']>(
  asked: Asked & { type: Type },
  wanted?: AbortSignal,
): Promise<Told[Type]> {
  const worker = new Worker(new URL('./own.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Told[Type]>((resolve, reject) => {
    wanted?.addEventListener('abort', () => reject(wanted.reason));
    worker.onmessage = ({ data }: MessageEvent<{ told: Told[Type] } | { failed: string }>) =>
      'told' in data ? resolve(data.told) : reject(new Error(data.failed));
    worker.onerror = ({ message }) => reject(new Error(message || 'the reader of files stopped'));
    worker.postMessage(asked);
  }).finally(() => worker.terminate());
}
