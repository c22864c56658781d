import { setsPage } from '$lib/pages/sets/sets.server';
import { hasPage } from '$lib/site/dataset/set';

export const load = setsPage;
export const prerender = hasPage('/sets');
