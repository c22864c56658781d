import { claimsCsv } from '$lib/pages/findings/findings-page.server';

export const prerender = true;

/** Every claim with its result, in the reader's language. */
export const GET = () =>
  new Response(claimsCsv(), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
