import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSETS, KIT } from '../../../../tools/set.mjs';
import type { ContextData } from '#core/context/context';
import type { RuleResults } from '#core/stall/prebuilt';
import type { Rule } from '#core/record/rules';
import type { AtlasPageData } from '$lib/view/atlas-index';
import type { AtlasData } from '#core/record/schema';
import { viewBounds } from './bounds';
import { set } from './set';
import { vocabulary } from './vocabulary';

export const DATA = join(ASSETS, 'data');

/** The browser build, which is written before the pages. */
export const CLIENT = `${KIT}/output/client`;

export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(join(DATA, name), 'utf8')) as T;
}

export const events = readData<AtlasData>('events.json');

export const recordById = new Map(events.records.map((record) => [record.id, record]));

export const rules = readData<Rule[]>('rules.json');

export const context = readData<ContextData>('context.json');

export const atlasData = readData<AtlasPageData>('atlas.json');
export const { index, regions, first } = atlasData;

export const bounds = viewBounds({ ...atlasData, set, vocabulary });
export const sureUnder = (rule: string) => readData<RuleResults>(`sure-${rule}.json`);
