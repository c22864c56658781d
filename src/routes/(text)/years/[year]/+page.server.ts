import { redirect } from '@sveltejs/kit';
import { yearsOf } from '$lib/core/record/time';
import { bounds } from '$lib/site/dataset.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
  yearsOf({ from: bounds.firstYear, to: bounds.lastYear }).map((year) => ({ year: String(year) }));

/** A year is a view of the atlas: old links lead on. */
export const load: PageServerLoad = ({ params }) => redirect(308, `../../?year=${params.year}`);
