// @vitest-environment client
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Change } from '#core/stall/counts';
import { verdict, visit } from '#core/stall/verdict.fixture';
import { Atlas } from './atlas.svelte';
import { address, goto, open, steps } from './router.svelte.fixture';
import { asked, serve, setPage, settled, visitOf } from './sources.fixture';

vi.mock('$app/navigation', () => import('./router.svelte.fixture'));
vi.mock('$app/paths', () => import('./router.svelte.fixture'));
vi.mock('$app/state', () => import('./router.svelte.fixture'));

let stop: () => void;
const placesTested: unknown[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  placesTested.length = 0;
  serve(({ name, args }) => {
    if (name === 'verdictWith') placesTested.push(args[3]);
    if (name === 'verdictWith') return verdict({ change: 'same' });
    if (name !== 'ask') return [];
    const [, { place: position }] = args as [unknown, { place: unknown }];
    const answer = { status: 'new', nearest: 'late', position, line: null };
    return Object.entries({ exercise: 900, 'air-patrol': 70 }).map(([kind, km]) => ({
      ...answer,
      kind,
      km,
    }));
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const rest = (ms = 1000) => settled(() => vi.advanceTimersByTime(ms));

async function shown(href: string, more: object = {}, change: Change = 'half') {
  let atlas!: Atlas;
  const first = {
    visits: [visitOf('early'), visitOf('late')],
    verdicts: [verdict({ change })],
  };
  stop = $effect.root(() => {
    atlas = new Atlas(setPage({ first, ...more }));
    $effect(() => void [atlas.ask.answer, atlas.ask.headline]);
  });
  open(href, (isBack) => atlas.view.read(isBack));
  await rest();
  return atlas;
}

it('nothing is asked without a question, nor under an open record, which only covers it', async () => {
  const { ask, view } = await shown('/');
  expect(ask).toMatchObject({ question: null, answer: null, headline: null, mark: null });
  expect(asked).toEqual([]);
  await view.choose({ ask: { place: [131, 41], before: null } });
  await rest();
  expect(ask.answer).toMatchObject({ kind: 'exercise', km: 900 });
  await view.choose({ kind: 'air-patrol' });
  await rest();
  expect(ask.answer).toMatchObject({ kind: 'air-patrol', km: 70 });
  await goto(`/record/late/${view.query}`);
  expect([ask.question, ask.mark]).toEqual([null, null]);
  await goto(`/${view.query}`);
  expect(ask.question).toEqual({ place: [131, 41], before: null });
});

const NO_PERIODS = { periods: undefined };

it.each([
  ['the latest verdict', '/?ask=131,41', {}, true],
  ['the verdict of all years', '/?to=2026&ask=131,41', {}, true],
  ['a day before which it is asked', '/?ask=131,41,2015-01-01', {}, false],
  ['one year', '/?year=2026&ask=131,41', {}, false],
  ['years from before the break', '/?from=2014&ask=131,41', {}, false],
  ['an earlier verdict', '/?to=2019&ask=131,41', {}, false],
  ['a set without periods', '/?ask=131,41', NO_PERIODS, false],
])(
  'beside %s the headline that it would lead to is told only if it has one',
  async (_, href, more, hasOne) => {
    const { ask } = await shown(href, more);
    const { headline } = ask;
    expect([ask.mark?.position, placesTested.length]).toEqual([[131, 41], Number(hasOne)]);
    stop();
    const then = await shown('/', {}, 'same');
    expect(headline).toBe(hasOne ? then.answer!.headline : null);
  },
);

it('a place asked about for less than a second is not tested', async () => {
  const { ask, view } = await shown('/');
  const choose = (lng: number, ms: number) =>
    view.choose({ ask: { place: [lng, 41], before: null } }).then(() => rest(ms));
  await choose(131, 900);
  await choose(132, 1000);
  expect([ask.mark, placesTested]).toMatchObject([{ position: [132, 41] }, [[132, 41]]]);
});

it('until it is answered the place itself is marked', async () => {
  serve(() => undefined);
  const { ask } = await shown('/?ask=131,41');
  expect(ask.mark).toEqual({ position: [131, 41], line: null });
});

it('a click asks on the first page, also from a record, and keeps the day', async () => {
  const { ask } = await shown('/record/late/?ask=131,41,2015-01-01');
  ask.isAiming = true;
  await ask.askAt([140, 20]);
  expect([ask.isAiming, steps, address()]).toEqual([
    false,
    ['push', 'push'],
    '/?ask=140,20,2015-01-01',
  ]);
});

it('the map draws the same scene in other years and at another place, but not what is asked there', async () => {
  const visits = [visit('early', '2010-05-01', { status: 'new', places: ['early'] })];
  const atlas = await shown('/', { first: { visits, verdicts: [], yearlyGround: [] } });
  const { scene, view } = atlas;
  expect(scene.places.map(({ id }) => id)).toEqual(['early']);
  await view.choose({ from: 2012, to: 2016, camera: { center: [0, 0], zoom: 3 } });
  expect(atlas.scene).toBe(scene);
  await view.choose({ ask: { place: [131, 41], before: null } });
  expect(atlas.scene).toMatchObject({ asked: { position: [131, 41] }, records: scene.records });
});
