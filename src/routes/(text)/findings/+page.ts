import type { FindingsPage } from '$lib/pages/findings/findings-page.server';
import { pageHref } from '$lib/site/links/href';
import { fetchJson } from '$lib/site/network/fetch-json';
import { hasPage } from '$lib/site/dataset/set';
import type { PageLoad } from './$types';

export const prerender = hasPage('/findings');

export const load: PageLoad = ({ fetch }) =>
  fetchJson<FindingsPage>(pageHref('/findings.json'), fetch);
