import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from './tree';

/** What every room with something to show may use: paths of this tree or names of packages. */
const COMMON = ['src/lib/core/', 'src/lib/site/', 'src/lib/view/', 'src/lib/paraglide/'];
const DRAWING = ['svelte', '$app/', 'geojson', 'd3-'];
const GEOMETRY = ['@turf/', 'd3-array', 'd3-geo', 'h3-js', 'geographiclib-geodesic', 'geojson'];
/** Parsers of a reader's own files, and where their records are kept. */
const FILES = [...['papaparse', 'read-excel-file', 'write-excel-file', 'fflate', 'idb-keyval']];
const ROOMS = ['picture', 'map', 'timeline', 'records', 'figure'].map((room) => `src/lib/${room}/`);

/** Who may import what; `type` for types only. The first folder that holds a file counts. */
const RULES: [folder: string, may: string[]][] = [
  // record, statistics ← earth ← reach ← stall; beside them context.
  // The schema of a record is the core's; of the other files of a set it takes the types from geodata/files/.
  ['src/lib/core/record/', ['valibot', 'type geodata/']],
  ['src/lib/core/statistics/', ['d3-array']],
  ['src/lib/core/earth/', ['src/lib/core/record/', 'src/lib/core/statistics/', ...GEOMETRY]],
  [
    'src/lib/core/reach/',
    [
      ...['record', 'earth', 'statistics'].map((room) => `src/lib/core/${room}/`),
      'type geodata/',
      ...GEOMETRY,
    ],
  ],
  [
    'src/lib/core/stall/',
    [
      ...['record', 'earth', 'reach', 'statistics'].map((room) => `src/lib/core/${room}/`),
      ...['d3-array', 'valibot'],
    ],
  ],
  ['src/lib/core/context/', ['src/lib/core/record/', 'type geodata/']],
  [
    'geodata/',
    [
      'src/lib/core/',
      // A table is read as the page reads it.
      'src/lib/records/import/',
      'src/lib/records/export/zip',
      'type src/lib/view/',
      ...['tools/set.mjs', 'tools/build.mjs'],
      '@turf/',
      ...['prettier', 'papaparse', 'node:'],
      'valibot',
      '@valibot/',
      'd3-',
      'topojson-',
      'world-atlas/',
      'geojson',
    ],
  ],
  [
    'src/cli/',
    [
      ...['src/lib/core/', 'src/lib/view/', 'src/lib/site/text/voice', 'tools/set.mjs'],
      ...['commander', 'node:'],
    ],
  ],
  ['src/lib/engine/', ['src/lib/core/', 'src/lib/site/network/']],
  ['src/lib/view/', ['src/lib/core/']],
  ['src/lib/picture/', [...COMMON, ...DRAWING, '@resvg/', 'node:']],
  [
    'src/lib/map/',
    [...COMMON, ...DRAWING, 'src/lib/picture/', 'maplibre-gl', '@maplibre/', 'node:'],
  ],
  ['src/lib/timeline/', [...COMMON, ...DRAWING, 'src/lib/picture/']],
  ['src/lib/figure/', [...COMMON, 'svelte', 'virtual:texts', 'mediabunny']],
  // Written while the site is built; no page loads them.
  [
    'src/lib/records/files/',
    [
      ...['src/lib/core/', 'src/lib/site/', 'src/lib/records/export/', 'node:'],
      ...['src/lib/records/import/columns', 'fflate', 'write-excel-file', 'tools/set.mjs'],
    ],
  ],
  [
    'src/lib/records/',
    [...COMMON, ...DRAWING, ...FILES, 'type geodata/', 'minisearch', 'valibot', 'virtual:texts'],
  ],
  [
    'src/lib/atlas/',
    [...COMMON, ...DRAWING, ...ROOMS, 'src/lib/engine/', 'virtual:texts', 'write-excel-file'],
  ],
  [
    'src/lib/pages/',
    [
      ...COMMON,
      ...DRAWING,
      ...ROOMS,
      'src/lib/engine/',
      'type geodata/',
      'type src/routes/',
      'tools/set.mjs',
      'node:',
      '@sveltejs/',
      'write-excel-file',
      'type schema-dts',
    ],
  ],
  [
    'src/lib/site/',
    [
      ...['src/lib/core/', 'src/lib/view/', 'src/lib/paraglide/', 'type geodata/', ...DRAWING],
      ...['node:', 'marked', 'virtual:texts', '@sveltejs/kit'],
      // The set that the site is built of, and those beside which it stands.
      ...['$data/set.json', '$data/vocabulary.json', 'geodata/comparison', 'tools/set.mjs'],
    ],
  ],
  ['src/routes/', ['src/', 'geodata/', '']],
  [
    'src/hooks',
    [
      'src/lib/core/record/languages',
      ...['src/lib/paraglide/', 'src/lib/site/', 'src/lib/picture/first-picture.server'],
      'src/lib/pages/addresses/',
      ...['$app/environment', '@sveltejs/kit', 'node:fs', 'node:path', 'virtual:texts'],
    ],
  ],
];

const files = [...walk()];
const sources = files.filter((file) => /^(src|geodata)\/.*\.(ts|svelte)$/.test(file));

describe('imports', () => {
  it('keep to the direction of dependencies', () => {
    expect(sources.flatMap((file) => wrongImports(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/lib/core/earth/caps.ts', "import { readFileSync } from 'node:fs';"],
    ['src/lib/core/earth/caps.ts', "import type { Part } from '../reach/facts';"],
    ['src/lib/picture/signs.ts', "import type { Chart } from '../timeline/chart';"],
    ['src/lib/map/style.ts', "import {\n  a,\n} from '$lib/atlas/panel/a';"],
    ['src/lib/map/style.ts', "import { Map } from 'maplibre-gl';"],
    ['src/lib/engine/worker.ts', "const m = await import('$lib/view/view');"],
  ])('that break it are found: %s %s', (file, line) => {
    expect(wrongImports(file, line)).toHaveLength(1);
  });
});

describe('source', () => {
  it('exports each name from one file', () => {
    const homes = new Map<string, string[]>();
    const rooms = sources.filter((file) => !/routes\/|\.(test|fixture)\.ts$/.test(file));
    for (const file of rooms) {
      const exported = readFileSync(file, 'utf8').matchAll(
        /^export (?:async )?(?:abstract )?(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm,
      );
      for (const [, name] of exported) homes.set(name!, [...(homes.get(name!) ?? []), file]);
    }
    expect(homes.size).toBeGreaterThan(500);
    expect([...homes].filter(([, places]) => new Set(places).size > 1)).toEqual([]);
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

function wrongImports(file: string, text: string): string[] {
  if (file.endsWith('.test.ts')) return [];
  const [folder, may] = RULES.find(([start]) => file.startsWith(start)) ?? [];
  const imports = text.matchAll(
    /^\s*(?:import|export)\s(type\s)?(?:[\w\s{},*$]*\sfrom\s)?\s*['"](.+?)['"]|\bimport\(\s*()['"](.+?)['"]/gm,
  );
  return [...imports].flatMap(({ 0: line, 1: type, 2: from, 4: later, index }) => {
    const name = resolve(file, from ?? later ?? '');
    const row = text.slice(0, index).split('\n').length;
    const place = `${file}:${row}: ${line.trim().replace(/\s+/g, ' ')}`;
    if (!folder || !may) return `${place}: this folder has no rule in tests/architecture.test.ts`;
    if (name === 'maplibre-gl' && !type && file !== 'src/lib/map/gl/maplibre.ts') {
      return `${place}: only src/lib/map/gl/maplibre.ts imports MapLibre at run time`;
    }
    const names = type ? [name, `type ${name}`] : [name];
    if ([folder, ...may].some((start) => names.some((candidate) => candidate.startsWith(start))))
      return [];
    return `${place}: ${folder} may import only itself, ${may.join(', ')}`;
  });
}

/** The path from the top of the tree, or the package as written. */
function resolve(file: string, from: string): string {
  const path = from
    .replace(/\?.*$/, '')
    .replace('#core/', 'src/lib/core/')
    .replace('#geodata/', 'geodata/')
    .replace('$lib/', 'src/lib/');
  return path.startsWith('.') ? posix.join(posix.dirname(file), path) : path;
}

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
