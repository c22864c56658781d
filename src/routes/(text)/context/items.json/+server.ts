import { json } from '@sveltejs/kit';
import { contextItems } from '$lib/pages/context/context.server';

export const prerender = true;

/** Every item with its sources, in the reader's language; fetched when one is chosen. */
export const GET = () => json(contextItems());
