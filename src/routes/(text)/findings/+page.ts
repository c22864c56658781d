import type { FindingsPage } from '$lib/pages/findings/findings-page.server';
import { pageHref } from '$lib/site/href';
import { pageFile } from '$lib/site/network/page';
import { hasPage } from '$lib/site/set';
import type { PageLoad } from './$types';

export const prerender = hasPage('/findings');

export const load: PageLoad = ({ fetch }) =>
  pageFile<FindingsPage>(fetch, pageHref('/findings.json'));
