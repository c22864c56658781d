import { json } from '@sveltejs/kit';
import { aroundItems } from '$lib/atlas/around/around.server';

export const prerender = true;

/** What happened around the records, in every language; fetched when it is unfolded. */
export const GET = () => json(aroundItems);
