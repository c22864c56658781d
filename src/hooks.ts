import { plainPath, root } from '$lib/site/links/href';
import type { Reroute } from '@sveltejs/kit';

/** `/ru/compare/` is the route `/compare` in Russian. */
export const reroute: Reroute = ({ url }) => root() + plainPath(url);
