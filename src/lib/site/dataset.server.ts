import { readFileSync } from 'node:fs';
import type { Sure } from '$lib/core/stall/prebuilt';
import type { Rule } from '$lib/core/record/rules';
import type { AtlasPageData } from '$lib/view/atlas-index';
import type { AtlasData } from '$lib/core/record/record';

export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(`static/data/${name}`, 'utf8')) as T;
}

export const events = readData<AtlasData>('events.json');

export const recordById = new Map(events.records.map((record) => [record.id, record]));

export const rules = JSON.parse(readFileSync('geodata/rules.json', 'utf8')) as Rule[];

export const atlasData = readData<AtlasPageData>('atlas.json');
export const { index, regions, curve, first } = atlasData;

export const bounds = {
  firstYear: index.firstYear,
  lastYear: index.lastYear,
  rules: rules.map(({ id }) => id),
  regions: regions.map(({ id }) => id),
  practices: [],
};
export const sureUnder = (rule: string) => readData<Sure>(`sure-${rule}.json`);
