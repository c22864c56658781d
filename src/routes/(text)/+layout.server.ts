import { existsSync, readFileSync } from 'node:fs';
import type { AtlasData } from '$lib/core/record/record';

const FILE = 'static/data/events.json';

/** Read while the pages are prerendered; the footer of every text page names the data it shows. */
export function load(): { dataVersion: string | null } {
  if (!existsSync(FILE)) return { dataVersion: null };
  const { dataVersion } = JSON.parse(readFileSync(FILE, 'utf8')) as AtlasData;
  return { dataVersion };
}
