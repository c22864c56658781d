import { createHandler } from './handler';
import type { FromWorker, ToWorker } from './protocol';

const post = (message: FromWorker) => postMessage(message);
const handle = createHandler({
  post,
  now: () => performance.now(),
});

post({ type: 'alive' });
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => handle(data));
