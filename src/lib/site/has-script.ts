import { browser } from '$app/environment';
import { page } from '$app/state';

/** False on a page that is sent without script, where buttons have no use. */
export const hasScript = (): boolean => browser || page.data.script !== false;
