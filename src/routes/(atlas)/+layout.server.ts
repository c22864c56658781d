import { curve, firstSpan, index, regions, rules } from '$lib/server/dataset';

export const load = () => ({ index, rules, regions, curve, firstSpan });
