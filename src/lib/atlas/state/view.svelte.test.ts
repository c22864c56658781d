// @vitest-environment client
import { expect, it, vi } from 'vitest';
import { record } from '#core/record/record.fixture';
import { NO_FILTERS, type View } from '$lib/view/view';
import { address, goBack, goto, hold, open, steps } from './router.svelte.fixture';
import { ViewState } from './view.svelte';

vi.mock('$app/navigation', () => import('./router.svelte.fixture'));
vi.mock('$app/paths', () => import('./router.svelte.fixture'));
vi.mock('$app/state', () => import('./router.svelte.fixture'));

const bounds = {
  firstYear: 2003,
  lastYear: 2026,
  breakYear: 2020,
  newPlaceKm: 500,
  rules: ['core', 'all'],
  regions: ['arctic'],
  practices: [],
  frameworks: [],
};
const records = [
  record('early', '2010-05-01', [[130, 40]]),
  record('late', ['2022-12-30', '2023-01-02'], [[130, 40]]),
  record('own:mine', '2012-05-01', [[130, 40]]),
];

function opened(href: string, ownFile: string | null = null) {
  const view = new ViewState(bounds, records, ownFile);
  open(href, (isBack) => view.read(isBack));
  return view;
}

/** As the timeline names them. */
const yearsOf = ({ current: { mode, from, to } }: ViewState) =>
  ({ year: `${to}`, years: `${from}-${to}`, all: `..${to}` })[mode];
const year = (to: number) => ({ mode: 'year' as const, from: to, to });
const years = (from: number, to: number) => ({ mode: 'years' as const, from, to });
const camera = (zoom: number) => ({ camera: { center: [10, 20] as [number, number], zoom } });

type Action = (view: ViewState) => unknown;
const choose =
  (change: Partial<View>): Action =>
  (view) =>
    view.choose(change);
const drag =
  (...steps: number[]): Action =>
  (view) =>
    steps.forEach((to) => view.move(year(to)));
const rest =
  (change?: Partial<View>): Action =>
  (view) =>
    view.settle(change);
const follow = (href: string) => () => goto(href);
/** While a page is on its way, the rest happens. */
const during =
  (way: Action, ...meanwhile: Action[]): Action =>
  async (view) => {
    const release = hold();
    const all = [way, ...meanwhile].map((act) => act(view));
    release();
    await Promise.all(all);
  };

/** What each is called in the history, then the address, then the years shown. */
async function told(view: ViewState, ...acts: Action[]) {
  for (const act of acts) await act(view);
  return `${steps.join(' ')} ${address()} ${yearsOf(view)}`.trim();
}

const AT = (zoom: number) => `at=10.00,20.00,${zoom}.00`;

it.each<[what: string, from: string, acts: Action[], expected: string]>([
  ['a year', '/', [choose(year(2016))], 'push /?year=2016 2016'],
  ['what is shown already', '/?year=2016', [choose(year(2016))], '/?year=2016 2016'],
  ['the standard', '/?year=2016', [choose(years(2020, 2026))], 'push / 2020-2026'],
  ['a filter', '/?to=2019', [choose({ domains: ['sea'] })], 'push /?to=2019&domain=sea ..2019'],
  ['no filter', '/?domain=sea', [choose(NO_FILTERS)], 'push / 2020-2026'],
  ['a limit', '/?year=2016', [choose({ newPlaceKm: 250 })], 'push /?year=2016&km=250 2016'],
  ['in another language', '/ru/', [choose(year(2016))], 'push /ru/?year=2016 2016'],
  [
    'twice, faster than the page comes',
    '/',
    [during(choose(year(2016)), choose({ rule: 'all' }))],
    'push /?year=2016&rule=all 2016',
  ],
  ['a drag under way', '/', [drag(2012, 2013)], '/ 2013'],
  ['a drag that ended', '/', [drag(2012, 2013), rest()], 'replace /?year=2013 2013'],
  ['a drag to its start', '/?year=2016', [drag(2012, 2016), rest()], '/?year=2016 2016'],
  ['a camera at rest', '/', [rest(camera(3))], `replace /?${AT(3)} 2020-2026`],
  [
    'Back',
    '/',
    [choose(year(2016)), choose({ rule: 'all' }), goBack],
    'push push back /?year=2016 2016',
  ],
  [
    'Back after a drag, which is no step of its own',
    '/?year=2016',
    [choose({ rule: 'all' }), drag(2012), rest(), goBack],
    'push replace back /?year=2016 2016',
  ],
  [
    'Back in the middle of a drag',
    '/?year=2016',
    [choose(year(2018)), drag(2012), goBack],
    'push back /?year=2016 2016',
  ],
  [
    'Back in the middle of a drag, to the same choices',
    '/?year=2016',
    [follow('/record/early/?year=2016'), drag(2012), goBack, rest()],
    'push back /?year=2016 2016',
  ],
  ['a record of another year', '/', [follow('/record/early/')], 'push /record/early/ 2010'],
  [
    'a record that ends in them',
    '/?from=2023',
    [follow('/record/late/?from=2023')],
    'push /record/late/?from=2023 2023-2026',
  ],
  [
    'a record under chosen years',
    '/?year=2016',
    [follow('/record/early/?year=2016')],
    'push /record/early/?year=2016 2016',
  ],
  ['a record closed', '/record/early/', [follow('/')], 'push / 2020-2026'],
  [
    'a filter under a record, which keeps its years',
    '/record/early/',
    [choose({ rule: 'all' })],
    'push /record/early/?rule=all 2010',
  ],
  [
    'the standard years under a record of others',
    '/record/early/',
    [choose(years(2020, 2026))],
    '/record/early/ 2020-2026',
  ],
  [
    'the same, then another record and Back',
    '/record/early/',
    [choose(years(2020, 2026)), follow('/record/late/'), goBack],
    'push back /record/early/ 2010',
  ],
  [
    'a record opened in the middle of a drag',
    '/?year=2016',
    [drag(2012), follow('/record/early/?year=2016'), rest()],
    'push replace /record/early/?year=2012 2012',
  ],
  [
    'a camera at rest while a record comes',
    '/?year=2016',
    [during(follow('/record/early/?year=2016'), rest(camera(3)))],
    `push replace /record/early/?year=2016&${AT(3)} 2016`,
  ],
  [
    'a camera at rest on the way out',
    '/',
    [during(follow('/data/'), rest(camera(3)))],
    'push /data/ 2020-2026',
  ],
  [
    'a flight that ends during Back',
    `/?${AT(2)}`,
    [follow(`/record/early/?${AT(2)}`), rest(camera(3)), during(goBack, rest(camera(5)))],
    `push replace back /?${AT(2)} 2020-2026`,
  ],
  [
    'a flight that ends during Back, to the same choices',
    '/',
    [follow('/record/late/'), during(goBack, rest(camera(5))), choose({ rule: 'all' })],
    'push back push /?rule=all 2020-2026',
  ],
  [
    'under an embedded record',
    '/embed/?record=early',
    [choose({ rule: 'all' })],
    'push /embed/?rule=all&record=early 2010',
  ],
  [
    'what a link asks for beyond the data',
    '/?year=1999&km=5',
    [choose({ rule: 'all' })],
    'push /?year=2003&rule=all 2003',
  ],
])('%s, from %s: history, address and years', async (_, from, acts, expected) => {
  expect(await told(opened(from), ...acts)).toBe(expected);
});

it.each([
  ['/?year=2016', {}],
  ['/?data=2026-11-24.6e6b62fc:7', { edition: { version: '2026-11-24.6e6b62fc', records: 7 } }],
  ['/?own=mine.csv', { ownMark: 'mine.csv' }],
  ['/?record=own:lost', { unread: [{ asked: 'record=own:lost', shown: null }] }],
  // It is among the reader's, of which the note on them speaks.
  ['/?record=own:lost&own=mine.csv', { ownMark: 'mine.csv' }],
  [
    '/?year=1999&speed=2',
    {
      unread: [
        { asked: 'year=1999', shown: '2003' },
        { asked: 'speed', shown: null },
      ],
    },
  ],
])('a note on the link %s stays until the first choice', async (from, notes) => {
  const view = opened(from);
  const none = { edition: null, ownMark: null, unread: [] };
  expect(view.linkNotes).toEqual({ ...none, ...notes });
  view.move(year(2012));
  expect(view.linkNotes).toEqual({ ...none, ...notes });
  await view.settle();
  expect(view.linkNotes).toEqual(none);
});

it("an address says whose records it shows, and holds the reader's open one", async () => {
  const view = opened('/?year=2012&record=own:mine', 'mine.csv');
  expect(view.record?.id).toBe('own:mine');
  expect(await told(view)).toBe('replace /?year=2012&record=own:mine&own=mine.csv 2012');
  expect(await told(view, choose({ rule: 'all' }))).toContain(
    'push /?year=2012&rule=all&record=own%3Amine&own=mine.csv',
  );
});

it('playing years leave the address alone; a choice of time, Back and a link end the play, a filter does not', async () => {
  const view = opened('/?from=2014&to=2019');
  const play = (to: number) => {
    view.isPlaying = true;
    view.move({ mode: 'years', from: 2014, to });
  };
  play(2016);
  expect([await told(view), view.query]).toEqual([
    '/?from=2014&to=2019 2014-2016',
    '?from=2014&to=2019',
  ]);
  expect(view.strong).toEqual({ from: 2016, to: 2016 });
  await view.choose({ rule: 'all' });
  expect(view.isPlaying).toBe(true);
  await view.choose(year(2018));
  expect(view.isPlaying).toBe(false);
  play(2017);
  await goBack();
  expect([await told(view), view.isPlaying]).toEqual([
    'push push back /?from=2014&to=2016&rule=all 2014-2016',
    false,
  ]);
  play(2017);
  await view.settle(year(2017));
  expect(view.isPlaying).toBe(false);
});

it('what the engine is asked stays one object while only years, camera or chart change', async () => {
  const view = opened('/');
  const { choices } = view;
  await view.choose({ ...year(2016), ...camera(3), chart: 'reach' });
  expect(view.choices).toBe(choices);
  await view.choose({ domains: ['sea'] });
  expect(view.choices.where).toEqual({ domains: ['sea'] });
});
