import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Periods } from '#core/reach/dataset';
import { datasetWith, ruleOf } from '#core/reach/dataset.fixture';
import { path } from '#core/earth/ring.fixture';
import { patrol, record } from '#core/record/record.fixture';
import {
  CALLS,
  createHandler,
  type Arguments,
  type CallName,
  type DataSource,
  type FromWorker,
} from './calls';
import { ReachClient, type Port } from './client';
import type { Regions } from '#core/earth/regions';
import type { Position } from '#core/record/model';
import type { DirectionSet } from '#core/reach/directions';
import type { Progress } from '#core/reach/measures';

const records = [
  record('a', '2014-05-01', path('0 0')),
  record('b', '2015-05-01', path('1 0, 20 0')),
  patrol('c', '2016-05-01', path('0 0, 0 30')),
];
const rules = [ruleOf('core', { scopes: ['core'] })];
const periods: Periods = {
  before: { from: 2014, to: 2014 },
  since: { from: 2015 },
  later: { from: 2016 },
};
const ours = { dataVersion: 'test', records, coverage: { to: '2016-12' } };
const square: Position[] = path('-90 -45, 90 -45, 90 45, -90 45, -90 -45');
const geometry = { type: 'Polygon' as const, coordinates: [square] };
const regions: Regions = { features: [{ properties: { id: 'square' }, geometry }] };
const directions = {
  origin: { position: [130, 43] as [number, number], name: { en: 'Origin' } },
  directions: [],
} as unknown as DirectionSet;
const atlas = { ...ours, directions };
const REGIONS = 'data/regions.geojson';
const settings = { rules, periods, newPlaceKm: 500 };
const dataset = datasetWith(records, { ...settings, regions, directions, coveredTo: '2016-12' });
const ground: Arguments<'ground'> = [{}, 'exercise'];

/** A client with handlers joined as if they were workers; messages are copied as they would be. */
function connected(source: DataSource = { ...settings, regions: REGIONS, atlas }) {
  const told: (Progress | null)[] = [];
  const ports: { port: Port; say: (data: FromWorker) => void; die: (message?: string) => void }[] =
    [];
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
        setImmediate(() => !ended && void handle(copy));
      },
      addEventListener: ((type: string, listener: never) => {
        if (type === 'message') receive = listener;
        else fail = listener;
      }) as Port['addEventListener'],
      terminate: vi.fn(() => (ended = true)),
    };
    ports.push({
      port,
      say: (data) => receive({ data }),
      die: (message) => fail({ message }),
    });
    return port;
  };
  return { client: new ReachClient(start, source, (now) => told.push(now)), ports, told };
}

/** The files that were fetched. */
let fetched: string[] = [];
beforeEach(() => {
  fetched = [];
  vi.stubGlobal('fetch', (url: string) => {
    fetched.push(url);
    return Promise.resolve(Response.json(regions));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the compute worker', () => {
  const args: { [Name in CallName]: Arguments<Name> } = {
    facts: [],
    ground,
    yearlyGround: [{}, { from: 2014, to: 2016 }],
    regionalGround: [{}, { before: { from: 2014, to: 2014 }, since: { from: 2015, to: 2016 } }],
    visits: [{}],
    ask: [{}, { place: [21, 0], before: null }],
    verdictWith: [{}, 2016, 'exercise', [21, 0]],
    verdicts: [{}, 2016],
  };
  // On the equator a degree is 2π · 6378.137 km / 360; a cap of 500 km has 2πR² (1 − cos(500 km / R)).
  const capKm2 = 2 * Math.PI * 6371.0088 ** 2 * (1 - Math.cos(500 / 6371.0088));
  it.each<[CallName, object]>([
    ['facts', { records: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }],
    [
      'ground',
      [
        { kind: 'exercise', year: 2014 },
        { kind: 'exercise', year: 2015 },
      ],
    ],
    ['yearlyGround', { 0: { ground: { exercise: { newKm2: expect.closeTo(capKm2, -1) } } } }],
    [
      'regionalGround',
      {
        regions: {
          square: { before: { ground: { exercise: { reachKm2: expect.closeTo(capKm2, -1) } } } },
        },
      },
    ],
    ['visits', [{ km: null }, { km: 2226, nearest: 'a' }, { km: null }]],
    ['ask', { 0: { kind: 'exercise', status: 'return', km: 111, nearest: 'b' } }],
    ['verdictWith', { kind: 'exercise', since: { k: 1, n: 2 } }],
    ['verdicts', { 0: { kind: 'exercise', since: { k: 1, n: 1 } } }],
  ])('gives %s, for which it fetches the regions alone', async (name, expected) => {
    expect(await connected().client.ask(name, args[name])).toMatchObject(expected);
    expect(fetched).toEqual([REGIONS]);
  });

  it('answers only the newest call of a name', async () => {
    const { client } = connected();
    const limits = [250, 400, 500].map((km) =>
      client.ask('ground', [{ newPlaceKm: km }, 'exercise']),
    );
    const newest = CALLS.ground(dataset, { newPlaceKm: 500 }, 'exercise');
    expect(await Promise.all(limits)).toEqual([null, null, newest]);
  });

  it('leaves verdicts for last', async () => {
    const { client } = connected();
    const answered: CallName[] = [];
    const names: CallName[] = ['visits', 'verdicts', 'ground'];
    await Promise.all(
      names.map((name) => client.ask(name, args[name]).then(() => answered.push(name))),
    );
    expect(answered).toEqual(['visits', 'ground', 'verdicts']);
  });

  it('tells how far it is, and makes way for a newer call of its name without losing others', async () => {
    const { client, ports, told } = connected();
    const first = client.ask('ground', [{}, 'exercise']);
    const other = client.ask('visits', [{}]);
    const progress = { stage: 'ground' as const, done: 0.5 };
    ports[0]!.say({ progress });
    expect(told).toEqual([progress]);
    const newest = client.ask('ground', [{ newPlaceKm: 400 }, 'exercise']);
    expect(await first).toBeNull();
    expect(told.at(-1)).toBeNull();
    expect(ports[0]!.port.terminate).toHaveBeenCalled();
    expect(await other).toEqual(CALLS.visits(dataset, {}));
    expect(await newest).toEqual(CALLS.ground(dataset, { newPlaceKm: 400 }, 'exercise'));
    expect(ports).toHaveLength(2);
  });
});

describe('failures', () => {
  it('of a wrong choice, with the field', async () => {
    await expect(connected().client.ask('verdicts', [{ rule: 'none' }, 2016])).rejects.toThrow(
      'settings: rule is "none", expected one of core',
    );
  });

  it('of data that do not arrive, with the address', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve({ ok: false, status: 404 }));
    const { client } = connected();
    await expect(client.ask('visits', [{}])).rejects.toThrow(`${REGIONS}: HTTP 404, expected 200`);
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(regions)));
    // A file that did not come is asked for again by the next call.
    expect((await client.ask('visits', [{}]))?.length).toBe(3);
  });

  it("measures a reader's records by sectors around their origin, without any file of ours", async () => {
    const SHARE = { near: 0.2, north: 0.8 };
    const sail = patrol('own', '2015-06-01', path('130 43, 130 60'));
    const own = { ...atlas, records: [{ ...sail, track: { ...sail.track!, regionShare: SHARE } }] };
    const { client } = connected({ ...settings, regions: null, periods: null, atlas: own });
    const facts = await client.ask('facts', []);
    const reached = new Set(facts?.parts.flatMap(({ isCut, region }) => (isCut ? [region] : [])));
    expect(reached).toEqual(new Set(['near', 'north']));
    expect(facts?.partners).toEqual([]);
    expect(fetched).toEqual([]);
  });

  it.each([
    ['of a worker that dies', 'out of memory', 'out of memory'],
    ['of a worker whose script does not come', undefined, 'the compute worker did not start'],
  ])('%s; the next call starts another', async (_, message, told) => {
    const { client, ports } = connected();
    const asked = client.ask('ground', ground);
    await Promise.resolve();
    ports[0]!.die(message);
    await expect(asked).rejects.toThrow(told);
    expect(await client.ask('ground', ground)).not.toBeNull();
    expect(ports).toHaveLength(2);
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
