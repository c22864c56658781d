import * as ro from './src/lib/core/stall/random-orders';
import { readFileSync } from 'node:fs';
import { datasetOf } from './src/lib/core/reach/dataset';
import { verdictsFor } from './src/lib/core/stall/verdict';
const j = (f: string) => JSON.parse(readFileSync('static/data/' + f, 'utf8'));
const set = j('set.json');
const d = datasetOf(j('events.json'), {
  rules: j('rules.json'),
  home: null,
  regions: j('regions.geojson'),
  directions: j('directions.json'),
  periods: set.periods,
  newPlaceKm: 500,
});
for (const rule of ['core', 'all', 'bilateral', 'csis-chinapower'])
  for (const y of [2019, 2021, 2022, 2024, 2026]) {
    const c0 = process.cpuUsage().user;
    const v = verdictsFor(d, { rule }, y, { sensitivity: true });
    console.log(
      rule,
      y,
      v.map((x) => [x.kind, x.sensitivity?.of, x.before.n, x.since?.n]).join(' | '),
      ((process.cpuUsage().user - c0) / 1000).toFixed(0),
      JSON.stringify((globalThis as any).cnt),
    );
    (globalThis as any).cnt = {};
  }
