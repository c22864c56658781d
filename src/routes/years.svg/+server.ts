import { stripSvg } from '$lib/map/still/strip-svg';
import { strip, stripWords } from '$lib/pages/years/years.server';

export const prerender = true;

/** The strip of years as a file. */
export const GET = () =>
  new Response(stripSvg(strip, stripWords()), { headers: { 'content-type': 'image/svg+xml' } });
