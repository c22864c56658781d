import { contextPage } from '$lib/pages/context/context.server';

/** In the language of the page being rendered. */
export const load = contextPage;
