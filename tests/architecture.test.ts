import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { rollup, rollups } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { importsIn } from './imports';
import { walk } from './tree';

/** What every room with something to show may use: paths without src/ and lib/, or names of packages. */
const DRAWN = ['core/', 'site/', 'view/', 'paraglide/', 'svelte', '$app/', 'geojson', 'd3-'];
const BELOW = ['core/record/', 'core/earth/', 'core/statistics/'];
const GEOMETRY = ['@turf/', 'd3-array', 'd3-geo', 'h3-js', 'geographiclib-geodesic', 'geojson'];
const ROOMS = ['picture/', 'map/', 'timeline/', 'exchange/', 'records/', 'figure/'];
/** Readers and writers of tables and zips. */
const FILES = ['papaparse', 'read-excel-file', 'write-excel-file', 'fflate'];
const ATLASES = ['d3-', 'topojson-', 'world-atlas/', 'geojson'];
const BUILDING = ['@turf/', 'prettier', 'papaparse', 'node:', 'valibot', '@valibot/', ...ATLASES];
const PRERENDERED = ['tools/set.mjs', 'node:', '@sveltejs/', 'write-excel-file', 'type schema-dts'];
const HOST = ['virtual:texts', '@sveltejs/kit'];
const HOOKS = ['picture/maps/first-picture.server', '$app/environment', 'node:fs', 'node:path'];
/** The set that the site is built of, and those beside which it stands. */
const SETS = ['$data/set.json', '$data/vocabulary.json', 'geodata/comparison', 'tools/set.mjs'];

/** Who may import what; `type` for types only. The first folder that holds a file counts. */
const RULES: [folder: string, ...may: string[]][] = [
  // record, statistics ← earth ← reach ← stall ← answer, compare ← reach; beside them context.
  ['core/record/', 'valibot'],
  ['core/statistics/', 'd3-array'],
  ['core/earth/', 'core/record/', 'core/statistics/', ...GEOMETRY],
  ['core/reach/', ...BELOW, ...GEOMETRY],
  ['core/compare/', ...BELOW, 'core/reach/', 'd3-array'],
  ['core/stall/', ...BELOW, 'core/reach/', 'd3-array'],
  ['core/answer/', ...BELOW, 'core/reach/', 'core/stall/', 'd3-array', 'valibot'],
  ['core/context/', 'core/record/', 'valibot'],
  // A table is read as the page reads it.
  ['geodata/', 'core/', 'exchange/', 'type view/', 'tools/set.mjs', 'tools/build.mjs', ...BUILDING],
  ['cli/', 'core/', 'view/', 'site/text/voice', 'tools/set.mjs', 'commander', 'node:'],
  ['engine/', 'core/', 'site/network/'],
  ['view/', 'core/'],
  ['picture/', ...DRAWN, '@resvg/', 'node:'],
  ['map/', ...DRAWN, 'picture/', 'maplibre-gl', '@maplibre/', 'node:'],
  ['timeline/', ...DRAWN, 'picture/'],
  ['figure/', 'core/', 'site/', 'view/', 'paraglide/', 'svelte', 'virtual:texts', 'mediabunny'],
  ['exchange/', 'core/', 'type paraglide/', 'd3-array', ...FILES],
  // Written while the site is built; no page loads them.
  ['records/files/', 'core/', 'site/', 'records/export/', 'exchange/', 'tools/set.mjs', 'node:'],
  ['records/', ...DRAWN, 'exchange/', 'idb-keyval', 'minisearch', 'valibot', 'virtual:texts'],
  ['atlas/', ...DRAWN, ...ROOMS, 'engine/', 'virtual:texts', 'write-excel-file'],
  ['pages/', ...DRAWN, ...ROOMS, 'engine/', 'type geodata/', 'type routes/', ...PRERENDERED],
  ['site/', ...DRAWN, 'type geodata/', 'node:', 'marked', ...HOST, ...SETS],
  ['routes/', ''],
  ['hooks', 'core/record/languages', 'paraglide/', 'site/', 'pages/addresses/', ...HOST, ...HOOKS],
];

const files = [...walk()];
const sources = files.filter((file) => /^(src|geodata)\/.*\.(ts|js|svelte)$/.test(file));
const shipped = [...sources, ...files.filter((file) => /^tools\/.*\.mjs$/.test(file))]
  .filter((file) => !/\.(test|fixture|d)\.ts$/.test(file))
  .map((file): Source => [file, readFileSync(file, 'utf8')]);

describe('imports', () => {
  it('keep to the direction of dependencies', () => {
    expect(sources.flatMap((file) => wrongImports(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/lib/core/earth/caps.ts', "import { readFileSync } from 'node:fs';"],
    ['src/lib/core/earth/caps.ts', "import type { Part } from '../reach/facts';"],
    ['src/lib/map/gl/style.ts', "import {\n  a,\n} from '$lib/atlas/panel/a';"],
    ['src/lib/map/gl/style.ts', "import { Map } from 'maplibre-gl';"],
    ['src/lib/engine/worker.ts', "const m = await import('$lib/view/view');"],
  ])('that break it are found: %s %s', (file, line) => {
    expect(wrongImports(file, line)).toHaveLength(1);
  });

  it('make no circle of files, and none of folders', () => {
    const arrows = arrowsIn(shipped);
    expect(arrows.size).toBeGreaterThan(400);
    expect(circlesIn(arrows)).toEqual([]);
    expect(circlesIn(betweenFolders(arrows))).toEqual([]);
  });

  it.each([
    ["import type { B } from './b';", 'a/a.ts → a/b.ts → a/a.ts'],
    ["const later = () => import('./b');", 'a/a.ts → a/b.ts → a/a.ts'],
    ["import B from '../c/B.svelte';", 'a/a.ts → c/B.svelte → a/b.ts → a/a.ts'],
    ["import { d } from '../d/d';", 'a → d → a'],
  ])('that close a circle are told with it: %s', (line, circle) => {
    const arrows = arrowsIn([
      ['a/a.ts', line],
      ['a/b.ts', "import { a } from './a';"],
      ['c/B.svelte', "  import { b } from '../a/b';"],
      ['d/d.ts', "import { b } from '../a/b';"],
    ]);
    expect([...circlesIn(arrows), ...circlesIn(betweenFolders(arrows))]).toContain(circle);
  });
});

describe('source', () => {
  it('exports each name from one file', () => {
    const rooms = shipped.filter(([file]) => !file.includes('routes/'));
    expect(rooms.flatMap(exportsIn).length).toBeGreaterThan(1000);
    expect(exportedTwice(rooms)).toEqual([]);
    expect(matches(sources, /^\s*export \* from/m)).toEqual([]);
  });

  it.each([
    ['a.ts', 'export type { Other, Size };'],
    ['a.ts', "export { width as Size } from './width';"],
    ['A.svelte', '<script module>\n  export interface Size {\n</script>'],
    ['a.ts', 'export const [Size] = sizes;'],
  ])('that exports a name of another is told: %s %s', (file, line) => {
    expect(
      exportedTwice([
        ['b.ts', 'export interface Size {'],
        [file, line],
      ]),
    ).toEqual([`Size: b.ts, ${file}`]);
  });

  it('never writes data as HTML', () => {
    expect(matches(sources, /\{@html|\.innerHTML\b|insertAdjacentHTML/)).toEqual([]);
  });
});

describe('the repository', () => {
  it('names no package registry, so that it installs from any mirror', () => {
    const host = /registry\.[a-z]+js|deb\.debian\.|"resolved"\s*:/;
    expect(matches(files.filter(isText), host)).toEqual([]);
  });
});

const short = (path: string) => path.replace(/^src\/(lib\/)?/, '');

function wrongImports(file: string, text: string): string[] {
  if (file.endsWith('.test.ts')) return [];
  const [folder, ...may] = RULES.find(([start]) => short(file).startsWith(start)) ?? [];
  return importsIn(file, text).flatMap(({ line, isType, name, row }) => {
    const place = `${file}:${row}: ${line.trim().replace(/\s+/g, ' ')}`;
    if (!folder) return `${place}: this folder has no rule in tests/architecture.test.ts`;
    if (name === 'maplibre-gl' && !isType && file !== 'src/lib/map/gl/maplibre.ts') {
      return `${place}: only src/lib/map/gl/maplibre.ts imports MapLibre at run time`;
    }
    const names = isType ? [short(name), `type ${short(name)}`] : [short(name)];
    if ([folder, ...may].some((start) => names.some((candidate) => candidate.startsWith(start))))
      return [];
    return `${place}: ${folder} may import only itself, ${may.join(', ')}`;
  });
}

type Source = readonly [file: string, text: string];
type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

function arrowsIn(texts: readonly Source[]): Arrows {
  const tree = new Map(texts);
  const fileOf = (name: string) => [name, `${name}.ts`].find((file) => tree.has(file)) ?? [];
  const targetsOf = (file: string, text: string) =>
    new Set(importsIn(file, text).flatMap(({ name }) => fileOf(name)));
  return new Map(texts.map(([file, text]) => [file, targetsOf(file, text)]));
}

/** The files of a folder are one place, apart from its folders. */
const betweenFolders = (arrows: Arrows): Arrows =>
  rollup(
    [...arrows].flatMap(([file, targets]) =>
      [...targets].map((to) => [file, to].map(posix.dirname)),
    ),
    (pairs) => new Set(pairs.flatMap(([from, to]) => (to === from ? [] : to!))),
    ([from]) => from!,
  );

/** The shortest from each place through later ones by name. */
const circlesIn = (arrows: Arrows) =>
  [...arrows.keys()].flatMap((start) => {
    const ways = [[start]];
    const seen = new Set<string>();
    for (const way of ways)
      for (const next of arrows.get(way.at(-1)!) ?? []) {
        if (next === start) return [...way, next].join(' → ');
        if (next > start && !seen.has(next)) ways.push([...way, next]);
        seen.add(next);
      }
    return [];
  });

/** What a component exports outside its module script are methods that others may have. */
function exportsIn([file, text]: Source): string[] {
  const script = /<script [^>]*\bmodule\b[^]*?<\/script>/.exec(text)?.[0] ?? '';
  const exported = (file.endsWith('.svelte') ? script : text).matchAll(
    /^\s*export (?:(?:async |abstract |type )*(?:(?:const|let|function\*?|class|type|interface|enum) )?(?:(\w+)|[{[]([^}\]]*)[}\]]))/gm,
  );
  const names = [...exported].flatMap(([, name, list = '']) => [name ?? '', ...list.split(',')]);
  return names
    .map((name) => name.replace(/.*\s(as|type)\s/, '').trim())
    .filter((name) => name && name !== 'default');
}

const exportedTwice = (texts: readonly Source[]) =>
  rollups(
    texts.flatMap((source) => exportsIn(source).map((name) => [name, source[0]] as const)),
    (homes) => [...new Set(homes.map(([, file]) => file))],
    ([name]) => name,
  ).flatMap(([name, homes]) => (homes.length > 1 ? `${name}: ${homes.join(', ')}` : []));

function matches(paths: string[], pattern: RegExp): string[] {
  return paths.flatMap((file) => {
    const offset = readFileSync(file, 'utf8').search(pattern);
    if (offset < 0) return [];
    return `${file}:${readFileSync(file, 'utf8').slice(0, offset).split('\n').length}`;
  });
}

function isText(file: string): boolean {
  return /(\.(ts|svelte|mjs|js|json|md|html|css)|\.npmrc|run)$/.test(file);
}
