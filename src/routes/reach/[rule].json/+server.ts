import { error, json } from '@sveltejs/kit';
import { builtReach } from '$lib/server/dataset';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => Object.keys(builtReach).map((rule) => ({ rule }));

/** Every year under a counting rule: what the engine would answer, without its seconds of work. */
export const GET: RequestHandler = ({ params: { rule } }) => {
  const answer = builtReach[rule];
  return answer ? json(answer) : error(404);
};
