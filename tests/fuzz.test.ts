/**
 * Whatever is given to what reads links, files and records: an answer or a named problem, never an error.
 * A hundred thousand inputs in `npm run test:deep`, a few hundred, always the same, in `npm test`;
 * fast-check prints the seed when one fails: then its input is added to `FOUND`.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventFile } from '../geodata/schema';
import { readRecords } from '../src/lib/records/import/read';
import { decodeEdition, decodeView, encodeView, unreadOf } from '../src/lib/view/view-link';
import { readJson } from './json';

const numRuns = process.env.DEEP ? 100_000 : 400;
const bounds = {
  firstYear: 2003,
  lastYear: 2026,
  newPlaceKm: 500,
  breakYear: 2020,
  rules: ['core', 'all'],
  regions: ['arctic', 'baltic'],
  practices: ['boarding', 'live-fire'],
  frameworks: ['bilateral', 'SCO'],
};
const KEYS = [
  'year',
  'from',
  'to',
  'mode',
  'measure',
  'rule',
  'kind',
  'km',
  'domain',
  'region',
  'with',
  'practice',
  'framework',
  'at',
  'layers',
  'data',
];
const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '..',
    '2016..2014',
    '1e9',
    '-1',
    'NaN',
    '%00',
    '__proto__',
    'constructor',
    '180,90,99',
  ),
);

describe(`${numRuns} inputs`, () => {
  it('as a link: a view within its bounds, whose own link gives it again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...KEYS), odd)), (pairs) => {
        const query = new URLSearchParams(pairs);
        const view = decodeView(query, bounds);
        expect(view.from).toBeGreaterThanOrEqual(bounds.firstYear);
        expect(view.to).toBeLessThanOrEqual(bounds.lastYear);
        expect(decodeView(encodeView(view, bounds), bounds)).toEqual(view);
        unreadOf(query, bounds);
        decodeEdition(query.get('data'));
      }),
      { numRuns },
    );
  });

  const layerWith = (geometry: unknown) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { name: 'a', date: '2016-01-01' }, geometry }],
    });
  /** What once threw. */
  const FOUND = [
    // `Math.abs` and `+` turn an object into a text, which this one cannot be.
    layerWith({ type: 'Point', coordinates: { toString: '' } }),
    layerWith({
      type: 'LineString',
      coordinates: [
        [{ toString: '' }, 0],
        [1, 2],
      ],
    }),
  ];

  const cell = fc.oneof(
    odd,
    fc.double().map(String),
    fc.constantFrom('2016-09-12', '"', '\r\n', ';', '129,5', 'exercise', '\uFEFF', '=1+1'),
  );
  const csv = fc
    .array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 })
    .map((rows) => ['name,date,lat,lng,kind', ...rows.map((row) => row.join(','))].join('\n'));
  const json = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc
      .record(
        {
          id: fc.jsonValue(),
          name: fc.jsonValue(),
          start: fc.jsonValue(),
          date: fc.jsonValue(),
          sites: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((record) => JSON.stringify([record])),
    fc
      .record({
        type: fc.constantFrom('Point', 'LineString', 'Polygon', 'x'),
        coordinates: fc.jsonValue(),
      })
      .map(layerWith),
    fc.string({ unit: 'binary' }),
  );

  it.each([
    ['csv', csv],
    ['json', json],
    ['geojson', json],
  ] as const)('as a .%s file: records or problems, and every problem says where', (end, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { records, problems } = readRecords(`a.${end}`, text);
        for (const { file, expected } of problems)
          expect([file, Boolean(expected)]).toEqual([`a.${end}`, true]);
        for (const { id, start } of records)
          expect([typeof id, typeof start]).toEqual(['string', 'string']);
      }),
      { numRuns: Math.ceil(numRuns / 3), examples: FOUND.map((text) => [text]) },
    );
  });

  it('as a record with one field changed: sound or refused by its schema', () => {
    const record = readJson<object>('geodata/russia-china/events/joint-sea-2016.json');
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(record)), fc.jsonValue(), (key, value) => {
        const { success, issues } = v.safeParse(eventFile, { ...record, [key]: value });
        expect(success || issues.every(({ path }) => path?.[0]?.key === key)).toBe(true);
      }),
      { numRuns },
    );
  });
});
