// @vitest-environment client
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { viewBounds } from '$lib/site/dataset/bounds';
import type { AtlasPage } from '$lib/view/atlas-index';
import { ReachState } from './reach.svelte';
import { goBack, open } from './router.svelte.fixture';
import {
  asked,
  serve,
  setPage,
  settled,
  verdictOf,
  visitOf,
  waiting,
  workers,
} from './sources.fixture';
import { ViewState } from './view.svelte';

vi.mock('$app/navigation', () => import('./router.svelte.fixture'));
vi.mock('$app/paths', () => import('./router.svelte.fixture'));
vi.mock('$app/state', () => import('./router.svelte.fixture'));

let stop: () => void;
afterEach(() => {
  stop();
});

type Read = (reach: ReachState) => unknown;
const answerOf: Read = ({ visits, verdicts }) => [visits, verdicts];

/** The state of a page that shows what is read of it. */
async function shown(href: string, page: AtlasPage = setPage(), read = answerOf) {
  const view = new ViewState(viewBounds(page), page.index.records, page.own?.file ?? null);
  open(href, (isBack) => view.read(isBack));
  let reach!: ReachState;
  stop = $effect.root(() => {
    reach = new ReachState(view, page, () => new Set());
    $effect(() => void read(reach));
  });
  await settled();
  return { view, reach };
}

const told = ({ visits, verdicts }: ReachState) => [
  visits?.map(({ id }) => id).join(),
  // Only counted: compared with chance by nobody.
  verdicts && (verdicts.map(({ certainty }) => certainty ?? 'counts')[0] ?? 'none'),
];
const worker = { visits: [visitOf('worker')], verdicts: [verdictOf('worker')] };
const sureCore = { visits: [visitOf('file')], verdicts: { 2019: [verdictOf('file')] } };
const sureAll = { visits: [visitOf('file')], verdicts: { 2026: [verdictOf('file')] } };
const files = {
  'sure-core.json': sureCore,
  'sure-all.json': sureAll,
  'drawn-ground.json': { exercise: ['file'], 'air-patrol': ['flights'] },
};
const CALLS = { ...worker, ground: ['worker'], yearlyGround: [], facts: {} };

beforeEach(() => serve(({ name }) => CALLS[name as keyof typeof CALLS], files));

const own = { own: { file: 'mine.csv' }, first: null };
const noPeriods = { periods: undefined };
const noFile = { ...noPeriods, ...own };

it.each([
  ['/', {}, 'page', 'page', ''],
  ['/?year=2016', {}, 'page', 'counts', ''],
  ['/?to=2019', {}, 'page', 'file', 'sure-core.json'],
  ['/?rule=all', {}, 'file', 'file', 'sure-all.json'],
  ['/?rule=all&to=2019', {}, 'file', 'worker', 'sure-all.json verdicts'],
  ['/?domain=sea', {}, 'worker', 'worker', 'visits verdicts'],
  ['/?domain=sea&year=2016', {}, 'worker', 'counts', 'visits'],
  ['/', own, 'worker', 'worker', 'visits verdicts'],
  ['/', noPeriods, 'page', 'page', ''],
  ['/?domain=sea', noPeriods, 'worker', 'none', 'visits'],
  ['/', noFile, 'worker', 'none', 'visits'],
])('%s of a set with %o has visits of the %s, verdicts of the %s', async (...row) => {
  const [href, more, visits, verdicts, requests] = row;
  const { reach } = await shown(href, setPage(more));
  expect([...told(reach), asked.join(' ')]).toEqual([visits, verdicts, requests]);
  expect(reach.isCompared).toBe(verdicts !== 'counts');
});

it.each([
  ['/', null, ''],
  ['/?measure=reach', 'file', 'drawn-ground.json'],
  ['/?measure=reach&kind=air-patrol', 'flights', 'drawn-ground.json'],
  ['/?layers=ground', 'file', 'drawn-ground.json'],
  ['/?ask=131,41', 'file', 'drawn-ground.json'],
  ['/record/early/', 'file', 'drawn-ground.json'],
  ['/?domain=sea&measure=reach', 'worker', 'ground'],
])('under %s ground comes from %s', async (href, source, requests) => {
  const { reach } = await shown(href, setPage(), ({ ground }) => ground);
  expect([reach.ground?.[0] ?? null, asked.join(' ')]).toEqual([source, requests]);
});

it.each([
  ['of ours', {}, 'facts.json'],
  ["of a reader's", own, 'facts visits yearlyGround'],
])(
  'each year by itself asks for the facts %s, which no other answer needs',
  async (_, more, requests) => {
    await shown('/', setPage(more), ({ everyYear }) => everyYear);
    expect(asked.join(' ')).toBe(requests);
  },
);

it('a step of the years and a way back ask nothing', async () => {
  const { view, reach } = await shown('/?domain=sea');
  await view.choose({ from: 2016, to: 2016 });
  await view.choose({ from: 2017, to: 2017 });
  await settled();
  await view.choose({ domains: ['air'] });
  await settled();
  const requests = asked.join(' ');
  expect(requests).toBe('visits verdicts visits');
  await goBack();
  await settled();
  expect([...told(reach), asked.join(' ')]).toEqual(['worker', 'counts', requests]);
});

it('a newer choice takes the place of one that waits, whose answer is dropped', async () => {
  serve(() => undefined);
  const { view, reach } = await shown('/?domain=sea&year=2016');
  await view.choose({ domains: ['air'] });
  await settled();
  waiting[0]!.say({ answer: [visitOf('sea')] });
  await settled();
  expect([reach.visits, waiting[1]?.call.args]).toEqual([
    null,
    [expect.objectContaining({ where: { domains: ['air'] } })],
  ]);
  waiting[1]!.say({ answer: [visitOf('air')] });
  await settled();
  expect(told(reach)).toEqual(['air', 'counts']);
});

it('a file that does not come is told with its name, and asked for again on request', async () => {
  const mended: typeof files = { ...files, 'sure-all.json': undefined as never };
  serve(() => undefined, mended);
  const { reach } = await shown('/?rule=all');
  expect(reach.loadError?.message).toBe('/data/sure-all.json: HTTP 404, expected 200');
  await settled();
  expect([reach.visits, asked]).toEqual([null, ['sure-all.json']]);
  mended['sure-all.json'] = sureAll;
  reach.retry();
  await settled();
  expect([reach.loadError, ...told(reach)]).toEqual([null, 'file', 'file']);
});

it('a page that is left ends its worker', async () => {
  await shown('/?domain=sea');
  stop();
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true]);
});
