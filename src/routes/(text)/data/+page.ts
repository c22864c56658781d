import { base } from '$app/paths';
import type { DataPage } from '$lib/pages/data/data-page.server';
import { pageFile } from '$lib/site/network/page';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => pageFile<DataPage>(fetch, `${base}/table.json`);
