import { redirect } from '@sveltejs/kit';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => [{ rest: '' }, { rest: 'items' }];

/** What stood here is in the atlas, on records and in the data: old links lead on, also without a script. */
export const load: PageServerLoad = ({ params }) => redirect(308, params.rest ? '../../' : '../');
