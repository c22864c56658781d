import { json } from '@sveltejs/kit';
import { regionLand } from '$lib/pages/compare/regions/region-land.server';

export const prerender = true;

/** Fetched only when a reader chooses other regions than the page begins with. */
export const GET = () => json(regionLand);
