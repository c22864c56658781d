import { json } from '@sveltejs/kit';
import { dataPage } from '$lib/pages/data/data-page.server';

export const prerender = true;

/** What /data is made of, for the pages of all languages. */
export const GET = async () => json(await dataPage());
