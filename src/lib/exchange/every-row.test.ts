import { sum } from 'd3-array';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { checkStored } from '$lib/records/own/own-record';
import { HEAD, layer, names, read, workbook } from './reading.fixture';
import type { ReadResult } from './read';

/**
 * Whatever a file holds, every row is in a record or told with what is wrong, and every record can be kept. In
 * `npm run test:deep` of a hundred thousand files, in `npm test` of a few hundred, always the same.
 */

const numRuns = process.env.DEEP ? 30_000 : 130;

const check = <T>(
  file: string,
  inputs: fc.Arbitrary<T>,
  contentOf: (input: T) => string | Uint8Array,
  more = (_: ReadResult, __: T) => {},
) =>
  fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const result = await read(file, contentOf(input));
      const { records, left, total } = result;
      expect(checkStored(records)).toEqual({ records, dropped: 0 });
      expect(left.filter(({ faults }) => faults.length === 0)).toEqual([]);
      expect(records.length + left.length).toBeLessThanOrEqual(total);
      more(result, input);
    }),
    { numRuns },
  );

const odd = fc.oneof(
  ...['A', '2022', '2022-05-01', '12/13/2022', '1', '95', '', '"', 'x,y', ' ', '__proto__'].map(
    (s) => fc.constant(s),
  ),
  ...['\r\n', ';', '129,5', '\uFEFF', '=1+1', '1e9', 'NaN'].map((s) => fc.constant(s)),
  fc.string({ unit: 'binary' }),
);

it('of a table', async () => {
  const row = fc.record({
    id: fc.constantFrom('', 'a', 'b'),
    rest: fc.array(odd, { maxLength: 5 }),
  });
  const table = fc.record({ rows: fc.array(row, { maxLength: 12 }), isQuoted: fc.boolean() });
  const textOf = ({
    rows,
    isQuoted,
  }: {
    rows: { id: string; rest: string[] }[];
    isQuoted: boolean;
  }) => {
    const quoted = (text: string) => (isQuoted ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = rows.map(({ id, rest }) => [id, ...rest].map(quoted).join(','));
    return `id,${HEAD}${lines.join('\n')}`;
  };
  await check('a.csv', table, textOf, ({ records, left, total }, { rows, isQuoted }) => {
    if (!isQuoted) return;
    const full = rows.filter(({ id, rest }) => [id, ...rest].some((text) => text.trim()));
    expect(total).toBe(full.length);
    // A row is a place, or a record whose place is not known; rows of one id may be fewer.
    const ids = rows.flatMap(({ id }) => id || []);
    const kept = sum(records, ({ sites }) => Math.max(1, sites.length));
    if (new Set(ids).size === ids.length) expect(kept + left.length).toBe(total);
  });
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
  const geometries = fc.array(geometry, { minLength: 1, maxLength: 8 });
  await check(
    'a.geojson',
    geometries,
    (shapes) => layer(...shapes),
    (result, shapes) => {
      expect(result.total).toBe(shapes.length);
      expect(new Set(names(result)).size + result.left.length).toBe(shapes.length);
    },
  );
});

/** A sound file with some of its bytes replaced, taken out or repeated. */
const damaged = (sound: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(sound.length), fc.nat(40), fc.uint8Array({ maxLength: 12 })), {
      maxLength: 4,
    })
    .map((edits) =>
      edits.reduce(
        (bytes, [start, length, inserted]) =>
          Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + length)]),
        Buffer.from(sound),
      ),
    );

it('of bytes in any encoding, or in none', async () => {
  const russian = 'название,дата,широта,долгота\nУчение,2016,1,2\n';
  const encoded = fc.oneof(damaged(Buffer.from(russian)), fc.uint8Array());
  await check('a.csv', encoded, (bytes) => bytes);
  const letters = fc.stringMatching(/^[а-яa-z\u4e00-\u9fa5]{1,20}$/);
  const utf16 = (name: string) => Buffer.from(`\uFEFF${HEAD}${name},2016,1,2\n`, 'utf16le');
  await check('a.csv', letters, utf16, (result, name) => expect(names(result)).toEqual([name]));
  await check(
    'a.csv',
    letters,
    (name) => utf16(name).swap16(),
    (result, name) => expect(names(result)).toEqual([name]),
  );
});

it('of a workbook', async () => {
  const sheet = await workbook({ Events: [HEAD.trim().split(','), ['A', '2016-09-12', 1, 2]] });
  const parts = unzipSync(sheet);
  const part = fc.constantFrom(...Object.keys(parts));
  const attributes = [
    '',
    ' r="A1"',
    ' r="XFD1048576"',
    ' r="1e9"',
    " r='&#65;1'",
    ' r=""',
    ' t="s"',
  ];
  const element = fc
    .tuple(
      fc.constantFrom('x:c', 'row', 'sheetData', 'c'),
      fc.constantFrom(...attributes),
      fc.oneof(odd, fc.constantFrom('1,2', '<v>1</v>', ']]>', '&b;', '<!--')),
    )
    .map(([tag, attribute, text]) => `<${tag}${attribute}>${text}</${tag}>`);
  const elements = fc.array(element, { maxLength: 6 }).map((list) => list.join(''));
  const xlsx = fc.oneof(
    damaged(sheet),
    fc.tuple(part, elements, fc.boolean()).map(([name, inside, isWhole]) => {
      const text = strFromU8(parts[name]!);
      const changed = isWhole ? inside : text.replace(/(<sheetData>|<\/\w+>$)/, `${inside}$1`);
      return zipSync({ ...parts, [name]: strToU8(changed) });
    }),
    fc.dictionary(part, fc.uint8Array()).map((others) => zipSync({ ...parts, ...others })),
    fc.uint8Array(),
  );
  await check('a.xlsx', xlsx, (bytes) => bytes);
});
