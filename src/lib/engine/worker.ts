import { createHandler } from './handler';
import type { ToWorker } from './protocol';

const handle = createHandler({
  post: (message) => postMessage(message),
  now: () => performance.now(),
});

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => handle(data));
