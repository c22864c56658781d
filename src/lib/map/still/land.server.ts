import { readData } from '$lib/site/dataset.server';
import type { Land } from './picture';

/** Land for pictures made with the page (Natural Earth 1:110m). */
export const land = readData<Land>('basemap-110m.geojson');
