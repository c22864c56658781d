/** Where the atlas asks for numbers in tests of state: files, the worker, and a small set. */
import { flushSync } from 'svelte';
import type { Visit } from '#core/reach/new-places';
import { record } from '#core/record/record.fixture';
import type { Verdict } from '#core/stall/verdict';
import type { CallName, FromWorker, ToWorker } from '$lib/engine/calls';
import type { AtlasPage } from '$lib/view/atlas-index';

type Source = 'page' | 'file' | 'worker';

export const visitOf = (source: string) =>
  ({ id: source, kind: 'exercise', start: '2016-05-01', status: 'new', km: 900 }) as Visit;
/** In place of its certainty stands who told it. */
export const verdictOf = (source: Source) =>
  ({ kind: 'exercise', certainty: source }) as unknown as Verdict;

const rule = (id: string, where = {}) => ({ id, name: { en: id }, definition: { en: '' }, where });

export const setPage = (more: object = {}) =>
  ({
    index: {
      dataVersion: 'test',
      coverage: { from: '2003-01', to: '2026-06', lastDay: '2026-06-30', note: '' },
      firstYear: 2003,
      lastYear: 2026,
      records: [
        record('early', '2010-05-01', [[130, 40]]),
        record('late', ['2022-12-30', '2023-01-02'], [[150, 40]]),
        record('own:mine', '2012-05-01', [[130, 40]]),
        // By ship and by air.
        record('patrol', '2012-05-01', [], { kind: 'patrol', domains: ['sea', 'air'] }),
      ],
      directions: { origin: { position: [130, 43], name: { en: 'Origin' } }, directions: [] },
    },
    set: {
      partners: [],
      newPlace: { km: 500 },
      periods: { before: { from: 2014, to: 2019 }, since: { from: 2020 } },
      ...more,
    },
    rules: [rule('core', { scopes: ['core'] }), rule('all')],
    regions: [],
    vocabulary: { practices: [], frameworks: [] },
    bands: [],
    candidates: [],
    first: {
      visits: [visitOf('page')],
      verdicts: [verdictOf('page')],
      yearlyGround: [],
    },
    ...more,
  }) as unknown as AtlasPage;

export type Call = Extract<ToWorker, { name: CallName }>;

/** Calls and files in order of asking. */
export const asked: string[] = [];
/** The newest call, until it is answered. */
export const waiting: { call: Call; say: (data: FromWorker) => void }[] = [];
export const workers: { isEnded: boolean }[] = [];

/** @param answer undefined lets a call wait; a file that is missing is HTTP 404 */
export function serve(answer: (call: Call) => unknown, files: Record<string, unknown> = {}) {
  for (const list of [asked, waiting, workers]) list.length = 0;
  class FakeWorker {
    #receive = (_: { data: FromWorker }) => {};
    isEnded = false;
    terminate = () => (this.isEnded = true);
    constructor() {
      workers.push(this);
    }
    addEventListener(type: string, listener: (event: { data: FromWorker }) => void) {
      if (type === 'message') this.#receive = listener;
    }
    postMessage(call: ToWorker) {
      if (!('name' in call)) return;
      asked.push(call.name);
      const say = (data: FromWorker) => this.#receive({ data });
      const told = answer(call);
      if (told === undefined) waiting.push({ call, say });
      else queueMicrotask(() => say({ answer: told as never }));
    }
  }
  const fetch = (url: string) => {
    const name = url.replace('/data/', '');
    asked.push(name);
    const content = files[name];
    return Promise.resolve(content ? Response.json(content) : new Response(null, { status: 404 }));
  };
  Object.assign(globalThis, { Worker: FakeWorker, fetch });
}

/** Once all that is asked without waiting has been answered, before and after `between`. */
export async function settled(between = () => {}) {
  for (let turns = 0; turns < 12; turns++) {
    flushSync();
    if (turns === 6) between();
    await new Promise((done) => setImmediate(done));
  }
}
