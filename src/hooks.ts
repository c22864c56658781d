import { plainPath, root } from '$lib/site/links/href';
import type { Reroute } from '@sveltejs/kit';

/** `/de/compare/` is the route `/compare` in the language `de`. */
export const reroute: Reroute = ({ url }) => root() + plainPath(url);
