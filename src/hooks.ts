import { deLocalizeUrl } from '$lib/paraglide/runtime';
import type { Reroute } from '@sveltejs/kit';

/** `/ru/compare` is the route `/compare` in Russian. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
