import { EMPTY, type Draft } from './draft';

/** What was typed, which outlives the form. */
export const draft: Draft = $state({ ...EMPTY });
