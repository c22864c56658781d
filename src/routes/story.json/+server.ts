import { json } from '@sveltejs/kit';
import { story } from '$lib/pages/story/story.server';

export const prerender = true;

/** The story for the panel over the atlas, fetched when a reader starts it. */
export const GET = () => json(story());
