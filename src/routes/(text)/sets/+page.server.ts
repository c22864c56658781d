import { setsPage } from '$lib/pages/sets/sets.server';
import { isCompared } from '$lib/site/dataset/compared.server';

export const load = setsPage;
export const prerender = isCompared;
