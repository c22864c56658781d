/** The built data and names that /findings is made from. */
import { readFileSync } from 'node:fs';
import type { ClaimsData } from '../../src/lib/core/claims/claims';
import type { ContextData } from '../../src/lib/core/context/context';
import { regionLookup, type Regions } from '../../src/lib/core/earth/region-at';
import type { DirectionSet } from '../../src/lib/core/reach/directions';
import { datasetOf } from '../../src/lib/core/reach/dataset';
import type { WatchZones } from '../../src/lib/core/claims/watch';
import type { AtlasData } from '../../src/lib/core/record/record';
import type { Rule } from '../../src/lib/core/record/rules';
import type { Names } from '../../src/lib/pages/findings/names';

export const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
export const atlas = read<AtlasData>('static/data/events.json');
export const context = read<ContextData>('static/data/context.json');
export const claims = read<ClaimsData>('static/data/claims.json');
export const zones = read<WatchZones>('static/data/watch-zones.geojson');
export const rules = read<Rule[]>('geodata/rules.json');
export const regions = read<{ features: { properties: { id: string; name: Rule['name'] } }[] }>(
  'static/data/regions.geojson',
);
const directions = read<DirectionSet>('static/data/directions.json');
export const evidence = {
  ...{ records: atlas.records, rules, context, coverage: atlas.coverage, directions },
  regionAt: regionLookup(read<Regions>('static/data/regions.geojson')),
};
export const dataset = datasetOf(atlas, {
  rules,
  home: read('static/data/home.json'),
  regions: read('static/data/regions.geojson'),
  directions,
});
export const names: Names = {
  records: new Map(atlas.records.map((record) => [record.id, record])),
  regions: new Map(regions.features.map(({ properties: { id, name } }) => [id, name])),
  zones: new Map(zones.features.map(({ properties: { id, name } }) => [id, name])),
  items: new Map(context.items.map((item) => [item.id, item])),
  rules,
};

/** Numerals of a text, as they stand. */
export const numerals = (text: string) => text.match(/\d+(,\d{3})*(\.\d+)?/g) ?? [];
