import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { datasetOf, type Periods, visitsFor } from '$lib/core/reach/dataset';
import { patrol, record } from '$lib/core/record/record.fixture';
import { verdictsFor } from '$lib/core/stall/verdict';
import {
  CALLS,
  createHandler,
  type Arguments,
  type CallName,
  type DataSource,
  type FromWorker,
} from './calls';
import { ReachClient, type Port } from './client';
import type { HomeRings } from '$lib/core/earth/area';
import type { Position } from '$lib/core/record/model';
import type { DirectionSet } from '$lib/core/reach/directions';

/** Positions written `130 40, 131 41`. */
const path = (text: string) =>
  text.split(', ').map((pair) => pair.split(' ').map(Number) as Position);
const records = [
  record('a', '2014-05-01', path('130 40')),
  record('b', '2015-05-01', path('131 40, 150 45')),
  patrol('c', '2016-05-01', path('130 40, -170 55')),
];
const where = { scopes: ['core' as const] };
const rules = [{ id: 'core', name: { en: 'Core' }, definition: { en: '' }, where }];
const home: HomeRings = {
  RU: [path('130 43, 140 50, 130 50, 130 43')],
  CN: [path('110 30, 120 30, 120 40, 110 30')],
};
const periods: Periods = {
  before: { from: 2014, to: 2014 },
  since: { from: 2015 },
  later: { from: 2016 },
};
const ours = { dataVersion: 'test', records, coverage: { to: '2016-12' } };
const regions = { features: [] };
const directions = {
  origin: { position: [130, 43] as [number, number], name: { en: 'Origin' } },
  directions: [],
} as unknown as DirectionSet;
const atlas = { ...ours, directions };
const FILES: Record<string, unknown> = {
  'data/home.json': home,
  'data/regions.geojson': regions,
  'data/directions.json': directions,
};
const newPlaceKm = 500;
const dataset = datasetOf(ours, { rules, home, regions, directions, periods, newPlaceKm });
const ground: Arguments<'ground'> = [{}, false];

/** A client with handlers joined as if they were workers; messages are copied as they would be. */
function connected(source: DataSource = { data: 'data', rules, periods, newPlaceKm, atlas }) {
  const ports: { port: Port; die: () => void }[] = [];
  const start = () => {
    let receive: (event: { data: FromWorker }) => void = () => {};
    let fail: (event: { message?: string }) => void = () => {};
    let ended = false;
    const handle = createHandler((message) =>
      setImmediate(() => receive({ data: structuredClone(message) })),
    );
    const port: Port = {
      postMessage: (message) => {
        const copy = structuredClone(message);
        setImmediate(() => !ended && handle(copy));
      },
      addEventListener: ((type: string, listener: never) => {
        if (type === 'message') receive = listener;
        else fail = listener;
      }) as Port['addEventListener'],
      terminate: vi.fn(() => (ended = true)),
    };
    ports.push({ port, die: () => fail({ message: 'out of memory' }) });
    return port;
  };
  return { client: new ReachClient(start, source), ports };
}

/** The files that were fetched. */
let fetched: string[] = [];
beforeEach(() => {
  fetched = [];
  vi.stubGlobal('fetch', (url: string) => {
    fetched.push(url);
    return Promise.resolve(Response.json(FILES[url]));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the compute worker', () => {
  const args: { [Name in CallName]: Arguments<Name> } = {
    facts: [],
    ground,
    yearlyGround: [{}, { from: 2014, to: 2016 }],
    visits: [{}],
    ask: [{}, { place: [131, 41], before: null }],
    verdictWith: [{}, 2016, 'exercise', [131, 41]],
    verdicts: [{}, 2016],
  };
  it.each(Object.keys(args) as CallName[])('gives the %s of the core', async (name) => {
    const answer = await connected().client.ask(name, args[name]);
    const call = CALLS[name] as (...values: unknown[]) => unknown;
    expect(JSON.stringify(answer)).toBe(JSON.stringify(call(dataset, ...args[name])));
    // The home land is 40 kB that only facts need; the records are the page's own.
    expect(fetched.includes('data/home.json')).toBe(name === 'facts');
    expect(fetched).not.toContain('data/events.json');
  });

  it('gives the verdict of the engine, with its chance and what it hangs on', async () => {
    // Six that go 11° farther each year, and six that come back to the first.
    const twelve = Array.from({ length: 12 }, (_, i) =>
      record(`r${10 + i}`, `${2001 + i}-05-01`, [[i < 6 ? 11 * i : 0, 0]]),
    );
    const halves: Periods = {
      before: { from: 2001, to: 2006 },
      since: { from: 2007 },
    };
    const twoHalves = { ...ours, records: twelve, coverage: { to: '2012-12' } };
    const source = { data: 'data', rules, periods: halves, newPlaceKm };
    const { client } = connected({ ...source, atlas: { ...twoHalves, directions } });
    const verdicts = await client.ask('verdicts', [{}, 2012]);
    const parts = { rules, home: null, regions, directions, periods: halves, newPlaceKm };
    const engine = verdictsFor(datasetOf(twoHalves, parts), {}, 2012);
    expect(verdicts).toEqual(engine);
    expect(verdicts).toMatchObject([
      { before: { k: 5, n: 5 }, since: { k: 0, n: 6 }, change: 'spread', certainty: 'strong' },
    ]);
    expect(await client.ask('visits', [{ newPlaceKm: 1300 }])).toEqual(
      visitsFor(datasetOf(twoHalves, parts), { newPlaceKm: 1300 }),
    );
  });

  it('is not started before it is called', async () => {
    const { client, ports } = connected();
    expect(ports).toEqual([]);
    await client.ask('ground', ground);
    expect(ports).toHaveLength(1);
  });

  it('answers only the newest call of a name', async () => {
    const { client } = connected();
    const limits = [250, 400, 500].map((km) => client.ask('ground', [{ newPlaceKm: km }, false]));
    const newest = CALLS.ground(dataset, { newPlaceKm: 500 }, false);
    expect(await Promise.all(limits)).toEqual([null, null, newest]);
  });
});

describe('what takes long', () => {
  const progress = { stage: 'ground' as const, done: 0.5 };
  /** A worker that is told what to answer. */
  const scripted = () => {
    const told: (typeof progress | null)[] = [];
    const ports: { messages: unknown[]; say: (data: FromWorker) => void; ended: boolean }[] = [];
    const start = () => {
      const port = { messages: [] as unknown[], say: (_: FromWorker) => {}, ended: false };
      ports.push(port);
      return {
        postMessage: (message: unknown) => void port.messages.push(message),
        addEventListener: (type: string, listen: (event: { data: FromWorker }) => void) => {
          if (type === 'message') port.say = (data) => listen({ data });
        },
        terminate: () => (port.ended = true),
      } as unknown as Port;
    };
    const source = { data: null, rules, periods, newPlaceKm, atlas };
    const client = new ReachClient(start, source, (now) => told.push(now as typeof progress));
    return { client, ports, told };
  };

  it('tells how far it is, and makes way for a newer call of its name without losing others', async () => {
    const { client, ports, told } = scripted();
    const first = client.ask('ground', [{}, false]);
    const other = client.ask('visits', [{}]);
    ports[0]!.say({ id: 1, progress });
    expect(told).toEqual([progress]);
    const newest = client.ask('ground', [{ newPlaceKm: 400 }, false]);
    expect(await first).toBeNull();
    expect(ports.map(({ ended }) => ended)).toEqual([true, false]);
    expect(ports[1]!.messages).toMatchObject([{}, { name: 'visits' }, { name: 'ground', id: 3 }]);
    expect(told.at(-1)).toBeNull();
    ports[1]!.say({ id: 2, answer: [] });
    ports[1]!.say({ id: 3, answer: [] });
    expect(await Promise.all([other, newest])).toEqual([[], []]);
  });
});

describe('failures', () => {
  it('of a wrong choice, with the field', async () => {
    await expect(connected().client.ask('verdicts', [{ rule: 'none' }, 2016])).rejects.toThrow(
      'settings: rule is "none", expected one of core',
    );
  });

  it('of data that do not arrive, with the address', async () => {
    const fetchFiles = fetch;
    vi.stubGlobal('fetch', (url: string) =>
      url.includes('home') ? Promise.resolve({ ok: false, status: 404 }) : fetchFiles(url),
    );
    const { client } = connected();
    await expect(client.ask('facts', [])).rejects.toThrow('data/home.json: HTTP 404, expected 200');
    expect(fetched).toContain('data/regions.geojson');
    vi.stubGlobal('fetch', fetchFiles);
    // A file that did not come is asked for again by the next call.
    expect((await client.ask('facts', []))?.records.length).toBe(3);
  });

  it("measures a reader's records by sectors around their origin, without any file of ours", async () => {
    const SHARE = { near: 0.2, north: 0.8 };
    const sail = patrol('own', '2015-06-01', [
      [130, 43],
      [130, 60],
    ]);
    const own = { ...atlas, records: [{ ...sail, track: { ...sail.track!, regionShare: SHARE } }] };
    const { client } = connected({ data: null, rules, periods: null, newPlaceKm, atlas: own });
    const facts = await client.ask('facts', []);
    const reached = new Set(facts?.parts.flatMap(({ isCut, region }) => (isCut ? [region] : [])));
    expect(reached).toEqual(new Set(['near', 'north']));
    expect(facts?.partners).toEqual([]);
    expect(fetched).toEqual([]);
  });

  it('of a worker that dies, or whose script does not come; the next call starts another', async () => {
    const { client, ports } = connected();
    const asked = client.ask('ground', ground);
    await Promise.resolve();
    ports[0]!.die();
    await expect(asked).rejects.toThrow('out of memory');
    expect(await client.ask('ground', ground)).not.toBeNull();
    expect(ports).toHaveLength(2);
  });

  it('of a choice that cannot be copied', async () => {
    const choices = { where: { kinds: (() => {}) as never } };
    await expect(connected().client.ask('visits', [choices])).rejects.toThrow(
      'could not be cloned',
    );
  });

  it('never leaves a call open when the client closes', async () => {
    const { client, ports } = connected();
    const asked = client.ask('ground', ground);
    await Promise.resolve();
    client.close();
    expect(await asked).toBeNull();
    expect(ports[0]!.port.terminate).toHaveBeenCalled();
  });
});
