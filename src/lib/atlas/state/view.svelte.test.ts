// @vitest-environment client
import { expect, it, vi } from 'vitest';
import { viewBounds } from '$lib/site/dataset/bounds';
import { NO_FILTERS, type View } from '$lib/view/view';
import { address, goBack, goto, hold, open, steps } from './router.svelte.fixture';
import { setPage } from './sources.fixture';
import { ViewState } from './view.svelte';

vi.mock('$app/navigation', () => import('./router.svelte.fixture'));
vi.mock('$app/paths', () => import('./router.svelte.fixture'));
vi.mock('$app/state', () => import('./router.svelte.fixture'));

function opened(href: string, ownFile: string | null = null) {
  const page = setPage();
  const view = new ViewState(viewBounds(page), page.index.records, ownFile);
  open(href, (isBack) => view.read(isBack));
  return view;
}

const year = (to: number) => ({ from: to, to });
const camera = (zoom: number): Partial<View> => ({ camera: { center: [10, 20], zoom } });
const CHANGES: Record<string, Partial<View>> = {
  standard: { from: 2020, to: 2026 },
  flights: { kind: 'air-patrol' },
  sea: { domains: ['sea'] },
  unfiltered: NO_FILTERS,
  all: { rule: 'all' },
  km: { newPlaceKm: 250 },
  camera3: camera(3),
  camera5: camera(5),
};
const changeOf = (name: string) => CHANGES[name] ?? year(Number(name));
const ACTS: Record<string, (view: ViewState, what: string) => unknown> = {
  choose: (view, what) => view.choose(changeOf(what)),
  drag: (view, what) => view.move(changeOf(what)),
  rest: (view, what) => view.settle(what ? changeOf(what) : {}),
  follow: (_, href) => goto(href),
  Back: () => goBack(),
};
const yearsOf = ({ current: { from, to } }: ViewState) => (from === to ? `${to}` : `${from}-${to}`);

/** Acts one after another, or with `&` while the page of the first is on its way. */
async function told(view: ViewState, acts: string) {
  for (const together of acts.split(', ')) {
    const release = hold();
    const begun = together.split(' & ').map((act) => {
      const [name = '', what = ''] = act.split(' ');
      return ACTS[name]!(view, what);
    });
    release();
    await Promise.all(begun);
  }
  const { kind } = view.current;
  return [...steps, address(), yearsOf(view), ...(kind === 'exercise' ? [] : [kind])].join(' ');
}

/** From an address | what is done | steps of the history, address, years and other kind that come of it. */
const TRANSITIONS = `
/ | choose 2016 | push /?year=2016 2016
/?year=2016 | choose 2016 | /?year=2016 2016
/?year=2016 | choose standard | push / 2020-2026
/?to=2019 | choose sea | push /?to=2019&domain=sea 2003-2019
/?domain=sea&km=250 | choose unfiltered | push /?km=250 2020-2026
/ru/ | choose km | push /ru/?km=250 2020-2026
/?year=1999&km=5 | choose all | push /?year=2003&rule=all 2003
/ | choose 2016 & choose all | push /?year=2016&rule=all 2016
/ | choose flights | push /?kind=air-patrol 2020-2026 air-patrol
/ | choose flights, Back | push back / 2020-2026
/?kind=patrol | choose 2016 | push /?year=2016&kind=ship-patrol 2016 ship-patrol
/ | follow /record/patrol/ | push /record/patrol/ 2012 ship-patrol
/?kind=air-patrol | follow /record/patrol/?kind=air-patrol | push /record/patrol/?kind=air-patrol 2012 air-patrol
/?kind=air-patrol | follow /record/early/?kind=air-patrol, Back | push back /?kind=air-patrol 2020-2026 air-patrol
/?kind=air-patrol | follow /record/early/?kind=air-patrol | push /record/early/?kind=air-patrol 2010
/ | drag 2012, drag 2013 | / 2013
/ | drag 2012, drag 2013, rest | replace /?year=2013 2013
/?year=2016 | drag 2012, drag 2016, rest | /?year=2016 2016
/ | rest camera3 | replace /?at=10.00,20.00,3.00 2020-2026
/ | choose 2016, choose all, Back | push push back /?year=2016 2016
/?year=2016 | choose all, drag 2012, rest, Back | push replace back /?year=2016 2016
/?year=2016 | choose 2018, drag 2012, Back | push back /?year=2016 2016
/?year=2016 | follow /record/early/?year=2016, drag 2012, Back, rest | push back /?year=2016 2016
/ | follow /record/early/ | push /record/early/ 2010
/?from=2023 | follow /record/late/?from=2023 | push /record/late/?from=2023 2023-2026
/?year=2016 | follow /record/early/?year=2016 | push /record/early/?year=2016 2016
/record/early/ | follow / | push / 2020-2026
/record/early/ | choose all | push /record/early/?rule=all 2010
/record/early/ | choose standard | /record/early/ 2020-2026
/record/early/ | choose standard, follow /record/late/, Back | push back /record/early/ 2010
/ | drag 2012, follow /record/early/, rest | push replace /record/early/?year=2012 2012
/ | follow /record/late/ & rest camera3 | push replace /record/late/?at=10.00,20.00,3.00 2020-2026
/ | follow /data/ & rest camera3 | push /data/ 2020-2026
/?km=250 | follow /record/late/, rest camera3, Back & rest camera5 | push replace back /?km=250 2020-2026
/ | follow /record/late/, Back & rest camera5, choose all | push back push /?rule=all 2020-2026
/embed/?record=early | choose all | push /embed/?rule=all&record=early 2010
`;
it.each(TRANSITIONS.trim().split('\n'))('%s', async (row) => {
  const [from, acts, expected] = row.split(' | ');
  expect(await told(opened(from!), acts!)).toBe(expected);
});

const misread = (asked: string, shown: string | null) => ({ unread: [{ asked, shown }] });
it.each([
  ['/?year=2016', {}],
  ['/?data=2026-11-24.6e6b62fc:7', { edition: { version: '2026-11-24.6e6b62fc', records: 7 } }],
  ['/?own=mine.csv', { ownMark: 'mine.csv' }],
  ['/?year=1999', misread('year=1999', '2003')],
  ['/?record=own:lost', misread('record=own:lost', null)],
  // It is among the reader's, of which the other note speaks.
  ['/?record=own:lost&own=mine.csv', { ownMark: 'mine.csv' }],
])('what is noted of the link %s stays until a choice', async (from, notes) => {
  const view = opened(from);
  const none = { edition: null, ownMark: null, unread: [] };
  view.move(year(2012));
  expect(view.linkNotes).toEqual({ ...none, ...notes });
  await view.settle();
  expect(view.linkNotes).toEqual(none);
});

it("the address says that it shows a reader's records, and which is open", async () => {
  const view = opened('/?record=own%3Amine', 'mine.csv');
  expect([address(), yearsOf(view)]).toEqual(['/?record=own%3Amine&own=mine.csv', '2012']);
  await view.choose({ rule: 'all' });
  expect(address()).toBe('/?rule=all&record=own%3Amine&own=mine.csv');
});

it('years that play leave the address alone until another choice of time or Back ends them', async () => {
  const view = opened('/?from=2014&to=2019');
  const play = (to: number) => {
    view.isPlaying = true;
    view.move({ from: 2014, to });
  };
  play(2016);
  expect([address(), view.query, yearsOf(view)]).toEqual([
    '/?from=2014&to=2019',
    '?from=2014&to=2019',
    '2014-2016',
  ]);
  expect(view.strong).toEqual({ from: 2016, to: 2016 });
  await view.choose({ rule: 'all' });
  expect(view.isPlaying).toBe(true);
  await view.choose(year(2018));
  expect(view.isPlaying).toBe(false);
  play(2017);
  await goBack();
  expect([yearsOf(view), view.isPlaying]).toEqual(['2014-2016', false]);
});

it('what the engine is asked stays one object while years, camera or chart change', async () => {
  const view = opened('/');
  const { choices } = view;
  await view.choose({ ...year(2016), ...camera(3), chart: 'reach' });
  expect(view.choices).toBe(choices);
  await view.choose({ domains: ['sea'] });
  expect(view.choices.where).toEqual({ domains: ['sea'] });
});
