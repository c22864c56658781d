import { afterEach, describe, expect, it, vi } from 'vitest';
import { answer } from '$lib/core/questions/answer';
import type { ReachDataset } from '$lib/core/reach/dataset';
import type { Question } from '$lib/core/questions/question';
import { patrol, record } from '$lib/core/record/record.fixture';
import type { Progress } from '$lib/core/questions/steps';
import { ReachClient, type Port } from './client';
import { createHandler } from './handler';
import type { DataSource, FromWorker, ToWorker } from './protocol';

const dataset: ReachDataset = {
  dataVersion: 'test',
  records: [
    record('a', '2014-05-01', [[130, 40]]),
    record('b', '2015-05-01', [
      [131, 40],
      [150, 45],
    ]),
    patrol('c', '2016-05-01', [
      [130, 40],
      [-170, 55],
    ]),
  ],
  rules: [{ id: 'core', name: { en: 'Core' }, definition: '', where: { scopes: ['core'] } }],
  home: {
    RU: [
      [
        [130, 43],
        [140, 50],
        [130, 50],
      ],
    ],
    CN: [
      [
        [110, 30],
        [120, 30],
        [120, 40],
      ],
    ],
  },
  regions: null,
  lastFullYear: null,
};
const measures: Question = { kind: 'measures', choices: {} };

/** A client and a handler joined as if there were a worker; messages are copied as they would be. */
function connected(source: DataSource = { kind: 'data', dataset }, now = () => performance.now()) {
  const sent: ToWorker[] = [];
  let receive: (event: { data: FromWorker }) => void = () => {};
  let fail: (event: { message?: string }) => void = () => {};
  const handle = createHandler({
    post: (message) => queueMicrotask(() => receive({ data: structuredClone(message) })),
    now,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const port: Port = {
    postMessage: (message) => {
      sent.push(message);
      const copy = structuredClone(message);
      queueMicrotask(() => handle(copy));
    },
    addEventListener: ((type: string, listener: never) => {
      if (type === 'message') receive = listener;
      else fail = listener;
    }) as Port['addEventListener'],
    terminate: vi.fn(),
  };
  return {
    client: new ReachClient(port, source),
    sent,
    die: () => fail({ message: 'out of memory' }),
    port,
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('the compute worker', () => {
  it.each([
    measures,
    { kind: 'ground', choices: {}, span: { from: 2015, to: 2015 } },
    { kind: 'explain', choices: { radiusKm: 100 }, span: { from: 2015, to: 2016 } },
    { kind: 'compare', choices: {}, a: { from: 2014, to: 2014 }, b: { from: 2015, to: 2016 } },
    { kind: 'stall', choices: {}, stall: { shuffles: 99 } },
  ] satisfies Question[])('answers $kind with the same bytes as the core', async (question) => {
    const outcome = await connected().client.ask(question);
    const expected = JSON.stringify(answer(dataset, question));
    expect(outcome.status).toBe('done');
    expect('answer' in outcome && JSON.stringify(outcome.answer)).toBe(expected);
  });

  it('answers only the newest question of a channel', async () => {
    const { client } = connected();
    const years = [2014, 2015, 2016].map((year) =>
      client.ask({ kind: 'ground', choices: {}, span: { from: year, to: year } }),
    );
    const outcomes = await Promise.all(years);
    expect(outcomes.map(({ status }) => status)).toEqual(['superseded', 'superseded', 'done']);
    const last = outcomes[2]!;
    expect(last.status === 'done' && last.answer.span).toEqual({ from: 2016, to: 2016 });
  });

  it('answers a newer question of another channel before a long older one ends', async () => {
    const { client } = connected();
    const order: string[] = [];
    const long = client
      .ask({ kind: 'measures', choices: {}, bands: { draws: 300 } })
      .then(({ status }) => order.push(`long ${status}`));
    const short = client
      .ask({ kind: 'explain', choices: {}, span: { from: 2015, to: 2015 } })
      .then(({ status }) => order.push(`short ${status}`));
    await Promise.all([long, short]);
    expect(order).toEqual(['short done', 'long done']);
  });

  it('stops working on a cancelled question', async () => {
    let read = 0;
    const { client } = connected(undefined, () => (read++, performance.now()));
    const asked = client.ask({ kind: 'measures', choices: {}, bands: { draws: 10_000 } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    client.cancel('measures');
    expect((await asked).status).toBe('superseded');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const after = read;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(read).toBe(after);
  });

  it('tells progress of long work, and none of short work', async () => {
    const heard: Progress[] = [];
    const onProgress = (progress: Progress) => heard.push(progress);
    await connected().client.ask(measures, { onProgress });
    expect(heard).toEqual([]);
    // A clock that runs a thousand times too fast makes any work long.
    const { client } = connected(undefined, () => performance.now() * 1000);
    await client.ask({ kind: 'measures', choices: {}, bands: { draws: 50 } }, { onProgress });
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.every(({ done }) => done >= 0 && done <= 1)).toBe(true);
    expect(heard.map(({ stage }) => stage)).toContain('uncertainty');
  });
});

describe('failures are values', () => {
  it('of a wrong question, with the field', async () => {
    const outcome = await connected().client.ask({ kind: 'measures', choices: { radiusKm: 0 } });
    expect(outcome).toEqual({
      status: 'failed',
      failure: {
        code: 'input',
        field: 'radiusKm',
        message: 'settings: radiusKm is 0, expected a number of km from 30 to 2000',
      },
    });
  });

  it('of data that do not arrive, with the address', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve({ ok: false, status: 404 }));
    const source: DataSource = {
      kind: 'urls',
      events: 'data/events.json',
      home: 'data/home.json',
      regions: 'data/regions.geojson',
      rules: dataset.rules,
    };
    const { client } = connected(source);
    expect(await client.ask(measures)).toEqual({
      status: 'failed',
      failure: { code: 'load', message: 'data/events.json: HTTP 404, expected 200' },
    });
    vi.stubGlobal('fetch', (url: string) =>
      Promise.resolve({
        ok: true,
        json: () =>
          Promise.resolve(
            url.includes('events')
              ? { ...dataset, coverage: { to: '2016-06' } }
              : url.includes('home')
                ? dataset.home
                : { features: [] },
          ),
      }),
    );
    client.load({ ...source, extra: [record('mine', '2016-01-01', [[0, 0]])] });
    const outcome = await client.ask(measures);
    expect(outcome.status === 'done' && outcome.answer.years.at(-1)!.records).toBe(2);
  });

  it('of a worker that dies, for every open question', async () => {
    const { client, die } = connected();
    const asked = client.ask({ kind: 'measures', choices: {}, bands: { draws: 10_000 } });
    die();
    expect(await asked).toEqual({
      status: 'failed',
      failure: { code: 'internal', message: 'out of memory' },
    });
    client.close();
  });

  it('of a question that cannot be copied', async () => {
    const choices = { where: { kinds: (() => {}) as never } };
    const outcome = await connected().client.ask({ kind: 'measures', choices });
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'internal' } });
  });

  it('never leaves a question open when the client closes', async () => {
    const { client, port } = connected();
    const asked = client.ask(measures);
    client.close();
    expect((await asked).status).toBe('superseded');
    expect(port.terminate).toHaveBeenCalled();
  });
});
