import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commandFor,
  comparedQuery,
  decodeEdition,
  decodeView,
  encodeEdition,
  encodeView,
  readOwnMark,
  unreadOf,
  withOwnMark,
} from './view-link';
import { keyed, type ViewOf } from './query';
import { NEW_PLACE_KM, defaultView, viewFields } from './view';
import type { View } from './view';

const bounds = {
  firstYear: 2003,
  lastYear: 2026,
  breakYear: 2020,
  newPlaceKm: 500,
  rules: ['core', 'all', 'bilateral'],
  regions: ['sea-of-japan', 'arctic'],
  practices: ['live-fire', 'boarding'],
  frameworks: ['bilateral', 'trilateral', 'SCO'],
  listed: ['joint-sea-2016', 'joint-sea-2024', 'mosi-2019'],
  asked: { firstDay: '2003-08-06', regions: ['sea-of-japan', 'arctic'] },
};
const decode = (query: string) => decodeView(new URLSearchParams(query), bounds);
const fields = keyed<ViewOf<ReturnType<typeof viewFields>>>(viewFields(bounds));
const KEYS = ['year', 'from', 'to', 'mode', 'data', ...fields.map(([, { key }]) => key)];
const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '..', '2016..2014', '1e9', '-1', 'NaN', '%00', '__proto__', '180,90,99'),
);
const rounded = (max: number, per: number) =>
  fc.integer({ min: -per * max, max: per * max }).map((n) => n / per);
/** Of each choice with a list of values, or of a switch. */
const listed = fields.flatMap(([name, { standard, values, has }]): [string, unknown][] => {
  if (typeof standard === 'boolean') return [[name, fc.boolean()]];
  if (!values) return [];
  const minLength = String(standard) && !has?.('none') ? 1 : 0;
  return [[name, has ? fc.subarray([...values], { minLength }) : fc.constantFrom(...values)]];
});

const views = fc
  .record({
    ...(Object.fromEntries(listed) as { rule: fc.Arbitrary<string> }),
    years: fc.tuple(fc.integer({ min: 2003, max: 2026 }), fc.integer({ min: 2003, max: 2026 })),
    partners: fc.subarray(['IR', 'PK']),
    region: fc.constantFrom(null, ...bounds.regions),
    newPlaceKm: fc.integer(NEW_PLACE_KM),
    ask: fc.option(
      fc.record({
        place: fc.oneof(
          fc.constantFrom(...bounds.regions),
          fc.tuple(rounded(180, 1000), rounded(90, 1000)),
        ),
        before: fc.constantFrom(null, '2003-08-07', '2014-01-01'),
      }),
    ),
    camera: fc.option(
      fc.record({
        center: fc.tuple(rounded(180, 100), rounded(90, 100)),
        zoom: fc.integer({ min: 0, max: 1200 }).map((n) => n / 100),
      }),
    ),
  })
  .map(({ years, ...rest }) => {
    return { ...rest, from: Math.min(...years), to: Math.max(...years) } as object as View;
  });

describe('the link', () => {
  it('gives back every view that it wrote', () => {
    fc.assert(
      fc.property(views, (view) => {
        const query = encodeView(view, bounds).toString();
        expect(decode(query)).toEqual(view);
      }),
    );
  });

  it.each([
    ['', { from: 2020, to: 2026 }],
    ['year=2016', { from: 2016, to: 2016 }],
    ['from=2014&to=2019', { from: 2014, to: 2019 }],
    ['from=2014', { from: 2014, to: 2026 }],
    ['from=2003&to=2026', { from: 2003, to: 2026 }],
    ['to=2019', { from: 2003, to: 2019 }],
    ['to=2026', { from: 2003, to: 2026 }],
    // Ends are swapped, years outside the data become the nearest inside.
    ['from=2019&to=2014', { from: 2014, to: 2019 }],
    ['year=1999', { from: 2003, to: 2003 }],
    ['from=2016&to=2099', { from: 2016, to: 2026 }],
    ['km=250', { newPlaceKm: 250 }],
    ['km=10', { newPlaceKm: 10 }],
    ['km=5000', { newPlaceKm: 5000 }],
    ['at=180,-90,-1', { camera: { center: [180, -90], zoom: -1 } }],
    ['at=-180,90,12', { camera: { center: [-180, 90], zoom: 12 } }],
    ['ask=180,-90', { ask: { place: [180, -90], before: null } }],
  ])('reads %s', (query, view) => {
    expect(decode(query)).toMatchObject(view);
  });

  it.each(['', 'year=2016', 'to=2019', 'from=2014&to=2019', 'from=2020&to=2025'])(
    'writes "%s" as short as that',
    (query) => expect(encodeView(decode(query), bounds).toString()).toBe(query),
  );

  it.each([
    [null, 2003],
    [2026, 2026],
    [2027, 2003],
    [2000, 2003],
  ])('shows the years since the break of its set, %s, or all', (breakYear, from) => {
    const set = { ...bounds, breakYear };
    expect(defaultView(set)).toMatchObject({ from, to: 2026 });
    expect(encodeView(defaultView(set), set).toString()).toBe('');
  });

  it('becomes the command that prints the same, and the link of a comparison', () => {
    const view = decode('to=2019&region=arctic&precise=1&km=250&layers=sites&type=patrol,passage');
    expect(commandFor(view, bounds)).toBe(
      'npm run -s reach -- directions --year 2019 --kind patrol,passage --region arctic --precise --km 250 --format table',
    );
    expect(comparedQuery(view, bounds)).toBe(
      '?type=patrol,passage&regions=arctic&precise=1&km=250',
    );
    expect(comparedQuery(decode(''), bounds)).toBe('');
  });

  it('never fails on a query it does not know', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...KEYS), odd)), (pairs) => {
        const query = new URLSearchParams(pairs);
        const view = decodeView(query, bounds);
        expect(view.from).toBeLessThanOrEqual(view.to);
        expect(view.from).toBeGreaterThanOrEqual(bounds.firstYear);
        expect(view.to).toBeLessThanOrEqual(bounds.lastYear);
        expect(decodeView(encodeView(view, bounds), bounds)).toEqual(view);
        unreadOf(query, bounds);
        decodeEdition(query.get('data'));
      }),
      { numRuns: process.env.DEEP ? 100_000 : 400 },
    );
  });

  it.each([
    ['year=1999', 'year=1999', '2003'],
    ['year=9999..x', 'year=9999..x', '2020..2026'],
    ['from=2001&to=2014', 'from=2001', '2003..2014'],
    ['from=soon&to=2014', 'from=soon', '2003..2014'],
    ['year=12016', 'year=12016', '2020..2026'],
    ['year=20160', 'year=20160', '2020..2026'],
    ['precise=01', 'precise=01', null],
    ['precise=10', 'precise=10', null],
    ['measure=depth', 'measure=depth', 'places'],
    ['rule=none', 'rule=none', 'core'],
    ['radius=50', 'radius', null],
    ['km=9', 'km=9', '500'],
    ['km=5001', 'km=5001', '500'],
    ['km=~50', 'km=~50', '500'],
    ['km=50.', 'km=50.', '500'],
    ['kind=picnic', 'kind=picnic', 'exercise'],
    ['kind=patrol', 'kind=patrol', 'ship-patrol'],
    ['type=picnic', 'type=picnic', null],
    ['type=patrol,picnic', 'type=picnic', 'patrol'],
    ['with=IR,IRAN,xIR', 'with=IRAN,xIR', 'IR'],
    ['at=a,b,c', 'at=a,b,c', null],
    ['at=181,0,3', 'at=181,0,3', null],
    ['at=0,-91,3', 'at=0,-91,3', null],
    ['at=0,0,-2', 'at=0,0,-2', null],
    ['at=0,0,13', 'at=0,0,13', null],
    ['at=,5,3', 'at=,5,3', null],
    ['ask=somewhere', 'ask=somewhere', null],
    ['ask=119.5,95', 'ask=119.5,95', null],
    ['ask=1,2,3', 'ask=1,2,3', null],
    // On the first day and before it nothing is earlier.
    ['ask=1,2,2003-08-06', 'ask=1,2,2003-08-06', null],
    ['ask=1,2,2014-02-30', 'ask=1,2,2014-02-30', null],
    ['layers=edges,sites', 'layers=edges', 'sites'],
    ['layers=edges', 'layers=edges', null],
    // A key that the atlas does not have.
    ['speed=2&year=2019', 'speed', null],
  ])('says of %s what it does not have, and what it shows', (query, asked, shown) => {
    expect(unreadOf(new URLSearchParams(query), bounds)).toEqual([{ asked, shown }]);
    const rest = new URLSearchParams(query.replace(asked, ''));
    if (shown === null) expect(decode(query)).toEqual(decodeView(rest, bounds));
  });

  it('says nothing of what it can show, nor of what is no choice', () => {
    const query =
      'from=2019&to=2014&layers=none&kind=air-patrol&type=patrol,exercise&precise=0&data=x&own=a.csv&record=b&utm_source=x';
    expect(unreadOf(new URLSearchParams(query), bounds)).toEqual([]);
    fc.assert(
      fc.property(views, (view) => {
        expect(unreadOf(encodeView(view, bounds), bounds)).toEqual([]);
      }),
    );
  });

  it('names the data it was made with, and reads nothing else as such', () => {
    const edition = { version: '2026-11-24.6e6b62fc', records: 70 };
    expect(decodeEdition(encodeEdition(edition))).toEqual(edition);
    const others = '7 2026-11-24:7 x2026-11-24.6e6b62fc:7 2026-11-24.6e6b62fc:7:1'.split(' ');
    for (const raw of [null, '', ...others]) expect(decodeEdition(raw)).toBeNull();
  });

  it.each([
    ['', 'mine.csv', '?own=mine.csv'],
    ['?year=2016', 'my records & more.csv', '?year=2016&own=my%20records%20%26%20more.csv'],
    ['', '演习.xlsx', '?own=%E6%BC%94%E4%B9%A0.xlsx'],
  ])('after "%s" names the own file %s and no more', (query, file, marked) => {
    expect(withOwnMark(query, file)).toBe(marked);
    expect(readOwnMark(new URLSearchParams(marked))).toBe(file);
    expect(withOwnMark(query, null)).toBe(query);
  });

  it('cuts the long name of an own file between letters', () => {
    const long = new URLSearchParams(withOwnMark('', '🚢'.repeat(200)));
    expect(readOwnMark(long)).toBe('🚢'.repeat(80));
    expect(readOwnMark(new URLSearchParams('?own='))).toBeNull();
  });
});
