import { landSvg } from '$lib/map/still/still.server';

export const prerender = true;

/** The land of the home view, shared by every prerendered map. */
export const GET = () => new Response(landSvg(), { headers: { 'content-type': 'image/svg+xml' } });
