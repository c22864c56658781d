import { yearsOf } from '$lib/core/record/time';
import { bounds } from '$lib/site/dataset/dataset.server';
import type { EntryGenerator } from './$types';

export const csr = false;
export const entries: EntryGenerator = () =>
  yearsOf({ from: bounds.firstYear, to: bounds.lastYear }).map((year) => ({ year: String(year) }));
