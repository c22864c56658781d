/** What we use of libraries is there, by name: an upgrade that drops it is told before a browser runs. */
import { readFileSync, readdirSync } from 'node:fs';
import * as turf from '@turf/turf';
import * as maplibre from 'maplibre-gl';
import * as mediabunny from 'mediabunny';
import readXlsx from 'read-excel-file/universal';
import { describe, expect, it, vi } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { walk } from './tree';

const read = (file: string) => readFileSync(file, 'utf8');
/** What the group of a pattern holds in a text, each once. */
const named = (pattern: RegExp, text: string) => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
];

it('Turf has each function that is imported', () => {
  const ours = [...walk()].filter((file) => /^(src|geodata)\/.*\.ts$/.test(file)).map(read);
  const uses = ours.flatMap((text) => [
    ...named(/(?:im|ex)port \{([^}]*)\} from '@turf\/turf'/g, text).flatMap((names) =>
      named(/(\w+)/g, names),
    ),
    ...(text.includes("* as turf from '@turf/turf'") ? named(/\bturf\.(\w+)/g, text) : []),
  ]);
  // Imported, exported again, and used by the name of all.
  expect(uses).toEqual(expect.arrayContaining(['bearing', 'destination', 'union']));
  expect(uses.filter((name) => !(name in turf))).toEqual([]);
});

describe('MapLibre has', () => {
  const GL = 'src/lib/map/gl';
  const DIST = 'node_modules/maplibre-gl/dist/maplibre-gl';
  const ours = readdirSync(GL)
    .map((file) => read(`${GL}/${file}`))
    .join('\n');
  const built = read(`${DIST}.mjs`);
  const declared = read(`${DIST}.d.ts`);

  /** The members of a type as it is declared: their names, and their types. */
  function membersOf(type: string) {
    const start = declared.search(RegExp(`^(declare )?(type|class) ${type}\\b`, 'm'));
    const body = declared.slice(start, declared.indexOf('\n}', start));
    const members = [...body.matchAll(/^ *"?([\w.]+)"?\??: (.*);$/gm)];
    return Object.fromEntries(members.map(([, name, is]) => [name, is]));
  }
  const handlers = membersOf('Map') as Record<string, 'KeyboardHandler'>;
  const onMap = named(/(?<![/\w])(?:map|created)\??\.(\w+)/g, ours);
  const EVENT = /\.(?:on|once)\('([\w.]+)'/g;
  const OPTION = /^ {6}(\w+)[:,]/gm;
  const [creation = ''] = /new maplibre\.Map\(\{[^]*?\n {4}\}\)/.exec(ours) ?? [];

  it('what the patterns here find in our sources', () => {
    expect(onMap).toEqual(expect.arrayContaining(['easeTo', 'getSource', 'keyboard']));
    expect(named(EVENT, ours)).toEqual(expect.arrayContaining(['idle', 'style.load', 'touchend']));
    expect(named(OPTION, creation)).toEqual(expect.arrayContaining(['container', 'fadeDuration']));
  });

  it.each(named(/\bmaplibre\.(\w+)/g, ours))('%s', (name) => {
    expect(maplibre).toHaveProperty(name, expect.any(Function));
  });

  it.each(onMap.filter((name) => !(name in handlers)))('a method of the map: %s', (name) => {
    expect(Reflect.get(maplibre.Map.prototype, name)).toBeTypeOf('function');
  });

  it.each(onMap.filter((name) => name in handlers))('a handler of the map: %s', (name) => {
    const [method = ''] = named(RegExp(`\\.${name}\\.(\\w+)`, 'g'), ours);
    expect(maplibre[handlers[name]!].prototype).toHaveProperty(method, expect.any(Function));
    expect(built).toContain(`.${name}=`);
  });

  it('what is asked of a source and of a point', () => {
    expect(maplibre.GeoJSONSource.prototype.setData).toBeTypeOf('function');
    expect(maplibre.Point.prototype.dist).toBeTypeOf('function');
  });

  // Types do not tell: a map may listen for any word.
  it.each(named(EVENT, ours))('the event %s', (name) => {
    expect(membersOf('MapEventType')).toHaveProperty([name]);
    expect(built).toContain(`\`${name}\``);
  });

  it.each(['center', 'zoom', ...named(OPTION, creation)])('the option %s', (name) => {
    expect(membersOf('MapOptions')).toHaveProperty([name]);
    expect(built).toMatch(RegExp(`\\.${name}\\b`));
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

it('mediabunny has each class, method and codec of a film, and takes its options', () => {
  const ours = read('src/lib/figure/film.ts');
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, Quality } = mediabunny;
  const [imported = ''] = named(/import \{([^}]*)\} from 'mediabunny'/g, ours);
  const [codecs = ''] = named(/EncodableVideoCodec\(\[(.*?)\]/g, ours);
  const lacking = [
    ...named(/(\w+)/g, imported).filter((name) => !(name in mediabunny)),
    ...named(/\boutput\.(\w+)/g, ours).filter((name) => !(name in Output.prototype)),
    ...named(/\bsource\.(\w+)/g, ours).filter((name) => !(name in CanvasSource.prototype)),
    ...named(/'(\w+)'/g, codecs).filter(
      (name) => !mediabunny.VIDEO_CODECS.some((codec) => codec === name),
    ),
  ];
  expect(lacking).toEqual([]);
  const format = new Mp4OutputFormat({ fastStart: 'in-memory' });
  expect([format.mimeType, format.fileExtension]).toEqual(['video/mp4', '.mp4']);
  const target = new BufferTarget();
  expect(target.buffer).toBeNull();
  vi.stubGlobal('HTMLCanvasElement', class {});
  const options = { codec: 'avc', quality: new Quality('high'), onEncodedPacket() {} } as const;
  const source = new CanvasSource(new HTMLCanvasElement(), options);
  new Output({ format, target }).addVideoTrack(source, { frameRate: 10 });
  vi.unstubAllGlobals();
});

it('the reader of spreadsheets has sheets with days, numbers, and text as it was written', async () => {
  const day = new Date('2024-05-17');
  const written = [[' two words ', 1.5, { value: day, format: 'yyyy-mm-dd' }, null, 'end']];
  const bytes = await writeXlsx([{ data: written, sheet: 'first' }]).toBuffer();
  expect(await readXlsx(new Uint8Array(bytes).buffer, { trim: false })).toEqual([
    { sheet: 'first', data: [[' two words ', 1.5, day, null, 'end']] },
  ]);
});
