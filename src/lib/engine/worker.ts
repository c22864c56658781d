import { createHandler, type ToWorker } from './calls';

const handle = createHandler((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void handle(data));
