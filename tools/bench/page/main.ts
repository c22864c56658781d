/**
 * npm run bench:page: what opening and a step of the year cost, beside a bare MapLibre page with the same
 * land and records (the floor) and Leaflet with TimeDimension: in one run, in turn.
 * Words after `--` take less of it: a number of rounds, names of pages, `shipped` or `many`.
 */
import { copyFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { build as bundle } from 'vite';
import rules from '../../../geodata/rules.json';
import type { ReachRecord } from '../../../src/lib/core/record/model';
import { admits, type RecordFilter } from '../../../src/lib/core/record/rules';
import { build } from '../../build.mjs';
import { serve } from '../../serve.mjs';
import { SHIPPED, recordsOf } from '../data';
import type { BenchFeature } from './bare';
import { measure, type Sample } from './measure';

const OUT = 'node_modules/.cache/joint-reach-bench-page';
const PAGES = ['floor', 'leaflet', 'ours'] as const;
/** Records that each page has: the shipped ones, and so many of a reader's beside them. */
const SIZES = { shipped: 0, many: 10_000 } as const;
const ROWS: Record<keyof Sample, string> = {
  html: 'HTML until the records are on the live map, kB gzip',
  script: 'script and workers',
  css: 'styles',
  other: 'data, fonts, pictures',
  kB: 'all of it',
  requests: 'requests',
  later: 'in the three seconds after, kB gzip',
  paint: 'first contentful paint, ms',
  live: 'records on the live map, ms',
  liveCpu: 'processor until then, main thread, ms',
  longest: 'longest task, ms',
  heap: 'heap, MB',
  memory: 'memory of the renderer, MB',
  atRest: 'the same at rest, after 30 s',
  cpu: 'year step: processor, main thread, ms',
  cpu95: '95th percentile',
  scriptCpu: 'of it script',
  screen: 'year step: on the screen, ms',
  screen95: '95th percentile',
};

const words = process.argv.slice(2);
const rounds = Number(words.find(Number) ?? 3);
const chosen = <Name extends string>(names: readonly Name[]) => {
  const some = names.filter((name) => words.includes(name));
  return some.length ? some : names;
};

if (!(await build())) process.exit(1);
await bundle({
  ...{ configFile: false, root: import.meta.dirname, base: './', logLevel: 'error' },
  ...{ publicDir: false, worker: { format: 'es' } },
  build: {
    ...{ outDir: `${process.cwd()}/${OUT}`, emptyOutDir: true, target: 'esnext' },
    rolldownOptions: {
      input: ['floor', 'leaflet'].map((name) => `${import.meta.dirname}/${name}.html`),
    },
  },
});
copyFileSync('static/data/basemap-110m.geojson', `${OUT}/land.geojson`);
const core = rules.find(({ id }) => id === 'core')!.where as RecordFilter;
const shipped = recordsOf(SHIPPED).filter((record) => admits(core, record));
const own = recordsOf(SIZES.many).filter((record) => admits(core, record));
for (const [size, records] of [
  ['shipped', shipped],
  ['many', [...shipped, ...own]],
] as const)
  writeFileSync(`${OUT}/records-${size}.geojson`, JSON.stringify(featuresOf(records)));

const [site, bare] = [await serve('build', 0), await serve(OUT, 0)];
console.log(`${cpus()[0]!.model}, ${cpus().length} processors; median of ${rounds} rounds`);
for (const size of chosen(['shipped', 'many'] as const)) {
  const samples: Record<string, Sample[]> = {};
  for (let round = 0; round < rounds; round++) {
    const pages = chosen(PAGES);
    for (const page of pages.map((_, i) => pages[(i + round) % pages.length]!)) {
      const address = page === 'ours' ? `${site.url}/` : `${bare.url}/${page}.html?records=${size}`;
      const folder = page === 'ours' ? 'build' : OUT;
      const stored = page === 'ours' && size === 'many' ? own : null;
      (samples[page] ??= []).push(await measure(address, folder, stored));
    }
  }
  table(size, samples);
}
await Promise.all([site.close(), bare.close()]);

function featuresOf(records: readonly ReachRecord[]) {
  const features = records.flatMap(({ kind, start, sites, track }) =>
    [
      ...sites.map(({ position }) => ({ type: 'Point', coordinates: position })),
      ...(track ? [{ type: 'LineString', coordinates: track.positions }] : []),
    ].map((geometry) => {
      const year = Number(start.slice(0, 4));
      const times = geometry.coordinates.map(() => `${year}-12-31`);
      const properties: BenchFeature = { kind, year, times };
      return { type: 'Feature', geometry, properties };
    }),
  );
  return { type: 'FeatureCollection', features };
}

function table(size: keyof typeof SIZES, samples: Readonly<Record<string, Sample[]>>): void {
  const names = Object.keys(samples);
  const median = (name: string, row: keyof Sample) =>
    samples[name]!.map((sample) => sample[row]).sort((a, b) => a - b)[rounds >> 1]!;
  const round = (value: number) => String(Number(value.toPrecision(value < 100 ? 2 : 4)));
  console.log(`\n| ${size} records | ${names.join(' | ')} | ours ÷ floor |`);
  console.log(`| --- |${' --- |'.repeat(names.length + 1)}`);
  for (const [row, what] of Object.entries(ROWS) as [keyof Sample, string][]) {
    const values = names.map((name) => median(name, row));
    const ratio = samples.ours && samples.floor ? median('ours', row) / median('floor', row) : NaN;
    console.log(`| ${what} | ${values.map(round).join(' | ')} | ${ratio.toFixed(2)} |`);
  }
}
