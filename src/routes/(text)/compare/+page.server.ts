import { compareData } from '$lib/pages/compare/compared.server';

export const load = compareData;
