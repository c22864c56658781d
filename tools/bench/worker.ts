/** The compute worker of the page, in a thread of Node. */
import { parentPort } from 'node:worker_threads';
import { createHandler } from '../../src/lib/engine/handler';

const handle = createHandler({
  post: (message) => parentPort?.postMessage(message),
  now: () => performance.now(),
});

parentPort?.on('message', handle);
