// The compute worker of the page, in a thread of Node, which does not take over the loader of tsx.
import { parentPort } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../../tsconfig.node.json', import.meta.url)) });
const handler = new URL('../../src/lib/compute/handler.ts', import.meta.url);
/** @type {typeof import('../../src/lib/compute/handler')} */
const { createHandler } = await import(handler.href);

const handle = createHandler({
  post: (message) => parentPort?.postMessage(message),
  now: () => performance.now(),
  pause: () => new Promise((resolve) => void setImmediate(resolve)),
});

parentPort?.on('message', handle);
parentPort?.postMessage('ready');
