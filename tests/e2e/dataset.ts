import { readdirSync } from 'node:fs';
import { reachKind } from '#core/record/model';
import type { AtlasData, EventFile } from '#core/record/schema';
import { readJson } from '../json';

const FOLDER = 'geodata/russia-china/events';

/** The event files, read from the dataset itself and not from the build. */
export const events = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readJson<EventFile>(`${FOLDER}/${file}`));

/** Ids of the exercises of the core rule that overlap the years, sorted. */
export const coreIds = (from: number, to = from): string[] =>
  events
    .filter(({ scope, kind }) => scope === 'core' && reachKind(kind) === 'exercise')
    .filter(({ start, end }) => Number(start.slice(0, 4)) <= to && Number(end.slice(0, 4)) >= from)
    .map(({ id }) => id)
    .sort();

export const { dataVersion, coverage } = readJson<AtlasData>('static/data/events.json');
export const LAST = Number(coverage.to.slice(0, 4));
