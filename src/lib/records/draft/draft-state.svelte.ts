import { EMPTY, type Draft } from './draft';

/** The text typed so far, kept when the form is closed. */
export const draft: Draft = $state({ ...EMPTY });
