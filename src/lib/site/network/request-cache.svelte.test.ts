// @vitest-environment client
import { expect, it, vi } from 'vitest';
import { RequestCache } from './request-cache.svelte';

const later = () => new Promise((done) => setImmediate(done));
/** Loaders that answer with the choice, and count. */
function start(load: (choice: unknown) => Promise<unknown> = (choice) => Promise.resolve(choice)) {
  const cache = new RequestCache();
  const loads = vi.fn(load);
  const get = (name: string, choice: unknown, isNeeded = true) =>
    cache.get(name, choice, () => loads(choice), isNeeded);
  return { cache, get, loads };
}

it('equal choices are answered once; what is not needed is given only if it is there', async () => {
  const { cache, get, loads } = start();
  expect(get('visits', { km: 500 }, false)).toBeNull();
  expect([get('visits', { km: 500 }), get('visits', { km: 500 })]).toEqual([null, null]);
  await later();
  expect(get('visits', { km: 500 }, false)).toEqual({ km: 500 });
  expect(get('visits', { km: 500 })).toEqual({ km: 500 });
  expect(get('ground', { km: 500 })).toBeNull();
  cache.keep('ground', { km: 250 }, 'built');
  expect(get('ground', { km: 250 })).toBe('built');
  await later();
  expect(loads).toHaveBeenCalledTimes(2);
});

it('of choices in one turn only the newest is loaded; of an older one an answer is kept, a failure not told', async () => {
  const asked: ((answer: unknown) => void)[] = [];
  const { cache, get, loads } = start(() => new Promise((done) => asked.push(done)));
  for (const km of [250, 500]) get('visits', km);
  await later();
  expect(loads.mock.calls).toEqual([[500]]);
  for (const km of [1000, 2000]) {
    get('visits', km);
    await later();
  }
  asked[0]!('late');
  asked[1]!(Promise.reject(new Error('late')));
  asked[2]!('newest');
  await later();
  expect([cache.loadError, get('visits', 500, false), get('visits', 2000)]).toEqual([
    null,
    'late',
    'newest',
  ]);
});

it('keeps the newest 24', async () => {
  const { get, loads } = start();
  for (let km = 1; km <= 25; km++) {
    get('visits', km);
    await later();
  }
  expect([get('visits', 1, false), get('visits', 2), get('visits', 25)]).toEqual([null, 2, 25]);
  expect(loads).toHaveBeenCalledTimes(25);
});

it('a failure is told until its own name is answered, and is tried again on request', async () => {
  let isBroken = true;
  const { cache, get } = start(async (choice) => {
    if (isBroken && choice === 250) throw new Error('no 250');
    return choice;
  });
  get('visits', 250);
  await later();
  get('ground', 1);
  await later();
  expect([cache.loadError?.message, get('ground', 1)]).toEqual(['no 250', 1]);
  get('visits', 500);
  await later();
  expect(cache.loadError).toBeNull();
  get('visits', 250);
  await later();
  isBroken = false;
  cache.retry();
  expect([cache.loadError, get('visits', 250)]).toEqual([null, null]);
  await later();
  expect(get('visits', 250)).toBe(250);
});
