import { error, json } from '@sveltejs/kit';
import { builtReach } from '$lib/site/dataset.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => Object.keys(builtReach).map((rule) => ({ rule }));

/** Every year under a counting rule, and its stall analysis: the engine's answers without its work. */
export const GET: RequestHandler = ({ params: { rule } }) => {
  const answers = builtReach[rule];
  return answers ? json(answers) : error(404);
};
