import { createHandler } from './handler';
import type { ToWorker } from './protocol';

// A message to oneself comes after the messages that already wait, without the delay of a timer.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

const handle = createHandler({
  post: (message) => postMessage(message),
  now: () => performance.now(),
  pause: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
});

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => handle(data));
