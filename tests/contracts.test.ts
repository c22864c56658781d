/** What types do not tell of the libraries we use: an upgrade that drops it is told before a browser runs. */
import { readFileSync, readdirSync } from 'node:fs';
import readXlsx from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';

const read = (file: string) => readFileSync(file, 'utf8');
/** What the group of a pattern holds in a text, each once. */
const named = (pattern: RegExp, text: string) => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('MapLibre has', () => {
  const GL = 'src/lib/map/gl';
  const ours = readdirSync(GL)
    .map((file) => read(`${GL}/${file}`))
    .join('\n');
  const built = read('node_modules/maplibre-gl/dist/maplibre-gl.mjs');

  const EVENT = /\.(?:on|once)\('([\w.]+)'/g;
  const [creation = ''] = /new maplibre\.Map\(\{[^]*?\n {4}\}\)/.exec(ours) ?? [];

  it('what the patterns here find in our sources', () => {
    expect(named(EVENT, ours)).toEqual(expect.arrayContaining(['idle', 'style.load', 'touchend']));
  });

  // Types do not tell: a map may listen for any word.
  it.each(named(EVENT, ours))('the event %s', (name) => {
    expect(built).toContain(`\`${name}\``);
  });

  it.each([
    ...named(/^ {8}'([\w.]+)':/gm, creation),
    ...named(/\.(maplibregl-[\w-]+)/g, read('src/styles/map.css')),
    ...named(/message\.startsWith\('(.*?)'/g, ours),
    ...named(/sourceDataType === '(\w+)'/g, ours),
  ])('the words "%s"', (words) => {
    expect(built).toContain(words);
  });
});

it('the reader of spreadsheets has sheets with days, numbers, and text as it was written', async () => {
  const day = new Date('2024-05-17');
  const written = [[' two words ', 1.5, { value: day, format: 'yyyy-mm-dd' }, null, 'end']];
  const bytes = await writeXlsx([{ data: written, sheet: 'first' }]).toBuffer();
  expect(await readXlsx(new Uint8Array(bytes).buffer, { trim: false })).toEqual([
    { sheet: 'first', data: [[' two words ', 1.5, day, null, 'end']] },
  ]);
});
