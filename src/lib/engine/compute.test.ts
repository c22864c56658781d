import { afterEach, describe, expect, it, vi } from 'vitest';
import { answer } from '$lib/core/questions/answer';
import type { ReachDataset } from '$lib/core/reach/dataset';
import type { Question } from '$lib/core/questions/question';
import { patrol, record } from '$lib/core/record/record.fixture';
import type { Progress } from '$lib/core/reach/progress';
import { ReachClient, type Port } from './client';
import { createHandler } from './handler';
import type { DataSource, FromWorker } from './protocol';

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
  rules: [
    { id: 'core', name: { en: 'Core' }, definition: { en: '' }, where: { scopes: ['core'] } },
  ],
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
  directions: null,
  coveredTo: null,
};
const measures: Question = { kind: 'measures', choices: {} };

/** A client with handlers joined as if they were workers; messages are copied as they would be. */
function connected(source: DataSource = { kind: 'data', dataset }, now = () => performance.now()) {
  const ports: { port: Port; asked: number[]; die: () => void }[] = [];
  /** Whether workers hear nothing any more. */
  const world = { isDead: false };
  const start = () => {
    let receive: (event: { data: FromWorker }) => void = () => {};
    let fail: (event: { message?: string }) => void = () => {};
    const asked: number[] = [];
    let ended = false;
    const handle = createHandler({
      post: (message) => setImmediate(() => receive({ data: structuredClone(message) })),
      now,
    });
    const port: Port = {
      postMessage: (message) => {
        if (world.isDead) return;
        const copy = structuredClone(message);
        if (copy.type === 'ask') asked.push(copy.id);
        setImmediate(() => !ended && handle(copy));
      },
      addEventListener: ((type: string, listener: never) => {
        if (type === 'message') receive = listener;
        else fail = listener;
      }) as Port['addEventListener'],
      terminate: vi.fn(() => (ended = true)),
    };
    ports.push({ port, asked, die: () => fail({ message: 'out of memory' }) });
    return port;
  };
  return { client: new ReachClient(start, source), ports, world };
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

  it('answers a short question without waiting for a long one', async () => {
    const { client, ports } = connected();
    const order: string[] = [];
    const long = client
      .ask({ kind: 'measures', choices: {}, bands: { draws: 300 } })
      .then(({ status }) => order.push(`long ${status}`));
    const short = client
      .ask({ kind: 'explain', choices: {}, span: { from: 2015, to: 2015 } })
      .then(({ status }) => order.push(`short ${status}`));
    await Promise.all([long, short]);
    expect(order.toSorted()).toEqual(['long done', 'short done']);
    expect(ports.map(({ asked }) => asked)).toEqual([[2], [1]]);
  });

  it('gives up long work that nobody waits for, with its worker, and starts another', async () => {
    const { client, ports } = connected();
    const draws = (draws: number) =>
      client.ask({ kind: 'measures', choices: {}, bands: { draws } }, { channel: 'bands' });
    const first = draws(10_000);
    await Promise.resolve();
    const [quick, slow] = ports;
    const second = draws(1);
    expect((await first).status).toBe('superseded');
    expect(slow!.port.terminate).toHaveBeenCalled();
    expect((await second).status).toBe('done');
    expect(ports).toHaveLength(3);
    expect(quick!.port.terminate).not.toHaveBeenCalled();
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
      data: 'data',
      rules: dataset.rules,
    };
    const { client } = connected(source);
    expect(await client.ask(measures)).toEqual({
      status: 'failed',
      failure: { code: 'load', message: 'data/events.json: HTTP 404, expected 200' },
    });
    vi.stubGlobal('fetch', (url: string) =>
      Promise.resolve(
        Response.json(
          url.includes('events')
            ? { ...dataset, coverage: { to: '2016-06' } }
            : url.includes('home')
              ? dataset.home
              : { features: [] },
        ),
      ),
    );
    // One file that did not come is asked for again by the next question.
    const outcome = await client.ask(measures);
    expect(outcome.status === 'done' && outcome.answer.years.at(-1)!.records).toBe(1);
  });

  it('of a worker that dies and whose successor dies too', async () => {
    const { client, ports } = connected();
    const asked = client.ask(measures);
    await Promise.resolve();
    ports[0]!.die();
    ports[1]!.die();
    expect(await asked).toEqual({
      status: 'failed',
      failure: { code: 'internal', message: 'out of memory' },
    });
    // The next question starts another.
    expect((await client.ask(measures)).status).toBe('done');
  });

  it('but a worker that dies once is replaced, and nobody hears of it', async () => {
    const { client, ports } = connected();
    const asked = client.ask(measures);
    await Promise.resolve();
    ports[0]!.die();
    expect((await asked).status).toBe('done');
    expect(ports).toHaveLength(2);
  });

  it('of one that falls silent: it is replaced, and after 9 s the reader is told', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { client, ports, world } = connected();
    expect((await client.ask(measures)).status).toBe('done');
    world.isDead = true;
    const onSilence = vi.fn();
    const asked = client.ask(measures, { onSilence });
    await vi.advanceTimersByTimeAsync(4600);
    expect(ports).toHaveLength(2);
    expect(onSilence).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(4600);
    expect(onSilence).toHaveBeenCalled();
    // The reader tries again.
    world.isDead = false;
    client.close();
    expect((await asked).status).toBe('superseded');
    expect((await client.ask(measures)).status).toBe('done');
    vi.useRealTimers();
  });

  it('of a question that cannot be copied', async () => {
    const choices = { where: { kinds: (() => {}) as never } };
    const outcome = await connected().client.ask({ kind: 'measures', choices });
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'internal' } });
  });

  it('never leaves a question open when the client closes', async () => {
    const { client, ports } = connected();
    const asked = client.ask(measures);
    client.close();
    expect((await asked).status).toBe('superseded');
    expect(ports[0]!.port.terminate).toHaveBeenCalled();
  });
});
