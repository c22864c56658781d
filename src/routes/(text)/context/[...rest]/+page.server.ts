import { redirect } from '@sveltejs/kit';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => [{ rest: '' }, { rest: 'items' }];

/** A page of earlier versions: old links redirect to the atlas, also without scripts. */
export const load: PageServerLoad = ({ params }) => redirect(308, params.rest ? '../../' : '../');
