import { curve, first, index, lanes, regions, rules } from '$lib/site/dataset.server';

export const load = () => ({ index, rules, regions, curve, first, lanes });
