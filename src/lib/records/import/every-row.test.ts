import { sum } from 'd3-array';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkStored } from './own-record';
import { HEAD, layer, names, read } from './reading.fixture';
import type { ReadResult } from './read';

/** Whatever a file holds, every row is in a record or told with its place, and every record can be kept. */

const numRuns = process.env.DEEP ? 30_000 : 130;

function expectAnswered({ records, left, faults }: ReadResult) {
  expect(checkStored(records)).toEqual({ records, dropped: 0 });
  const told = new Set(faults.map(({ row }) => row));
  for (const row of left) expect(told).toContain(row);
}

const cell = fc.oneof(
  ...['A', '2022', '2022-05-01', '12/13/2022', '1', '95', '', '"', 'x,y', ' ', '__proto__'].map(
    (s) => fc.constant(s),
  ),
  fc.string({ unit: 'binary' }),
);
const row = fc.record({
  id: fc.constantFrom('', 'a', 'b'),
  rest: fc.array(cell, { maxLength: 5 }),
});

it('of a table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.boolean(), async (rows, isQuoted) => {
      const quoted = (text: string) => (isQuoted ? `"${text.replaceAll('"', '""')}"` : text);
      const lines = rows.map(({ id, rest }) => [id, ...rest].map(quoted).join(','));
      const result = await read('a.csv', `id,${HEAD}${lines.join('\n')}`);
      expectAnswered(result);
      // A row is a place, or a record whose place is not known; rows of one id may be fewer.
      const kept = sum(result.records, ({ sites }) => Math.max(1, sites.length));
      expect(kept + result.left.length).toBeLessThanOrEqual(result.total);
      const ids = rows.flatMap(({ id }) => id || []);
      if (new Set(ids).size === ids.length) expect(kept + result.left.length).toBe(result.total);
      if (!isQuoted) return;
      const full = rows.filter(({ id, rest }) => [id, ...rest].some((text) => text.trim()));
      expect(result.total).toBe(full.length);
    }),
    { numRuns },
  );
});

it('of a layer', async () => {
  const number = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.constant(null), fc.jsonValue());
  const point = fc.tuple(number, number);
  const geometry = fc.oneof(
    fc.record({ type: fc.constant('Point'), coordinates: point }),
    fc.record({ type: fc.constant('LineString'), coordinates: fc.array(point, { maxLength: 4 }) }),
    fc.record({ type: fc.constant('Polygon'), coordinates: fc.array(fc.array(point)) }),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(geometry, { minLength: 1, maxLength: 8 }), async (geometries) => {
      const result = await read('a.geojson', layer(...geometries));
      expectAnswered(result);
      expect(result.total).toBe(geometries.length);
      expect(new Set(names(result)).size + result.left.length).toBe(geometries.length);
    }),
    { numRuns },
  );
});
