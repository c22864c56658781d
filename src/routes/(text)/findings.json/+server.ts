import { json } from '@sveltejs/kit';
import { findingsPage } from '$lib/pages/findings/findings-page.server';

export const prerender = true;

/** What /findings is made of, in the reader's language: the script that takes the page over reads it. */
export const GET = () => json(findingsPage());
