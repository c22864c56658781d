import { curve, firstSpan, index, lanes, regions, rules } from '$lib/server/dataset';

export const load = () => ({ index, rules, regions, curve, firstSpan, lanes });
