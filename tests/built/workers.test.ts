import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { record } from '#core/record/record.fixture';

const FOLDER = 'build/_app/immutable/workers';

/** In a worker of Node, what a browser's has: the script listens, and answers by postMessage. */
const SCOPE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const listeners = [];
  const hear = (data) => [...listeners, self.onmessage].forEach((listen) => listen?.({ data }));
  Object.assign(globalThis, {
    self: globalThis,
    location: new URL('http://localhost'),
    ImageData: class {},
    WorkerGlobalScope: { [Symbol.hasInstance]: () => true },
    addEventListener: (_, listener) => listeners.push(listener),
    postMessage: (message) => parentPort.postMessage(message),
  });
  import(workerData).then(() => parentPort.on('message', hear));
`;

const rules = [{ id: 'all', name: { en: 'All' }, definition: { en: '' }, where: {} }];
const made = record('a', ['2020-01-01', '2020-01-02'], [[10, 10]]);
const atlas = { dataVersion: '', records: [made], coverage: { to: '2026-06' }, directions: null };
const source = { regions: null, rules, periods: null, newPlaceKm: 500, atlas };

it.each([
  [
    'worker',
    [{ source }, { name: 'visits', args: [{}] }],
    { answer: [{ id: 'a', status: 'new' }] },
  ],
  [
    'own.worker',
    [{ name: 'place', args: [[{ id: 'of no version' }], [0, 0]] }],
    { result: { records: [], dropped: 1 } },
  ],
  [
    'maplibre-gl-worker-dev',
    [{ id: 'a', type: 'PI', origin: 'null' }],
    { id: 'a', type: '<response>', error: null },
  ],
])('the built script of %s runs, and answers', async (name, messages, answer) => {
  const files = readdirSync(FOLDER).filter((file) => file.replace(/-.{8}\.js$/, '') === name);
  expect(files).toHaveLength(1);
  const worker = new Worker(SCOPE, { eval: true, workerData: resolve(FOLDER, files[0]!) });
  const heard = new Promise((hear, fail) => worker.on('message', hear).on('error', fail));
  for (const message of messages) worker.postMessage(message);
  expect(await heard).toMatchObject(answer);
  await worker.terminate();
});
