import { base } from '$app/paths';
import type { DataPage } from '$lib/pages/data/data-page.server';
import { fetchJson } from '$lib/site/network/fetch-json';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => fetchJson<DataPage>(`${base}/table.json`, fetch);
