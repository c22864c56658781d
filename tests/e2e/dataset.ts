import { readdirSync, readFileSync } from 'node:fs';

/** What these tests need of an event file, read from the dataset itself and not from the build. */
export interface Event {
  id: string;
  name: { en: string; ru?: string; zh?: string };
  kind: string;
  scope: string;
  framework: string;
  domains: string[];
  practices: string[];
  participants: string[];
  start: string;
  end: string;
  sources: string[];
}

export const events: Event[] = readdirSync('geodata/russia-china/events')
  .filter((file) => file.endsWith('.json'))
  .map((file): Event => JSON.parse(readFileSync(`geodata/russia-china/events/${file}`, 'utf8')));

/** Ids of the records of the core rule that overlap the years, sorted. */
export function coreIds(from: number, to = from): string[] {
  return events
    .filter(({ scope }) => scope === 'core')
    .filter(({ start, end }) => Number(start.slice(0, 4)) <= to && Number(end.slice(0, 4)) >= from)
    .map(({ id }) => id)
    .sort();
}
