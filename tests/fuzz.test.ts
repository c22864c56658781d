/**
 * Whatever is given to what reads links, files and records: an answer or a named problem, never an error.
 * A hundred thousand inputs in `npm run test:deep` (a tenth of it of XLSX, which is slower to read), a few
 * hundred, always the same, in `npm test`;
 * fast-check prints the seed when one fails.
 */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventFile } from '../src/lib/core/record/schema';
import { workbook } from '../src/lib/records/import/files.fixture';
import { readFile } from '../src/lib/records/import/read';
import { readJson } from './json';

const numRuns = process.env.DEEP ? 100_000 : 400;
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
  const cell = fc.oneof(
    odd,
    fc.double().map(String),
    fc.constantFrom('2016-09-12', '"', '\r\n', ';', '129,5', 'exercise', '\uFEFF', '=1+1'),
  );
  const csv = fc
    .array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 })
    .map((rows) => ['name,date,lat,lng,kind', ...rows.map((row) => row.join(','))].join('\n'));
  async function expectAnswered(name: string, bytes: Uint8Array) {
    const { records, left, total, faults } = await readFile(name, bytes);
    for (const { expected } of faults) expect(expected).toBeTruthy();
    expect(records.length + left.length).toBeLessThanOrEqual(total);
    if (left.length) expect(faults).not.toEqual([]);
  }

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
  /** An element with anything in its names, attributes and text. */
  const element = fc
    .tuple(
      fc.constantFrom('x:c', 'row', 'sheetData', 'c'),
      fc.constantFrom(
        '',
        ' r="A1"',
        ' r="XFD1048576"',
        ' r="1e9"',
        " r='&#65;1'",
        ' r=""',
        ' t="s"',
      ),
      fc.oneof(odd, cell, fc.constantFrom('1,2', '<v>1</v>', ']]>', '&b;', '<!--')),
    )
    .map(([tag, attributes, text]) => `<${tag}${attributes}>${text}</${tag}>`);
  const elements = fc.array(element, { maxLength: 6 }).map((parts) => parts.join(''));

  const sheet = workbook({
    Events: [
      ['name', 'date', 'lat', 'lng'],
      ['A', { day: 42625 }, 1, 2],
    ],
  });
  const parts = unzipSync(sheet);
  const xlsx = fc.oneof(
    damaged(sheet),
    fc
      .tuple(fc.constantFrom(...Object.keys(parts)), elements, fc.boolean())
      .map(([name, inside, isWhole]) => {
        const text = strFromU8(parts[name]!);
        const changed = isWhole ? inside : text.replace(/(<sheetData>|<\/\w+>$)/, `${inside}$1`);
        return zipSync({ ...parts, [name]: strToU8(changed) });
      }),
    fc
      .dictionary(fc.constantFrom(...Object.keys(parts)), fc.uint8Array())
      .map((others) => zipSync({ ...parts, ...others })),
    fc.uint8Array(),
  );
  it('as the bytes of a .xlsx file: the same', async () => {
    await fc.assert(
      fc.asyncProperty(xlsx, (bytes) => expectAnswered('a.xlsx', bytes)),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });

  it('as a table in any encoding, or in none: the same, and Unicode gives its letters again', async () => {
    const encoded = fc.oneof(
      csv.map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
      csv.map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
      damaged(Buffer.from('название,дата,широта,долгота\nУчение,2016,1,2\n')),
      fc.uint8Array(),
    );
    await fc.assert(
      fc.asyncProperty(encoded, (bytes) => expectAnswered('a.csv', bytes)),
      { numRuns: Math.ceil(numRuns / 3) },
    );
    const letters = fc.stringMatching(/^[а-яa-z\u4e00-\u9fa5]{1,20}$/);
    await fc.assert(
      fc.asyncProperty(letters, fc.boolean(), async (name, isBig) => {
        const bytes = Buffer.from(`\uFEFFname,date,lat,lng\n${name},2016,1,2\n`, 'utf16le');
        const { records } = await readFile('a.csv', isBig ? bytes.swap16() : bytes);
        expect(records.map((record) => record.name.en)).toEqual([name]);
      }),
      { numRuns: Math.ceil(numRuns / 10) },
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
