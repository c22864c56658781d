import { error, json } from '@sveltejs/kit';
import { comparedBy } from '$lib/pages/compare/compared.server';
import { rules } from '$lib/site/dataset.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => rules.map(({ id }) => ({ rule: id }));

/** Fetched only when a reader counts by another rule, or looks at the ground of one kind. */
export const GET: RequestHandler = ({ params: { rule } }) =>
  rules.some(({ id }) => id === rule) ? json(comparedBy(rule).data) : error(404);
